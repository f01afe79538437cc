// One connection to the SQLite file, set up as durability needs it: WAL, synchronous=FULL, foreign
// keys, a bounded wait for locks. One thread at a time.
#pragma once

#include <soci/soci.h>

#include <filesystem>
#include <string>

#include "adapters/storage/failure.hpp"

namespace phanbien::storage {

inline constexpr int busy_timeout_ms = 5'000;

class Connection {
  public:
    enum class Use { writing, reading };
    Connection(const std::filesystem::path& file, Use use);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    soci::session& session() { return session_; }
    // One statement without parameters and without rows.
    void execute(const std::string& sql, Moment moment = Moment::statement);
    // The first column of the only row of a question without parameters: for pragmas.
    std::string ask(const std::string& sql);

    bool in_transaction();
    [[noreturn]] void fail(const soci::soci_error& error, Moment moment);

  private:
    soci::session session_;
};

// BEGIN IMMEDIATE … COMMIT; rolls back when it dies without commit(). soci::transaction would issue
// a plain BEGIN, whose first write can find somebody else's and then has to give up.
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
