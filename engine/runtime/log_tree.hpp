// Log tree: the Merkle tree over the log's leaves, as it grows in the store.
//
// Every 256 leaves fill a tile, every 256 tiles one of the level above; a full tile is written in
// the transaction of the event that filled it and never changed. What is not full yet is computed
// when it is asked for, out of at most 255 hashes per level. Nothing is kept in memory, so that a
// transaction that is dropped leaves nothing behind. One thread, that of the reading.
#pragma once

#include "engine/audit/tiles.hpp"
#include "engine/runtime/store.hpp"

namespace phanbien::runtime {

// The tree's tiles as a reading's snapshot has them. Throws StoreFailure::broken when one that must
// be there is not, or does not have the right size.
class StoredTiles final : public audit::Tiles {
  public:
    explicit StoredTiles(Reading& reading) : reading_(reading) {}
    audit::Tile tile(const audit::TileAt& at) const override;

  private:
    Reading& reading_;
};

// Whether a full tile is kept, holds what lies below it, and has its own root.
bool tile_agrees(Reading& reading, const audit::TileAt& at);

audit::Hash log_root(Reading& reading, std::uint64_t size);

// A tile, or a bundle of entries, as the file that verifiers read. Requires audit::has_tile of the
// log's size in this snapshot. Throws StoreFailure::broken as above.
std::string tile_bytes(Reading& reading, const audit::TileAt& at);

// After the event at this position was appended: writes the tiles that it filled.
void fill_tiles(Writing& writing, std::uint64_t position);

// Writes at most `tiles_max` of the tiles that a program before this table did not write; the
// number written. Until it returns less, the tree cannot be asked.
std::size_t complete_tiles(Writing& writing, std::size_t tiles_max);

}  // namespace phanbien::runtime
