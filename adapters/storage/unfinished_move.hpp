// The mark of a database into which an office is being moved (office_move.hpp): a table that is
// there until every row has arrived. It says of which office, and how far its log had come, so that
// the move goes on from no other. One thread, that of the connection.
#pragma once

#include <optional>
#include <string>

#include "adapters/storage/connection.hpp"

namespace phanbien::storage {

struct MoveMark {
    std::string office;    // the hash of its log's first leaf
    std::string log_size;  // decimal
    std::string log_end;   // the hash of its last leaf

    bool operator==(const MoveMark&) const = default;
};

// What an office's own log says it would be marked by; nothing where the log is empty.
std::optional<MoveMark> mark_of_office(Connection& connection);

// In the caller's transaction.
void put_move_mark(Connection& connection, const MoveMark& mark);
std::optional<MoveMark> move_mark(Connection& connection);
void remove_move_mark(Connection& connection);

// Throws StoreFailure::broken with what to do.
void refuse_unfinished_move(Connection& connection);

}  // namespace phanbien::storage
