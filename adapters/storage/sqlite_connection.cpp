#include "adapters/storage/sqlite_connection.hpp"

#include <soci/sqlite3/soci-sqlite3.h>

#include "adapters/storage/sqlite_failure.hpp"

namespace phanbien::storage {
namespace {

sqlite_api::sqlite3* sqlite_handle_of(soci::session& session) {
    return static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
}

// Each connection is used by one thread at a time, so that SQLite need not lock it for every call,
// nor count the memory of all of them together under one lock: 6 % of a command's time (W1). Too
// late, and without effect, where something else of the process has used SQLite before.
void configure_sqlite() {
    static const bool configured = [] {
        sqlite_api::sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
        sqlite_api::sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
        return true;
    }();
    static_cast<void>(configured);
}

}  // namespace

SqliteConnection::SqliteConnection(const std::filesystem::path& file, Use use) {
    configure_sqlite();
    try {
        session().open(soci::sqlite3, "db=\"" + file.string() + "\"");
    } catch (const soci::soci_error& error) {
        throw_sqlite_failure(error, 0, Moment::statement);
    }
    sqlite_api::sqlite3_busy_timeout(sqlite_handle_of(session()), busy_timeout_ms);
    ask("PRAGMA journal_mode=WAL");
    execute("PRAGMA synchronous=FULL");
    execute("PRAGMA foreign_keys=ON");
    execute("PRAGMA cache_size=-" + std::to_string(cache_kib));
    if (use == Use::reading) {
        execute("PRAGMA query_only=ON");
    }
}

void SqliteConnection::run(std::optional<soci::statement>& kept, const char* sql, Moment moment) {
    try {
        if (!kept) {
            kept.emplace((session().prepare << sql));
        }
        kept->execute(true);
    } catch (const soci::soci_error& error) {
        kept.reset();
        fail(error, moment);
    }
}

bool SqliteConnection::in_transaction() {
    return sqlite_api::sqlite3_get_autocommit(sqlite_handle_of(session())) == 0;
}

bool SqliteConnection::has_table(const std::string& name) {
    return ask("SELECT CAST(COUNT(*) AS TEXT) FROM sqlite_master WHERE name = '" + name + "'") !=
           "0";
}

void SqliteConnection::throw_failure(const soci::soci_error& error, Moment moment) {
    throw_sqlite_failure(error, sqlite_api::sqlite3_system_errno(sqlite_handle_of(session())),
                         moment);
}

}  // namespace phanbien::storage
