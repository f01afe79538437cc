#include "engine/audit/tree.hpp"

#include <bit>

namespace phanbien::audit {

namespace {

// Leaves first … end-1, where first is a multiple of the largest power of two not above their
// number.
struct Leaves {
    std::uint64_t first;
    std::uint64_t end;

    std::uint64_t count() const { return end - first; }
    // Where RFC 6962 divides it: the largest power of two below the count goes to the left.
    std::uint64_t middle() const { return first + std::bit_floor(count() - 1); }
};

// Recursion is as deep as the tree is high: 64 at most.
Hash hash_of(Leaves leaves, const Nodes& nodes) {
    if (std::has_single_bit(leaves.count())) {
        const int level = std::countr_zero(leaves.count());
        return nodes.node({level, leaves.first >> static_cast<unsigned>(level)});
    }
    const auto middle = leaves.middle();
    return node_hash(hash_of({leaves.first, middle}, nodes), hash_of({middle, leaves.end}, nodes));
}

void add_path(Proof& proof, std::uint64_t index, Leaves leaves, const Nodes& nodes) {
    if (leaves.count() == 1) {
        return;
    }
    const auto middle = leaves.middle();
    const Leaves left{leaves.first, middle};
    const Leaves right{middle, leaves.end};
    const bool is_left = index < middle;
    add_path(proof, index, is_left ? left : right, nodes);
    proof.push_back(hash_of(is_left ? right : left, nodes));
}

// SUBPROOF of RFC 6962 section 2.1.2; `known`: the reader has this subtree's hash from the older
// root.
void add_subproof(Proof& proof, std::uint64_t older_end, Leaves leaves, bool known,
                  const Nodes& nodes) {
    if (older_end == leaves.end) {
        if (!known) {
            proof.push_back(hash_of(leaves, nodes));
        }
        return;
    }
    const auto middle = leaves.middle();
    if (older_end <= middle) {
        add_subproof(proof, older_end, {leaves.first, middle}, known, nodes);
        proof.push_back(hash_of({middle, leaves.end}, nodes));
    } else {
        add_subproof(proof, older_end, {middle, leaves.end}, false, nodes);
        proof.push_back(hash_of({leaves.first, middle}, nodes));
    }
}

// The way from a node up to the root: at each level whether a neighbour stands to the left, or to
// the right, or none because the node is the last of an incomplete level (the levels passed over).
class Climb {
  public:
    Climb(std::uint64_t node, std::uint64_t last) : node_(node), last_(last) {}

    bool at_top() const { return last_ == 0; }
    // Takes the next hash of the proof; true when it stands to the left.
    bool left_next() {
        const bool left = (node_ & 1U) == 1 || node_ == last_;
        if (left) {
            while ((node_ & 1U) == 0 && node_ != 0) {
                up();
            }
        }
        up();
        return left;
    }
    void up() {
        node_ >>= 1U;
        last_ >>= 1U;
    }

  private:
    std::uint64_t node_;
    std::uint64_t last_;
};

}  // namespace

Hash tree_root(std::uint64_t size, const Nodes& nodes) {
    return size == 0 ? root_of({}) : hash_of({0, size}, nodes);
}

Proof inclusion_proof(std::uint64_t index, std::uint64_t size, const Nodes& nodes) {
    Proof proof;
    add_path(proof, index, {0, size}, nodes);
    return proof;
}

Proof consistency_proof(std::uint64_t older, std::uint64_t newer, const Nodes& nodes) {
    Proof proof;
    if (older > 0 && older < newer) {
        add_subproof(proof, older, {0, newer}, true, nodes);
    }
    return proof;
}

bool proves_inclusion(const Proof& proof, std::uint64_t index, std::uint64_t size, const Hash& leaf,
                      const Hash& root) {
    if (index >= size || proof.size() > proof_hashes_max) {
        return false;
    }
    Climb climb(index, size - 1);
    Hash hash = leaf;
    for (const Hash& neighbour : proof) {
        if (climb.at_top()) {
            return false;
        }
        hash = climb.left_next() ? node_hash(neighbour, hash) : node_hash(hash, neighbour);
    }
    return climb.at_top() && hash == root;
}

bool proves_consistency(const Proof& proof, std::uint64_t older, std::uint64_t newer,
                        const Hash& older_root, const Hash& newer_root) {
    if (older > newer || proof.size() > proof_hashes_max) {
        return false;
    }
    if (older == newer) {
        return proof.empty() && older_root == newer_root;
    }
    if (older == 0) {
        return proof.empty() && older_root == root_of({});
    }
    // A complete older tree is a node of the newer one: its hash is known and not in the proof.
    Proof hashes = proof;
    if (std::has_single_bit(older)) {
        hashes.insert(hashes.begin(), older_root);
    }
    if (hashes.empty()) {
        return false;
    }
    auto node = older - 1;
    auto last = newer - 1;
    for (; (node & 1U) == 1; node >>= 1U, last >>= 1U) {
    }
    Climb climb(node, last);
    Hash old_hash = hashes.front();
    Hash new_hash = hashes.front();
    for (std::size_t i = 1; i < hashes.size(); ++i) {
        if (climb.at_top()) {
            return false;
        }
        if (climb.left_next()) {
            old_hash = node_hash(hashes[i], old_hash);
            new_hash = node_hash(hashes[i], new_hash);
        } else {
            new_hash = node_hash(new_hash, hashes[i]);
        }
    }
    return climb.at_top() && old_hash == older_root && new_hash == newer_root;
}

}  // namespace phanbien::audit
