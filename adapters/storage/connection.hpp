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

#include <string>

#include "adapters/storage/failure.hpp"

namespace phanbien::storage {

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
    virtual bool in_transaction() = 0;

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
    soci::session session_;
};

// begin_writing() … commit(); rolls back when it dies without one.
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
