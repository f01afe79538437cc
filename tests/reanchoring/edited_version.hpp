// A legal text edited as drafting bodies edit them, at random, together with the truth: where every
// provision and every part of one went.
//
// Several edits a version: provisions inserted (words of another law, or nearly those of a
// neighbour), deleted, reworded, moved, split, merged, promoted, points drawn into their clause,
// two similar ones swapped; then all are numbered anew or get letters, and references follow or are
// forgotten. Words follow their provision: what was made of a provision is it. One that was
// divided is all its parts, so nobody can say where an opinion on the whole of it belongs; one that
// was drawn into another is that other. Two provisions with the same words are not exchanged,
// because nobody could tell.
#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "engine/document/outline.hpp"

namespace phanbien::tests {

inline constexpr std::size_t no_words = std::string::npos - 1;

// A part of an old provision: which, and which bytes of its text; none where both are no_words.
struct Origin {
    std::string eid;
    std::size_t begin = 0;
    std::size_t end = std::string::npos;
};

struct EditedProvision {
    document::Provision own;  // without children
    std::vector<Origin> origins;
    std::vector<EditedProvision> children;
    bool fresh = false;  // gets a number of its own where the others keep theirs
    bool tied = false;   // part of a division or copied: not to be divided, copied or deleted again
};

// Where a part of an old provision is now.
struct Whereabouts {
    std::string eid;
    std::size_t begin = 0;
    std::size_t end = std::string::npos;
};

struct EditedVersion {
    std::vector<document::Provision> provisions;
    std::map<std::string, std::vector<Whereabouts>> truth;     // by old eId; missing: deleted
    std::map<std::string, std::vector<std::string>> edits_of;  // by old eId: what was done to it
    std::vector<std::string> edits;                            // in order, for people
};

struct EditRules {
    int edits_least = 4;
    int edits_most = 20;
};

// `foreign` is where inserted words come from.
EditedVersion edited_version(const std::vector<document::Provision>& provisions,
                             const std::vector<document::Provision>& foreign,
                             const EditRules& rules, std::mt19937_64& random);

}  // namespace phanbien::tests
