// Tree: arithmetic of an append-only Merkle tree (RFC 6962 section 2.1), apart from where its
// hashes are kept.
//
// A node is named by its level (0: the leaves) and its index there; it covers the 2^level leaves
// from index · 2^level on, all of which must exist. From such nodes the root, a proof that a leaf
// is in the tree and a proof that an older tree is the beginning of a newer one are put together
// with about log2(size) reads. Checking a proof needs no tree. Pure; any thread.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/audit/merkle.hpp"

namespace phanbien::audit {

struct NodeAt {
    int level = 0;
    std::uint64_t index = 0;

    bool operator==(const NodeAt&) const = default;
};

// Whoever keeps the hashes. Asked only for nodes all of whose leaves are in the tree.
class Nodes {
  public:
    virtual ~Nodes() = default;
    virtual Hash node(NodeAt at) const = 0;
};

using Proof = std::vector<Hash>;

inline constexpr std::size_t proof_hashes_max = 64;  // of an honest proof in a tree below 2^63

Hash tree_root(std::uint64_t size, const Nodes& nodes);

// That leaf `index` is in the tree of this size. Requires index < size.
Proof inclusion_proof(std::uint64_t index, std::uint64_t size, const Nodes& nodes);
// That the tree of the older size is the beginning of the newer. Requires older ≤ newer.
Proof consistency_proof(std::uint64_t older, std::uint64_t newer, const Nodes& nodes);

// RFC 9162 sections 2.1.3.2 and 2.1.4.2; any input.
bool proves_inclusion(const Proof& proof, std::uint64_t index, std::uint64_t size, const Hash& leaf,
                      const Hash& root);
bool proves_consistency(const Proof& proof, std::uint64_t older, std::uint64_t newer,
                        const Hash& older_root, const Hash& newer_root);

}  // namespace phanbien::audit
