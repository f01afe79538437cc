// The rows that a statement with one parameter gives, read from a database file with SQLite itself:
// what the bench looks up behind the server's back, or holds the server against. One thread. Throws
// std::runtime_error with SQLite's words.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace phanbien::bench {

class DatabaseRows {
  public:
    DatabaseRows(const std::filesystem::path& file, const char* sql);

    // Asks (again) with this parameter.
    void ask(std::int64_t parameter);
    void ask(const std::string& parameter);
    bool next();
    std::string text(int column) const;
    std::int64_t number(int column) const;

  private:
    void demand(int code) const;

    struct Closing {
        void operator()(sqlite3* database) const { sqlite3_close(database); }
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    std::unique_ptr<sqlite3, Closing> database_;
    std::unique_ptr<sqlite3_stmt, Closing> statement_;
};

}  // namespace phanbien::bench
