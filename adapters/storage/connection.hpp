// One connection to the database, whichever it is: what the tables and the store need of it. Their
// statements are the same for both; what is not stands behind these few functions, or in an index
// of words (text_index.hpp). One thread at a time.
//
// SQL that both understand: parameters `:name`, ON CONFLICT … DO UPDATE, COALESCE, NULLIF, CAST,
// row comparison, LIKE … ESCAPE. Not: JSON functions, PRAGMA, `::type`, ILIKE; SQLite's LIKE takes
// no notice of an ASCII letter's case and PostgreSQL's does. A parameter compared with a literal
// number needs a CAST to BIGINT.
#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <string>
#include <vector>

#include "adapters/storage/failure.hpp"

namespace phanbien::storage {

class WaitingRows;

class Connection {
  public:
    enum class Use { writing, reading };
    virtual ~Connection() = default;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    soci::session& session() { return session_; }
    // One statement without parameters and without rows.
    void execute(const std::string& sql, Moment moment = Moment::statement);
    // The first column of the only row of a question without parameters; empty for NULL.
    std::string ask(const std::string& sql);

    // The next question pins the snapshot that every further one sees, until end_reading().
    virtual void begin_reading() = 0;
    virtual void end_reading() { execute("COMMIT"); }
    virtual void begin_writing() = 0;
    // After a failure nobody knows whether it was done, but for the kinds full and busy.
    virtual void commit() { execute("COMMIT", Moment::commit); }
    virtual void rollback() { execute("ROLLBACK"); }
    virtual bool in_transaction() = 0;

    // Before an event is put at this position of the log, in the transaction that does.
    virtual void make_room(std::uint64_t) {}

    // Whether rows wait for others of their kind, to be written together (rows.hpp).
    virtual bool gathers() { return false; }
    void gather(WaitingRows& rows) { gathered_.push_back(&rows); }
    void expect_settling() { rows_wait_ = true; }
    // Writes what waits: so does every statement that does not wait itself.
    void settle() {
        if (rows_wait_) {
            write_waiting();
        }
    }
    void forget_waiting();

    // Where others work with the same database: runtime::Writing says what these mean.
    virtual bool is_alone() { return true; }
    virtual void others_may_start() {}
    virtual bool has_duty() { return true; }

    virtual bool has_table(const std::string& name) = 0;
    // A statement of a migration that is written for both.
    virtual void define(const std::string& statement) { execute(statement); }

    // As a runtime::StoreFailure, or a std::logic_error for a row that breaks a rule of the schema.
    [[noreturn]] void fail(const soci::soci_error& error, Moment moment);

  protected:
    Connection() = default;
    // What fail() says; does not return.
    virtual void throw_failure(const soci::soci_error& error, Moment moment) = 0;

  private:
    void write_waiting();

    soci::session session_;
    std::vector<WaitingRows*> gathered_;  // of the tables of this connection, which it outlives
    bool rows_wait_ = false;
};

// begin_writing() … commit(); rolls back when it dies without one, and forgets what waits.
class WriteTransaction {
  public:
    explicit WriteTransaction(Connection& connection);
    ~WriteTransaction();
    WriteTransaction(const WriteTransaction&) = delete;
    WriteTransaction& operator=(const WriteTransaction&) = delete;

    void commit();  // once

  private:
    Connection& connection_;
};

}  // namespace phanbien::storage
