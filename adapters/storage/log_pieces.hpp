// The pieces of the log on PostgreSQL (schemas/sql/postgresql/0019_log_pieces.sql): each a table of
// its own with the events of a range of positions. Belongs to one connection; one thread at a time.
#pragma once

#include <cstdint>

namespace phanbien::storage {

class Connection;

inline constexpr std::uint64_t log_piece_events = 1 << 23;  // about 15 GB with its indexes

class LogPieces {
  public:
    explicit LogPieces(Connection& connection) : connection_(connection) {}

    // Before an event is put at this position, in the transaction that does: makes the piece it
    // belongs to, and those before, where they are missing. Others may read meanwhile.
    void make_room(std::uint64_t position);
    // What the transaction made is not there any more.
    void forget() { end_ = 0; }

  private:
    std::uint64_t end_of_last() const;
    void add(std::uint64_t start, std::uint64_t end);

    Connection& connection_;
    std::uint64_t end_ = 0;  // of the last piece, as far as is known
};

}  // namespace phanbien::storage
