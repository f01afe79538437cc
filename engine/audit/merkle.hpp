// Merkle: the hashes of an append-only log after RFC 6962 section 2.1. A leaf is any bytes; leaves
// and inner nodes are hashed with different first bytes, so that none can be passed off as the
// other. Pure functions; any thread.
#pragma once

#include <span>
#include <string_view>

#include "engine/audit/sha256.hpp"

namespace phanbien::audit {

inline constexpr std::size_t leaf_bytes_max = 65'535;  // tlog-tiles: a big-endian uint16 length

Hash leaf_hash(std::string_view leaf);
Hash node_hash(const Hash& left, const Hash& right);

// The root of the tree over these leaf hashes; of no leaves: SHA-256 of nothing.
Hash root_of(std::span<const Hash> leaves);

}  // namespace phanbien::audit
