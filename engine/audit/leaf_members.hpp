// Leaf members: what a leaf of schemas/event.md says about itself.
//
// A log of a nation has hundreds of millions of leaves and each is read when it is verified, so the
// usual way of writing one (no white space, no escapes, as the office writes them) is read in one
// pass without allocating; any other JSON is read by Boost.JSON. Pure; any thread.
#pragma once

#include <boost/json/value.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

namespace phanbien::audit {

// A member that is absent, or of another type, reads as empty. Its texts are views into the leaf,
// which must outlive them: owning them made verifying a log a fifth slower.
struct LeafMembers {
    std::string_view id;
    std::string_view at;            // as written
    std::string_view organisation;  // of the actor ("org")
    std::string_view actor;         // account, or "system"
    std::string_view act;
    std::optional<std::string_view> dossier;  // none: an event of the office
    std::int64_t sequence = 0;
    std::string_view previous;            // hex
    std::vector<std::string_view> files;  // hex, what it vouches for ("blobs")
    std::string_view payload_hash;        // hex ("pd")
    // What they are views of instead, where the leaf is not written in the usual way.
    std::shared_ptr<const boost::json::value> parsed = {};

    bool operator==(const LeafMembers& other) const;  // what it says, not where it was read
};

// None when it is no JSON object, or has, in the usual way of writing, a member twice.
std::optional<LeafMembers> leaf_members(std::string_view leaf);

// The same into members that are used again and again: false for none, and they are unspecified.
bool read_leaf_members(std::string_view leaf, LeafMembers& members);

}  // namespace phanbien::audit
