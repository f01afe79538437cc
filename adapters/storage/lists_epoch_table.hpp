// The table lists_epoch: one row, raised whenever rows of dossiers are replaced without an event of
// theirs. Belongs to one connection; one thread at a time.
#pragma once

#include "adapters/storage/query.hpp"

namespace phanbien::storage {

struct ListsEpochTable {
    explicit ListsEpochTable(Connection& connection)
        : epoch(connection, "SELECT epoch FROM lists_epoch"),
          raise(connection, "UPDATE lists_epoch SET epoch = epoch + 1") {}

    Query<std::uint64_t()> epoch;
    Query<void()> raise;
};

}  // namespace phanbien::storage
