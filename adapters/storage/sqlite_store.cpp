#include "adapters/storage/sqlite_store.hpp"

#include "adapters/storage/data_directory.hpp"
#include "adapters/storage/fts5_index.hpp"
#include "adapters/storage/migrate.hpp"
#include "adapters/storage/sqlite_connection.hpp"
#include "adapters/storage/writes_to.hpp"

namespace phanbien::storage {
namespace {

std::unique_ptr<Tables> open_sqlite_tables(const std::filesystem::path& file, Connection::Use use) {
    auto connection = std::make_unique<SqliteConnection>(file, use);
    auto index = std::make_unique<Fts5Index>(*connection);
    return std::make_unique<Tables>(std::move(connection), std::move(index));
}

// SQLite's own check leaves out what stands inside an FTS5 index. It is asked for by a command that
// looks like an insertion and writes nothing.
std::optional<std::string> damage_of_words(Connection& connection) {
    if (!connection.has_table("text_word")) {
        return std::nullopt;  // of a time before there was one
    }
    try {
        connection.execute("INSERT INTO text_word (text_word) VALUES ('integrity-check')");
    } catch (const runtime::StoreFailure&) {
        return "the words of the index of texts";
    }
    const auto strays = connection.ask(
        "SELECT CAST(COUNT(*) AS TEXT) FROM text_word WHERE rowid NOT IN "
        "(SELECT id FROM searched_text)");
    return strays == "0" ? std::nullopt
                         : std::optional("words of " + strays + " texts that are not there");
}

class SqliteStore final : public runtime::Store {
  public:
    SqliteStore(const std::filesystem::path& directory, Absent absent)
        : directory_(directory, absent),
          writer_(open_sqlite_tables(directory_.database(), Connection::Use::writing)) {
        migrate(writer_->connection, sqlite_migrations());
    }

    std::unique_ptr<runtime::Reading> open_reading() override {
        return sqlite_reading(directory_.database());
    }
    std::unique_ptr<runtime::Writing> begin() override {
        return std::make_unique<TablesWriting>(*writer_, committed_);
    }

  private:
    DataDirectory directory_;
    std::unique_ptr<Tables> writer_;
    Committed committed_;
};

class ReadOnlySqliteStore final : public runtime::Store {
  public:
    explicit ReadOnlySqliteStore(const std::filesystem::path& directory)
        : database_(existing_database(directory)) {
        SqliteConnection connection(database_, Connection::Use::reading);
        require_migrated(connection, sqlite_migrations());
    }

    std::unique_ptr<runtime::Reading> open_reading() override { return sqlite_reading(database_); }
    std::unique_ptr<runtime::Writing> begin() override {
        throw runtime::StoreFailure(runtime::StoreFailure::Kind::read_only,
                                    "the store was opened for reading only");
    }

  private:
    std::filesystem::path database_;
};

}  // namespace

std::unique_ptr<runtime::Reading> sqlite_reading(const std::filesystem::path& file) {
    return std::make_unique<TablesReading>(
        [file] { return open_sqlite_tables(file, Connection::Use::reading); });
}

std::unique_ptr<runtime::Store> open_sqlite_store(const std::filesystem::path& directory,
                                                  Absent absent) {
    return std::make_unique<SqliteStore>(directory, absent);
}

std::unique_ptr<runtime::Store> open_read_only_sqlite_store(
    const std::filesystem::path& directory) {
    return std::make_unique<ReadOnlySqliteStore>(directory);
}

// An opened directory has an empty file at once.
bool is_sqlite_office(const std::filesystem::path& directory) {
    std::error_code missing;
    const auto bytes = std::filesystem::file_size(directory / "phanbien.db", missing);
    return !missing && bytes != 0;
}

int migrate_sqlite_store(const std::filesystem::path& directory) {
    const DataDirectory locked(directory);
    SqliteConnection connection(locked.database(), Connection::Use::writing);
    return migrate(connection, sqlite_migrations());
}

std::optional<std::string> find_damage_in_sqlite(const std::filesystem::path& directory) {
    SqliteConnection connection(existing_database(directory), Connection::Use::reading);
    const auto complaint = connection.ask("PRAGMA integrity_check(1)");
    if (complaint != "ok") {
        return complaint;
    }
    const auto table = connection.ask("SELECT MIN(\"table\") FROM pragma_foreign_key_check");
    return table.empty() ? std::nullopt
                         : std::optional("a row of " + table + " points at one that is not there");
}

std::optional<std::string> find_damage_of_sqlite_words(const std::filesystem::path& directory) {
    const DataDirectory locked(directory, Absent::refuse);
    SqliteConnection connection(locked.database(), Connection::Use::writing);
    return damage_of_words(connection);
}

void rewrite_sqlite_database(const std::filesystem::path& directory) {
    const DataDirectory locked(directory, Absent::refuse);
    SqliteConnection connection(locked.database(), Connection::Use::writing);
    connection.execute("INSERT INTO text_word (text_word) VALUES ('rebuild')");
    connection.execute("VACUUM");
    connection.ask("PRAGMA wal_checkpoint(TRUNCATE)");
}

}  // namespace phanbien::storage
