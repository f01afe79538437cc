// Tiles (C2SP tlog-tiles): how a log is served and kept as files of at most 256 hashes or entries.
//
// Tile N of level L holds the nodes 256·N … 256·N+255 of the tree's level 8·L (level 0: the leaf
// hashes). A tile that is not full yet has a width and a name of its own, so that no file ever
// changes. Entry bundles hold the leaves themselves: a big-endian uint16 length and the bytes,
// each.
//
//     tile/0/x001/234    tile/1/000.p/37    tile/entries/x001/234
//
// Pure; any thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/audit/tree.hpp"
#include "engine/kernel/result.hpp"

namespace phanbien::audit {

inline constexpr int tile_height = 8;
inline constexpr std::uint64_t tile_width = 256;
inline constexpr int tile_level_max = 7;  // 2^64 leaves

// Which tile: of hashes, or of entries when the level is `entries_level`.
inline constexpr int entries_level = -1;
struct TileAt {
    int level = 0;
    std::uint64_t index = 0;
    std::uint64_t width = tile_width;  // 1 … 256

    bool is_full() const { return width == tile_width; }
    bool operator==(const TileAt&) const = default;
};

// "tile/0/x001/234.p/5"
std::string path_of(const TileAt& at);
// None for anything but the one way to write it.
std::optional<TileAt> tile_at(std::string_view path);

// The tiles of a level in a tree of this size: `full` ones, and then one of `width`, if any.
struct TilesOfLevel {
    std::uint64_t full = 0;
    std::uint64_t width = 0;
};
TilesOfLevel tiles_of(std::uint64_t size, int level);
// Of one of them: 256, or less for the last.
std::uint64_t tile_width_at(std::uint64_t size, int level, std::uint64_t index);
// Whether a tree of this size has the tile, or one that it grew from had it.
bool has_tile(std::uint64_t size, const TileAt& at);
// Levels that hold any node: 0 for an empty tree, else 1 … 8.
int tile_levels(std::uint64_t size);

using Tile = std::vector<Hash>;

std::string to_bytes(const Tile& tile);
// "proof.bad_tile": the bytes are not `width` hashes.
Result<Tile> tile_of(std::string_view bytes, std::uint64_t width);

// Requires each leaf ≤ leaf_bytes_max.
std::string to_bundle(const std::vector<std::string>& leaves);
// Views into the bundle. "proof.bad_tile": not exactly `width` entries.
Result<std::vector<std::string_view>> leaves_of(std::string_view bundle, std::uint64_t width);

// Whoever keeps the tiles. Asked with the width that a tree of the given size has there.
class Tiles {
  public:
    virtual ~Tiles() = default;
    virtual Tile tile(const TileAt& at) const = 0;
};

// The nodes of a tree of a size, out of its tiles. Keeps the tiles it has read (a proof needs one
// or two per level). One thread.
class TileNodes : public Nodes {
  public:
    TileNodes(const Tiles& tiles, std::uint64_t size) : tiles_(tiles), size_(size) {}

    Hash node(NodeAt at) const override;

  private:
    const Tile& tile(int level, std::uint64_t index) const;

    const Tiles& tiles_;
    std::uint64_t size_;
    mutable std::map<std::pair<int, std::uint64_t>, Tile> read_;
};

}  // namespace phanbien::audit
