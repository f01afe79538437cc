#include "adapters/storage/unfinished_move.hpp"

#include "adapters/storage/query.hpp"

namespace phanbien::storage {
namespace {

const std::string mark_table = "unfinished_move";

}  // namespace

std::optional<MoveMark> mark_of_office(Connection& connection) {
    const auto size = connection.ask("SELECT CAST(COUNT(*) AS TEXT) FROM event");
    if (size == "0") {
        return std::nullopt;
    }
    return MoveMark{
        .office = connection.ask("SELECT hash FROM event ORDER BY position LIMIT 1"),
        .log_size = size,
        .log_end = connection.ask("SELECT hash FROM event ORDER BY position DESC LIMIT 1")};
}

void put_move_mark(Connection& connection, const MoveMark& mark) {
    connection.define("CREATE TABLE " + mark_table +
                      " (office TEXT NOT NULL, log_size TEXT NOT NULL, log_end TEXT NOT NULL)");
    Query<void(std::string, std::string, std::string)> put(
        connection,
        "INSERT INTO " + mark_table + " (office, log_size, log_end) VALUES (:office, :size, :end)");
    put.run(mark.office, mark.log_size, mark.log_end);
}

std::optional<MoveMark> move_mark(Connection& connection) {
    if (!connection.has_table(mark_table)) {
        return std::nullopt;
    }
    return MoveMark{.office = connection.ask("SELECT office FROM " + mark_table),
                    .log_size = connection.ask("SELECT log_size FROM " + mark_table),
                    .log_end = connection.ask("SELECT log_end FROM " + mark_table)};
}

void remove_move_mark(Connection& connection) {
    connection.execute("DROP TABLE " + mark_table);
}

void refuse_unfinished_move(Connection& connection) {
    if (connection.has_table(mark_table)) {
        throw runtime::StoreFailure(
            runtime::StoreFailure::Kind::broken,
            "việc chuyển dữ liệu vào đây chưa xong; hãy chạy lại phanbien migrate --from … --to … "
            "như lần trước\nthe move of data to this place is not finished; run phanbien migrate "
            "--from … --to … again as before");
    }
}

}  // namespace phanbien::storage
