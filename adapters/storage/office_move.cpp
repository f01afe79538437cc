#include "adapters/storage/office_move.hpp"

#include <vector>

#include "adapters/storage/migrate.hpp"
#include "adapters/storage/moved_rows.hpp"
#include "adapters/storage/postgresql_connection.hpp"
#include "adapters/storage/postgresql_store.hpp"
#include "adapters/storage/sqlite_connection.hpp"
#include "adapters/storage/sqlite_store.hpp"
#include "adapters/storage/unfinished_move.hpp"
#include "engine/runtime/log_tree.hpp"

namespace phanbien::storage {
namespace {

using Failure = runtime::StoreFailure;

[[noreturn]] void refuse_move(const std::string& why) {
    throw Failure(Failure::Kind::broken, why);
}

DatabaseKind kind_of(const DataPlace& place) {
    return place.database.empty() ? DatabaseKind::sqlite : DatabaseKind::postgresql;
}

std::span<const Migration> migrations_of(DatabaseKind kind) {
    return kind == DatabaseKind::sqlite ? sqlite_migrations() : postgresql_migrations();
}

std::unique_ptr<Connection> own_postgresql(const std::string& url) {
    auto connection = std::make_unique<PostgresqlConnection>(url, Connection::Use::writing);
    if (!connection->locks().enter(Sharing::alone)) {
        throw Failure(Failure::Kind::busy,
                      "một phanbien khác đang làm việc với cơ sở dữ liệu PostgreSQL; hãy dừng nó "
                      "trước\nanother phanbien is working with the PostgreSQL database; stop it "
                      "first");
    }
    return connection;
}

std::unique_ptr<runtime::Reading> reading_of(const DataPlace& place) {
    return kind_of(place) == DatabaseKind::sqlite ? sqlite_reading(existing_database(place.folder))
                                                  : postgresql_reading(place.database);
}

// A store on the marked target, which every other way of opening one refuses.
class MovedStore final : public runtime::Store {
  public:
    explicit MovedStore(const DataPlace& place) : place_(place) {}

    std::unique_ptr<runtime::Reading> open_reading() override { return reading_of(place_); }
    std::unique_ptr<runtime::Writing> begin() override {
        throw Failure(Failure::Kind::read_only, "the store was opened for reading only");
    }

  private:
    DataPlace place_;
};

bool has_rows(Connection& connection) {
    for (const auto& table : moved_tables()) {
        const std::string name(table.name);
        if (connection.has_table(name) &&
            connection.ask("SELECT 'some' FROM " + name + " LIMIT 1") == "some") {
            return true;
        }
    }
    return false;
}

std::string names_of_tables() {
    std::string names;
    for (const auto& table : moved_tables()) {
        names += (names.empty() ? "" : ", ") + std::string(table.name);
    }
    return names;
}

std::string key_told(const MovedTable& table, const Row& row) {
    std::string text;
    const auto key = columns_of(table.key);
    for (std::size_t i = 0; i < key.size(); ++i) {
        const auto* number = std::get_if<long long>(&row.at(i));
        text += (i == 0 ? "" : ", ") + key[i].name + " " +
                (number ? std::to_string(*number) : std::get<std::string>(row.at(i)));
    }
    return text;
}

[[noreturn]] void refuse_difference(const MovedTable& table, const std::vector<Row>& one,
                                    const std::vector<Row>& other) {
    std::size_t same = 0;
    while (same < one.size() && same < other.size() && one[same] == other[same]) {
        ++same;
    }
    const auto where = std::string(table.name) + ", " +
                       key_told(table, same < one.size() ? one[same] : other.at(same));
    refuse_move("hai bên khác nhau ở bảng " + where +
                ": dữ liệu nguồn đã đổi trong lúc chuyển; hãy làm trống đích rồi chuyển lại từ "
                "đầu\nthe two sides differ in table " +
                where +
                ": the source was changed during the move; empty the target and move again from "
                "the beginning");
}

}  // namespace

// One end of the move, locked.
struct OfficeMove::Side {
    Side(const DataPlace& at, Connection::Use use) : place(at), kind(kind_of(at)) {
        if (kind == DatabaseKind::postgresql) {
            connection = own_postgresql(at.database);
            return;
        }
        const auto absent = use == Connection::Use::reading ? Absent::refuse : Absent::create;
        folder.emplace(at.folder, absent);
        connection = std::make_unique<SqliteConnection>(folder->database(), use);
    }

    DataPlace place;
    DatabaseKind kind;
    std::optional<DataDirectory> folder;
    std::unique_ptr<Connection> connection;
};

OfficeMove::OfficeMove(const DataPlace& from, const DataPlace& to)
    : from_(std::make_unique<Side>(from, Connection::Use::reading)) {
    require_source();
    to_ = std::make_unique<Side>(to, Connection::Use::writing);
    prepare_target();
}

OfficeMove::~OfficeMove() = default;

bool OfficeMove::goes_on() const {
    return goes_on_;
}

void OfficeMove::require_source() const {
    auto& connection = *from_->connection;
    if (!connection.has_table("schema_migration")) {
        refuse_move(
            "nguồn không có dữ liệu của cơ quan nào; hãy xem lại địa chỉ\nthere is no office's "
            "data at the source; check its address");
    }
    if (from_->kind == DatabaseKind::postgresql) {
        connection.execute("SET default_transaction_read_only = on");
    }
    require_migrated(connection, migrations_of(from_->kind));
    const auto mark = mark_of_office(connection);
    if (!mark) {
        refuse_move("nguồn chưa có gì để chuyển\nthere is nothing to move at the source yet");
    }
    if (connection.ask("SELECT CAST(MAX(size) AS TEXT) FROM log_checkpoint") != mark->log_size) {
        refuse_move(
            "các sự kiện cuối của nguồn chưa được ký; hãy chạy phanbien log checkpoint trên nguồn "
            "rồi chuyển lại\nthe newest events of the source are not signed yet; run phanbien log "
            "checkpoint on it, then move again");
    }
}

void OfficeMove::prepare_target() {
    auto& connection = *to_->connection;
    const auto wanted = mark_of_office(*from_->connection).value();
    const auto migrations = migrations_of(to_->kind);
    if (const auto mark = move_mark(connection)) {
        if (connection.ask("SELECT CAST(MAX(number) AS TEXT) FROM schema_migration") !=
            std::to_string(migrations.size())) {
            refuse_move(
                "việc chuyển được bắt đầu bằng phiên bản khác của chương trình; hãy làm trống đích "
                "rồi chuyển lại từ đầu\nthe move was begun by another version of the program; "
                "empty "
                "the target and move again from the beginning");
        }
        if (mark->office != wanted.office) {
            refuse_move(
                "đích đang nhận dữ liệu của cơ quan khác; hãy chọn đích trống\nthe data of another "
                "office are being moved to the target; choose an empty one");
        }
        if (*mark != wanted) {
            refuse_move(
                "từ lần chuyển trước, nguồn đã có thêm sự kiện; hãy làm trống đích rồi chuyển lại "
                "từ đầu\nthe source has grown since the move began; empty the target and move "
                "again from the beginning");
        }
        goes_on_ = has_rows(connection);
        return;
    }
    if (has_rows(connection)) {
        refuse_move(
            "đích đã có dữ liệu; hãy chọn cơ sở dữ liệu hoặc thư mục trống\nthere are data at the "
            "target already; choose an empty database or folder");
    }
    migrate(connection, migrations);
    WriteTransaction transaction(connection);
    put_move_mark(connection, wanted);
    transaction.commit();
}

void OfficeMove::copy(const Told& told) {
    for (const auto& table : moved_tables()) {
        RowReader source(*from_->connection, table);
        RowReader target(*to_->connection, table);
        RowWriter writer(*to_->connection, table, to_->kind);
        MoveProgress progress{.table = table.name, .rows = target.count(), .of = source.count()};
        auto page = source.behind(target.last_key());
        for (; !page.empty(); page = source.behind(page.back())) {
            WriteTransaction transaction(*to_->connection);
            writer.write(page);
            transaction.commit();
            progress.rows += page.size();
            told(progress);
        }
    }
}

MovedOffice OfficeMove::compare(const Told& told) {
    MovedOffice office;
    for (const auto& table : moved_tables()) {
        RowReader source(*from_->connection, table);
        RowReader target(*to_->connection, table);
        MoveProgress progress{.table = table.name, .of = source.count()};
        std::optional<Row> last;
        for (bool more = true; more;) {
            const auto page = source.behind(last);
            const auto there = target.behind(last);
            if (page != there) {
                refuse_difference(table, page, there);
            }
            more = !page.empty();
            if (more) {
                progress.rows += page.size();
                last = page.back();
                told(progress);
            }
        }
        ++office.tables;
        office.rows += progress.rows;
    }
    const auto source = reading_of(from_->place);
    office.log_size = source->log_head().size;
    office.root = runtime::log_root(*source, office.log_size);
    if (runtime::log_root(*reading_of(to_->place), office.log_size) != office.root) {
        refuse_move(
            "gốc cây của nhật ký hai bên khác nhau\nthe log's roots of the two sides differ");
    }
    return office;
}

std::unique_ptr<runtime::Store> OfficeMove::moved() {
    return std::make_unique<MovedStore>(to_->place);
}

void OfficeMove::finish() {
    auto& connection = *to_->connection;
    if (to_->kind == DatabaseKind::postgresql) {
        connection.execute("ANALYZE " +
                           names_of_tables());  // by what it knows it decides how to find
    }
    WriteTransaction transaction(connection);
    remove_move_mark(connection);
    transaction.commit();
}

}  // namespace phanbien::storage
