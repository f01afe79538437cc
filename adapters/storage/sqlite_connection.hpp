// A connection to the SQLite file, set up as durability needs it: WAL, synchronous=FULL, foreign
// keys, a bounded wait for locks. One thread at a time.
#pragma once

#include <filesystem>

#include "adapters/storage/connection.hpp"

namespace phanbien::storage {

inline constexpr int busy_timeout_ms = 5'000;

class SqliteConnection final : public Connection {
  public:
    SqliteConnection(const std::filesystem::path& file, Use use);

    void begin_reading() override { execute("BEGIN"); }
    // A plain BEGIN's first write can find somebody else's and then has to give up.
    void begin_writing() override { execute("BEGIN IMMEDIATE"); }
    bool in_transaction() override;
    bool has_table(const std::string& name) override;

  private:
    void throw_failure(const soci::soci_error& error, Moment moment) override;
};

}  // namespace phanbien::storage
