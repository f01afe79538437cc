// A connection to a PostgreSQL 15 server. Each has a session of its own there, since prepared
// statements and the office's lock belong to one: a pooler that shares sessions between
// transactions cannot stand in between. One thread at a time.
#pragma once

#include <string_view>

#include "adapters/storage/log_pieces.hpp"
#include "adapters/storage/postgresql_locks.hpp"

namespace phanbien::storage {

// A node that stands still in the middle of its turn loses it, and its session, after so long.
inline constexpr int idle_turn_timeout_ms = 20'000;

// "postgresql://…", or "postgres://…".
bool is_postgresql_url(std::string_view text);

class PostgresqlConnection final : public Connection {
  public:
    // Anything that libpq understands in a URL; what it leaves open is set so that a server that
    // went away is noticed within half a minute. Of several servers that one is taken to which can
    // be written, for reading, too. Throws ConnectionLost when there is no server to
    // be reached, StoreFailure::broken for a URL that cannot be read (without repeating it: a
    // password may stand in it), a server before version 15, or a database that is not in UTF-8.
    PostgresqlConnection(const std::string& url, Use use);

    // Repeatable read: its snapshot is taken by the first question.
    void begin_reading() override;
    // Waits for its turn; every statement behind that sees all that was committed before.
    void begin_writing() override;
    // COMMIT of a transaction in which something failed is a ROLLBACK that reports no error.
    void commit() override;
    bool in_transaction() override;
    void rollback() override;
    void make_room(std::uint64_t position) override { pieces_.make_room(position); }
    bool gathers() override { return gathers_; }
    bool has_table(const std::string& name) override;
    // TEXT columns compare byte by byte, as SQLite's do, whatever the database's language is.
    void define(const std::string& statement) override;

    bool is_alone() override { return locks_.is_alone(); }
    void others_may_start() override { locks_.others_may_start(); }
    bool has_duty() override { return locks_.has_duty(); }

    // Of a writer.
    OfficeLocks& locks() { return locks_; }

  private:
    void throw_failure(const soci::soci_error& error, Moment moment) override;

    bool gathers_;
    LogPieces pieces_{*this};
    OfficeLocks locks_{*this};
};

}  // namespace phanbien::storage
