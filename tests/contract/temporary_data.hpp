// An office's data for one test: a folder, and where PHANBIEN_TEST_POSTGRESQL is set a database of
// its own on that server, else SQLite in the folder. The variable holds what comes behind the
// database's name in a URL: "?host=FOLDER". The server (tests/postgresql/with_server) has the roles
// postgres, which may do everything, and office, which may do nothing but with databases it owns.
#pragma once

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include "adapters/storage/data_place.hpp"
#include "adapters/storage/postgresql_connection.hpp"
#include "adapters/storage/sqlite_connection.hpp"

namespace phanbien::contract {

// A directory that vanishes with the test.
class TemporaryDirectory {
  public:
    TemporaryDirectory() {
        auto name = (std::filesystem::temp_directory_path() / "phanbien-XXXXXX").string();
        path_ = ::mkdtemp(name.data());
    }
    ~TemporaryDirectory() { std::filesystem::remove_all(path_); }
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

// Empty where the tests run on SQLite.
inline std::string test_server() {
    const char* server = std::getenv("PHANBIEN_TEST_POSTGRESQL");
    return server == nullptr ? "" : server;
}

// A database on the test's server that vanishes with the test; nothing on SQLite.
class TemporaryDatabase {
  public:
    TemporaryDatabase() {
        static std::atomic<int> made = 0;
        if (!test_server().empty()) {
            name_ = "test_" + std::to_string(::getpid()) + "_" + std::to_string(++made);
            of_server("CREATE DATABASE " + name_ + " OWNER office");
        }
    }
    ~TemporaryDatabase() {
        if (!name_.empty()) {
            of_server("DROP DATABASE " + name_ + " WITH (FORCE)");
        }
    }
    TemporaryDatabase(const TemporaryDatabase&) = delete;
    TemporaryDatabase& operator=(const TemporaryDatabase&) = delete;

    std::string url() const { return name_.empty() ? "" : url_of(name_, "office"); }
    const std::string& name() const { return name_; }

    // Asked of the server, whatever becomes of the database.
    static void of_server(const std::string& sql) {
        using storage::PostgresqlConnection;
        PostgresqlConnection(url_of("postgres", "postgres"), PostgresqlConnection::Use::writing)
            .execute(sql);
    }

  private:
    static std::string url_of(const std::string& name, const std::string& role) {
        return "postgresql:///" + name + test_server() + "&user=" + role;
    }

    std::string name_;
};

// A connection beside the store's own: for what no question tells and no command does.
inline std::unique_ptr<storage::Connection> beside(const storage::DataPlace& place) {
    constexpr auto use = storage::Connection::Use::writing;
    if (!place.database.empty()) {
        return std::make_unique<storage::PostgresqlConnection>(place.database, use);
    }
    return std::make_unique<storage::SqliteConnection>(place.folder / "phanbien.db", use);
}

}  // namespace phanbien::contract
