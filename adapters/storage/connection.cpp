#include "adapters/storage/connection.hpp"

#include <cstdlib>

namespace phanbien::storage {

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

void Connection::fail(const soci::soci_error& error, Moment moment) {
    throw_failure(error, moment);
    std::abort();
}

WriteTransaction::WriteTransaction(Connection& connection) : connection_(connection) {
    connection_.begin_writing();
}

WriteTransaction::~WriteTransaction() {
    if (!connection_.in_transaction()) {
        return;  // committed, or rolled back by the database itself: a full disk, a lost connection
    }
    try {
        connection_.execute("ROLLBACK");
    } catch (const std::exception&) {
        // The transaction stays open, so the next BEGIN is refused and says that the store is
        // broken.
    }
}

void WriteTransaction::commit() {
    connection_.commit();
}

}  // namespace phanbien::storage
