// Leaf members: what a leaf of schemas/event.md says about itself.
//
// A log of a nation has hundreds of millions of leaves and each is read when it is verified, so the
// usual way of writing one (no white space, no escapes, as the office writes them) is read in one
// pass without allocating; any other JSON is read by Boost.JSON. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace phanbien::audit {

// A member that is absent, or of another type, reads as empty.
struct LeafMembers {
    std::string id;
    std::string at;            // as written
    std::string organisation;  // of the actor ("org")
    std::string actor;         // account, or "system"
    std::string act;
    std::optional<std::string> dossier;  // none: an event of the office
    std::int64_t sequence = 0;
    std::string previous;            // hex
    std::vector<std::string> files;  // hex, what it vouches for ("blobs")
    std::string payload_hash;        // hex ("pd")

    bool operator==(const LeafMembers&) const = default;
};

// None when it is no JSON object, or has, in the usual way of writing, a member twice.
std::optional<LeafMembers> leaf_members(std::string_view leaf);

// The same into members that are used again and again: false for none, and they are unspecified.
bool read_leaf_members(std::string_view leaf, LeafMembers& members);

}  // namespace phanbien::audit
