// The tables log_tile and log_checkpoint: the Merkle tree over the log and what was signed of it.
// Belongs to one connection; one thread at a time.
#pragma once

#include "adapters/storage/query.hpp"

namespace phanbien::storage {

template <>
struct Fields<runtime::StoredTile> {
    using T = runtime::StoredTile;
    static constexpr auto members = std::tuple(&T::level, &T::index, &T::root, &T::hashes);
};

template <>
struct Fields<runtime::StoredCheckpoint> {
    using C = runtime::StoredCheckpoint;
    static constexpr auto members = std::tuple(&C::size, &C::at, &C::note, &C::cosignatures);
};

struct LogTreeTables {
    explicit LogTreeTables(Connection& connection);

    Query<std::string(std::uint64_t, std::size_t)> leaf_hashes;
    Query<runtime::StoredTile(int, std::uint64_t)> tile;
    Query<std::string(int, std::uint64_t, std::size_t)> tile_roots;
    Query<std::uint64_t()> tiles_kept;
    Query<void(runtime::StoredTile)> put_tile;
    Query<runtime::StoredCheckpoint()> newest_checkpoint;
    Query<runtime::StoredCheckpoint(std::uint64_t)> checkpoint_from;
    Query<runtime::StoredCheckpoint()> witnessed_checkpoint;
    Query<void(runtime::StoredCheckpoint)> put_checkpoint;
};

}  // namespace phanbien::storage
