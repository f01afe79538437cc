// A log as the files that it is published as, for tests, and the entry that changes its key.
#pragma once

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "engine/audit/log_keys.hpp"
#include "engine/audit/log_verifier.hpp"

namespace phanbien::audit {

using Files = std::map<std::string, std::string>;

inline Hash root_over(const std::vector<std::string>& leaves, std::uint64_t size) {
    std::vector<Hash> hashes;
    for (std::uint64_t i = 0; i < size; ++i) {
        hashes.push_back(leaf_hash(leaves[i]));
    }
    return root_of(hashes);
}

// The entries in their bundles, the tiles of every level, and this checkpoint.
inline Files files_of(const std::vector<std::string>& leaves, std::string checkpoint) {
    Files files{{"checkpoint", std::move(checkpoint)}};
    std::vector<Hash> nodes;
    for (std::size_t first = 0; first < leaves.size(); first += tile_width) {
        const auto width = std::min<std::size_t>(tile_width, leaves.size() - first);
        const std::vector<std::string> bundle(
            leaves.begin() + static_cast<std::ptrdiff_t>(first),
            leaves.begin() + static_cast<std::ptrdiff_t>(first + width));
        files[path_of({.level = entries_level, .index = first / tile_width, .width = width})] =
            to_bundle(bundle);
        for (const auto& leaf : bundle) {
            nodes.push_back(leaf_hash(leaf));
        }
    }
    for (int level = 0; !nodes.empty(); ++level) {
        std::vector<Hash> above;
        for (std::size_t first = 0; first < nodes.size(); first += tile_width) {
            const auto width = std::min<std::size_t>(tile_width, nodes.size() - first);
            const auto tile = std::span(nodes).subspan(first, width);
            files[path_of({.level = level, .index = first / tile_width, .width = width})] =
                to_bytes({tile.begin(), tile.end()});
            if (width == tile_width) {
                above.push_back(root_of(tile));
            }
        }
        nodes = std::move(above);
    }
    return files;
}

inline LogFinding verify_files(const Files& files, const VerifierKey& key,
                               std::string_view older = {}) {
    return verify_log(
        [&files](const std::string& path) {
            const auto found = files.find(path);
            return found == files.end() ? std::nullopt : std::optional(found->second);
        },
        key, older);
}

// With the members that every leaf has, and these.
inline std::string leaf_at(std::uint64_t index, std::string_view act,
                           const boost::json::object& more = {}) {
    boost::json::object leaf{{"v", 1},
                             {"id", "e" + std::to_string(index)},
                             {"ts", "2026-11-23T01:00:00." + std::to_string(100'000 + index) + "Z"},
                             {"act", act}};
    for (const auto& [name, value] : more) {
        leaf[name] = value;
    }
    return boost::json::serialize(leaf);
}

inline std::string key_change_leaf(std::uint64_t index, const Signer& before, const Signer& after) {
    return leaf_at(index, key_change_act, key_change_members(index, before, after));
}

}  // namespace phanbien::audit
