// Provisions that are the same to the word, with everything inside them.
#include <algorithm>
#include <unordered_map>

#include "engine/document/matching.hpp"

namespace phanbien::document {

namespace {

// A point of three words may stand in a text by chance; what is shorter needs its surroundings.
constexpr std::size_t telling_syllables = 8;

struct SameTrees {
    std::vector<std::size_t> before;
    std::vector<std::size_t> after;
};

bool same_syllables(const Matching& matching, std::size_t i, std::size_t j) {
    const auto count = matching.before.order[i].end - i;
    if (matching.after.order[j].end - j != count) {
        return false;
    }
    for (std::size_t k = 0; k < count; ++k) {
        const bool same_kind = matching.before.kind(i + k) == matching.after.kind(j + k);
        if ((k > 0 && !same_kind) ||
            matching.before.words.syllables[i + k] != matching.after.words.syllables[j + k]) {
            return false;
        }
    }
    return true;
}

// By hash, in order of the older version, so that the run is the same each time.
std::vector<SameTrees> same_trees(const std::vector<std::size_t>& before,
                                  const std::vector<std::size_t>& after, const Matching& matching) {
    std::unordered_map<std::uint64_t, std::size_t> known;
    std::vector<SameTrees> out;
    for (const auto i : before) {
        const auto at = known.emplace(matching.before.words.tree_hash[i], out.size()).first->second;
        if (at == out.size()) {
            out.emplace_back();
        }
        out[at].before.push_back(i);
    }
    for (const auto j : after) {
        const auto found = known.find(matching.after.words.tree_hash[j]);
        if (found != known.end()) {
            out[found->second].after.push_back(j);
        }
    }
    return out;
}

std::vector<std::size_t> all_places(std::size_t count) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < count; ++i) {
        out.push_back(i);
    }
    return out;
}

std::vector<std::size_t> open_of_level(const MatchedSide& side, std::size_t scope, int level) {
    std::vector<std::size_t> out;
    for (const auto it : side.sequence(scope)) {
        if (side.is_open(it) && level_of(side.kind(it)) == level) {
            out.push_back(it);
        }
    }
    return out;
}

void pair_in_scope(Matching& matching, std::size_t left, std::size_t right, int level) {
    const auto before = open_of_level(matching.before, left, level);
    const auto after = open_of_level(matching.after, right, level);
    if (before.empty() || after.empty()) {
        return;
    }
    for (const auto& same : same_trees(before, after, matching)) {
        if (same.before.size() != same.after.size()) {
            continue;  // one of several is gone or new; which one, others must tell
        }
        for (std::size_t k = 0; k < same.before.size(); ++k) {
            if (same_syllables(matching, same.before[k], same.after[k])) {
                matching.pair_trees(same.before[k], same.after[k], Method::structure);
            }
        }
    }
}

}  // namespace

void pair_exactly(Matching& matching) {
    for (const auto& same : same_trees(all_places(matching.before.size()),
                                       all_places(matching.after.size()), matching)) {
        if (same.before.size() != 1 || same.after.size() != 1) {
            continue;
        }
        const auto i = same.before.front();
        const auto j = same.after.front();
        const bool telling = matching.before.words.tree_size[i] >= telling_syllables;
        if (telling && may_become(matching.before.kind(i), matching.after.kind(j)) &&
            matching.before.is_open(i) && matching.after.is_open(j) &&
            same_syllables(matching, i, j)) {
            matching.pair_trees(i, j, Method::exact);
        }
    }
}

void pair_exactly_within(Matching& matching, int level) {
    pair_in_scope(matching, no_place, no_place, level);
    for (std::size_t i = 0; i < matching.before.size(); ++i) {
        if (!matching.before.is_open(i)) {
            pair_in_scope(matching, i, matching.before.partner[i], level);
        }
    }
}

}  // namespace phanbien::document
