// A connection to the SQLite file, set up as durability needs it: WAL, synchronous=FULL, foreign
// keys, a bounded wait for locks. One thread at a time.
#pragma once

#include <filesystem>
#include <optional>

#include "adapters/storage/connection.hpp"

namespace phanbien::storage {

inline constexpr int busy_timeout_ms = 5'000;
inline constexpr int cache_kib = 8'192;  // of pages, for each connection that comes to need it

class SqliteConnection final : public Connection {
  public:
    SqliteConnection(const std::filesystem::path& file, Use use);

    void begin_reading() override { run(begin_, "BEGIN", Moment::statement); }
    void end_reading() override { run(commit_, "COMMIT", Moment::statement); }
    // A plain BEGIN's first write can find somebody else's and then has to give up.
    void begin_writing() override { run(begin_, "BEGIN IMMEDIATE", Moment::statement); }
    void commit() override { run(commit_, "COMMIT", Moment::commit); }
    bool in_transaction() override;
    bool has_table(const std::string& name) override;

  private:
    // Prepared the first time: each request and each batch has one of both.
    void run(std::optional<soci::statement>& kept, const char* sql, Moment moment);
    void throw_failure(const soci::soci_error& error, Moment moment) override;

    std::optional<soci::statement> begin_;
    std::optional<soci::statement> commit_;
};

}  // namespace phanbien::storage
