#include "adapters/storage/connection.hpp"

#include <soci/sqlite3/soci-sqlite3.h>

namespace phanbien::storage {
namespace {

sqlite_api::sqlite3* handle_of(soci::session& session) {
    return static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
}

}  // namespace

Connection::Connection(const std::filesystem::path& file, Use use) {
    try {
        session_.open(soci::sqlite3, "db=\"" + file.string() + "\"");
    } catch (const soci::soci_error& error) {
        throw_failure(error, 0, Moment::statement);
    }
    sqlite_api::sqlite3_busy_timeout(handle_of(session_), busy_timeout_ms);
    ask("PRAGMA journal_mode=WAL");
    execute("PRAGMA synchronous=FULL");
    execute("PRAGMA foreign_keys=ON");
    if (use == Use::reading) {
        execute("PRAGMA query_only=ON");
    }
}

void Connection::execute(const std::string& sql, Moment moment) {
    try {
        session_ << sql;
    } catch (const soci::soci_error& error) {
        fail(error, moment);
    }
}

std::string Connection::ask(const std::string& sql) {
    try {
        std::string answer;
        soci::indicator null = soci::i_ok;
        soci::statement statement = (session_.prepare << sql, soci::into(answer, null));
        statement.execute(true);
        std::string first = null == soci::i_ok ? answer : "";
        while (statement.fetch()) {
        }
        return first;
    } catch (const soci::soci_error& error) {
        fail(error, Moment::statement);
    }
}

bool Connection::in_transaction() {
    return sqlite_api::sqlite3_get_autocommit(handle_of(session_)) == 0;
}

void Connection::fail(const soci::soci_error& error, Moment moment) {
    throw_failure(error, sqlite_api::sqlite3_system_errno(handle_of(session_)), moment);
}

WriteTransaction::WriteTransaction(Connection& connection) : connection_(connection) {
    connection_.execute("BEGIN IMMEDIATE");
}

WriteTransaction::~WriteTransaction() {
    if (!connection_.in_transaction()) {
        return;  // committed, or SQLite itself rolled back after a full disk or an I/O error
    }
    try {
        connection_.execute("ROLLBACK");
    } catch (const std::exception&) {
        // The transaction stays open, so the next BEGIN is refused and says that the store is
        // broken.
    }
}

void WriteTransaction::commit() {
    connection_.execute("COMMIT", Moment::commit);
}

}  // namespace phanbien::storage
