#include "engine/audit/tiles.hpp"

#include <algorithm>
#include <span>
#include <stdexcept>

#include "engine/audit/numbers.hpp"

namespace phanbien::audit {

namespace {

constexpr std::string_view entries_word = "entries";
constexpr std::string_view partial_mark = ".p/";
constexpr std::uint64_t group = 1'000;
constexpr std::size_t length_bytes = 2;

Problem bad_tile() {
    return {.kind = ProblemKind::invalid,
            .code = "proof.bad_tile",
            .vi = "Một mảnh của nhật ký có kích thước sai.",
            .en = "A tile of the log has the wrong size."};
}

std::string three_digits(std::uint64_t number) {
    auto digits = std::to_string(number);
    return std::string(3 - digits.size(), '0') + digits;
}

// 1234067 → x001/x234/067
std::string written_index(std::uint64_t index) {
    std::string text = three_digits(index % group);
    for (index /= group; index > 0; index /= group) {
        text = "x" + three_digits(index % group) + "/" + text;
    }
    return text;
}

std::optional<std::uint64_t> index_in(std::string_view text) {
    constexpr std::uint64_t index_max = std::uint64_t{1} << 56U;
    std::uint64_t index = 0;
    for (;;) {
        const auto slash = text.find('/');
        const bool last = slash == text.npos;
        auto digits = text.substr(0, slash);
        if (!last && !digits.starts_with('x')) {
            return std::nullopt;
        }
        digits.remove_prefix(last ? 0 : 1);
        const auto number = decimal(digits);
        if (digits.size() != 3 || !number || index > index_max / group) {
            return std::nullopt;
        }
        index = index * group + *number;
        if (last) {
            return index;
        }
        text.remove_prefix(slash + 1);
    }
}

}  // namespace

std::string path_of(const TileAt& at) {
    const auto level =
        at.level == entries_level ? std::string(entries_word) : std::to_string(at.level);
    const auto partial =
        at.is_full() ? std::string{} : std::string(partial_mark) + std::to_string(at.width);
    return "tile/" + level + "/" + written_index(at.index) + partial;
}

std::optional<TileAt> tile_at(std::string_view path) {
    constexpr std::string_view front = "tile/";
    const auto slash = path.find('/', front.size());
    if (!path.starts_with(front) || slash == path.npos) {
        return std::nullopt;
    }
    TileAt at;
    const auto level = path.substr(front.size(), slash - front.size());
    const auto number = decimal(level);
    if (level != entries_word &&
        (!number || *number > static_cast<std::uint64_t>(tile_level_max))) {
        return std::nullopt;
    }
    at.level = level == entries_word ? entries_level : static_cast<int>(*number);
    auto rest = path.substr(slash + 1);
    if (const auto partial = rest.find(partial_mark); partial != rest.npos) {
        const auto width = decimal(rest.substr(partial + partial_mark.size()));
        if (!width || *width == 0 || *width >= tile_width) {
            return std::nullopt;
        }
        at.width = *width;
        rest = rest.substr(0, partial);
    }
    const auto index = index_in(rest);
    if (!index) {
        return std::nullopt;
    }
    at.index = *index;
    return path_of(at) == path ? std::optional(at) : std::nullopt;
}

TilesOfLevel tiles_of(std::uint64_t size, int level) {
    const auto nodes = size >> static_cast<unsigned>(std::max(level, 0) * tile_height);
    return {.full = nodes / tile_width, .width = nodes % tile_width};
}

std::uint64_t tile_width_at(std::uint64_t size, int level, std::uint64_t index) {
    const auto here = tiles_of(size, level);
    return index < here.full ? tile_width : here.width;
}

bool has_tile(std::uint64_t size, const TileAt& at) {
    const auto here = tiles_of(size, at.level);
    return at.index < here.full || (at.index == here.full && at.width <= here.width);
}

int tile_levels(std::uint64_t size) {
    int levels = 0;
    for (; size > 0 && levels <= tile_level_max; size >>= static_cast<unsigned>(tile_height)) {
        ++levels;
    }
    return levels;
}

std::string to_bytes(const Tile& tile) {
    std::string bytes;
    bytes.reserve(tile.size() * sizeof(Hash));
    for (const Hash& hash : tile) {
        bytes.append(hash.begin(), hash.end());
    }
    return bytes;
}

Result<Tile> tile_of(std::string_view bytes, std::uint64_t width) {
    if (bytes.size() != width * sizeof(Hash)) {
        return bad_tile();
    }
    Tile tile(width);
    for (std::size_t i = 0; i < width; ++i) {
        const auto one = bytes.substr(i * sizeof(Hash), sizeof(Hash));
        std::copy(one.begin(), one.end(), tile[i].begin());
    }
    return tile;
}

std::string to_bundle(const std::vector<std::string>& leaves) {
    std::string bundle;
    for (const auto& leaf : leaves) {
        if (leaf.size() > leaf_bytes_max) {
            throw std::length_error("a leaf of the log exceeds its size");
        }
        bundle += big_endian(leaf.size(), length_bytes) + leaf;
    }
    return bundle;
}

Result<std::vector<std::string_view>> leaves_of(std::string_view bundle, std::uint64_t width) {
    std::vector<std::string_view> leaves;
    while (leaves.size() < width && bundle.size() >= length_bytes) {
        const auto length = from_big_endian(bundle.substr(0, length_bytes));
        bundle.remove_prefix(length_bytes);
        if (bundle.size() < length) {
            return bad_tile();
        }
        leaves.emplace_back(bundle.substr(0, length));
        bundle.remove_prefix(length);
    }
    if (leaves.size() != width || !bundle.empty()) {
        return bad_tile();
    }
    return leaves;
}

Hash TileNodes::node(NodeAt at) const {
    const int level = at.level / tile_height;
    const auto height = static_cast<unsigned>(at.level % tile_height);
    const auto first = at.index << height;
    const Tile& tile = this->tile(level, first / tile_width);
    const std::size_t count = std::size_t{1} << height;
    if (first % tile_width + count > tile.size()) {
        throw std::out_of_range("a node of the log's tree is not in its tiles");
    }
    return root_of(std::span(tile).subspan(first % tile_width, count));
}

const Tile& TileNodes::tile(int level, std::uint64_t index) const {
    const auto [found, is_new] = read_.try_emplace({level, index});
    if (is_new) {
        found->second = tiles_.tile(
            {.level = level, .index = index, .width = tile_width_at(size_, level, index)});
    }
    return found->second;
}

}  // namespace phanbien::audit
