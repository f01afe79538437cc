#include "tests/bench/load/database_rows.hpp"

#include <stdexcept>

namespace phanbien::bench {

DatabaseRows::DatabaseRows(const std::filesystem::path& file, const char* sql) {
    sqlite3* database = nullptr;
    const int opened = sqlite3_open(file.c_str(), &database);
    database_.reset(database);
    demand(opened);
    sqlite3_stmt* statement = nullptr;
    demand(sqlite3_prepare_v2(database, sql, -1, &statement, nullptr));
    statement_.reset(statement);
}

void DatabaseRows::ask(std::int64_t parameter) {
    demand(sqlite3_reset(statement_.get()));
    demand(sqlite3_bind_int64(statement_.get(), 1, parameter));
}

void DatabaseRows::ask(const std::string& parameter) {
    demand(sqlite3_reset(statement_.get()));
    demand(sqlite3_bind_text(statement_.get(), 1, parameter.data(),
                             static_cast<int>(parameter.size()), SQLITE_TRANSIENT));
}

bool DatabaseRows::next() {
    const int stepped = sqlite3_step(statement_.get());
    if (stepped != SQLITE_ROW && stepped != SQLITE_DONE) {
        demand(stepped);
    }
    return stepped == SQLITE_ROW;
}

std::string DatabaseRows::text(int column) const {
    const auto* bytes = sqlite3_column_blob(statement_.get(), column);
    const auto size = sqlite3_column_bytes(statement_.get(), column);
    return size == 0 ? std::string()
                     : std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

std::int64_t DatabaseRows::number(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}

void DatabaseRows::demand(int code) const {
    if (code != SQLITE_OK) {
        throw std::runtime_error(sqlite3_errmsg(database_.get()));
    }
}

}  // namespace phanbien::bench
