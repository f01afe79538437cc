#include "adapters/storage/connection.hpp"

#include <cstdlib>

#include "adapters/storage/rows.hpp"

namespace phanbien::storage {

void Connection::execute(const std::string& sql, Moment moment) {
    settle();
    try {
        session_ << sql;
    } catch (const soci::soci_error& error) {
        fail(error, moment);
    }
}

std::string Connection::ask(const std::string& sql) {
    settle();
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

void Connection::write_waiting() {
    rows_wait_ = false;
    for (auto* rows : gathered_) {
        rows->write();
    }
}

void Connection::forget_waiting() {
    rows_wait_ = false;
    for (auto* rows : gathered_) {
        rows->forget();
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
    connection_.forget_waiting();
    if (!connection_.in_transaction()) {
        return;  // committed, or rolled back by the database itself: a full disk, a lost connection
    }
    try {
        connection_.rollback();
    } catch (const std::exception&) {
        // The transaction stays open, so the next BEGIN is refused and says that the store is
        // broken.
    }
}

void WriteTransaction::commit() {
    connection_.commit();
}

}  // namespace phanbien::storage
