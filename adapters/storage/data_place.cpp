#include "adapters/storage/data_place.hpp"

#include "adapters/storage/postgresql_store.hpp"
#include "adapters/storage/sqlite_store.hpp"

namespace phanbien::storage {
namespace {

bool on_sqlite(const DataPlace& place) {
    return place.database.empty();
}

// The store, and the folder as long as it is open.
class StoreWithFolder final : public runtime::Store {
  public:
    StoreWithFolder(const DataPlace& place, Absent absent, Sharing sharing)
        : store_(open_postgresql_store(place.database, absent, sharing)), folder_(place.folder) {}

    std::unique_ptr<runtime::Reading> open_reading() override { return store_->open_reading(); }
    std::unique_ptr<runtime::Writing> begin() override { return store_->begin(); }

  private:
    std::unique_ptr<runtime::Store> store_;
    FolderLock folder_;
};

}  // namespace

std::unique_ptr<runtime::Store> open_store(const DataPlace& place, Absent absent, Sharing sharing) {
    if (on_sqlite(place)) {
        return open_sqlite_store(place.folder, absent);
    }
    return std::make_unique<StoreWithFolder>(place, absent, sharing);
}

std::unique_ptr<runtime::Store> open_read_only_store(const DataPlace& place) {
    return on_sqlite(place) ? open_read_only_sqlite_store(place.folder)
                            : open_read_only_postgresql_store(place.database);
}

bool has_office(const DataPlace& place) {
    return on_sqlite(place) ? is_sqlite_office(place.folder) : is_postgresql_office(place.database);
}

int migrate_store(const DataPlace& place) {
    return on_sqlite(place) ? migrate_sqlite_store(place.folder)
                            : migrate_postgresql_store(place.database);
}

std::optional<std::string> find_damage(const DataPlace& place) {
    return on_sqlite(place) ? find_damage_in_sqlite(place.folder) : std::nullopt;
}

std::optional<std::string> find_damage_of_words(const DataPlace& place) {
    return on_sqlite(place) ? find_damage_of_sqlite_words(place.folder)
                            : find_damage_of_postgresql_words(place.database);
}

void rewrite_database(const DataPlace& place) {
    on_sqlite(place) ? rewrite_sqlite_database(place.folder)
                     : rewrite_postgresql_database(place.database);
}

}  // namespace phanbien::storage
