#include "engine/runtime/log_tree.hpp"

#include <algorithm>
#include <string_view>

namespace phanbien::runtime {

namespace {

[[noreturn]] void throw_torn(const audit::TileAt& at) {
    throw StoreFailure(StoreFailure::Kind::broken, "the log's tree lacks " + audit::path_of(at));
}

template <class Texts>
audit::Tile hashes_of(const Texts& texts, const audit::TileAt& at) {
    audit::Tile tile;
    for (const auto& text : texts) {
        const auto hash = audit::hash_from_hex(text);
        if (!hash) {
            throw_torn(at);
        }
        tile.push_back(*hash);
    }
    if (tile.size() != at.width) {
        throw_torn(at);
    }
    return tile;
}

std::vector<std::string_view> divided(std::string_view hashes) {
    constexpr std::size_t digits = 2 * sizeof(audit::Hash);
    std::vector<std::string_view> texts;
    for (; !hashes.empty(); hashes.remove_prefix(std::min(digits, hashes.size()))) {
        texts.push_back(hashes.substr(0, digits));
    }
    return texts;
}

// The hashes that are its entries, from the level below: leaves, or the roots of full tiles.
std::vector<std::string> entries(Reading& reading, const audit::TileAt& at) {
    const auto first = at.index * audit::tile_width;
    return at.level == 0 ? reading.leaf_hashes(first, at.width)
                         : reading.tile_roots(at.level - 1, first, at.width);
}

void write_tile(Writing& writing, const audit::TileAt& at) {
    const auto texts = entries(writing, at);
    const auto root = audit::root_of(hashes_of(texts, at));
    std::string hashes;
    for (const auto& text : texts) {
        hashes += text;
    }
    writing.put_tile({.level = at.level,
                      .index = at.index,
                      .root = audit::to_hex(root),
                      .hashes = std::move(hashes)});
}

}  // namespace

audit::Tile StoredTiles::tile(const audit::TileAt& at) const {
    if (!at.is_full()) {
        return hashes_of(entries(reading_, at), at);
    }
    const auto stored = reading_.tile(at.level, at.index);
    if (!stored) {
        throw_torn(at);
    }
    return hashes_of(divided(stored->hashes), at);
}

bool tile_agrees(Reading& reading, const audit::TileAt& at) {
    const auto stored = reading.tile(at.level, at.index);
    audit::Tile tile;
    std::string below;
    for (const auto& text : entries(reading, at)) {
        const auto hash = audit::hash_from_hex(text);
        if (!hash) {
            return false;
        }
        tile.push_back(*hash);
        below += text;
    }
    return stored && stored->hashes == below && stored->root == audit::to_hex(audit::root_of(tile));
}

audit::Hash log_root(Reading& reading, std::uint64_t size) {
    const StoredTiles tiles(reading);
    return audit::tree_root(size, audit::TileNodes(tiles, size));
}

std::string tile_bytes(Reading& reading, const audit::TileAt& at) {
    if (at.level != audit::entries_level) {
        return audit::to_bytes(StoredTiles(reading).tile(at));
    }
    std::vector<std::string> leaves;
    for (auto& event : reading.log(at.index * audit::tile_width, at.width)) {
        if (event.leaf.size() > audit::leaf_bytes_max) {
            throw_torn(at);
        }
        leaves.push_back(std::move(event.leaf));
    }
    if (leaves.size() != at.width) {
        throw_torn(at);
    }
    return audit::to_bundle(leaves);
}

void fill_tiles(Writing& writing, std::uint64_t position) {
    auto nodes = position + 1;
    for (int level = 0; nodes % audit::tile_width == 0; ++level) {
        nodes /= audit::tile_width;
        write_tile(writing, {.level = level, .index = nodes - 1});
    }
}

std::size_t complete_tiles(Writing& writing, std::size_t tiles_max) {
    const auto size = writing.log_head().size;
    std::size_t written = 0;
    for (int level = 0; level < audit::tile_levels(size); ++level) {
        const auto full = audit::tiles_of(size, level).full;
        // Tiles are written in order, so the missing ones are the last; found by bisection.
        std::uint64_t present = 0;
        for (auto missing = full; present < missing;) {
            const auto middle = present + (missing - present) / 2;
            writing.tile(level, middle) ? present = middle + 1 : missing = middle;
        }
        for (auto index = present; index < full; ++index) {
            if (written == tiles_max) {
                return written;
            }
            write_tile(writing, {.level = level, .index = index});
            ++written;
        }
    }
    return written;
}

}  // namespace phanbien::runtime
