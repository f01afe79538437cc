#include "engine/audit/merkle.hpp"

#include <array>
#include <bit>
#include <cstring>

namespace phanbien::audit {

namespace {

constexpr char leaf_prefix = '\x00';
constexpr char node_prefix = '\x01';

}  // namespace

Hash leaf_hash(std::string_view leaf) {
    std::array<char, 1 + 1023> whole;  // of the usual size: in one piece it hashes faster
    if (leaf.size() < whole.size()) {
        whole.front() = leaf_prefix;
        std::memcpy(whole.data() + 1, leaf.data(), leaf.size());
        return sha256({whole.data(), 1 + leaf.size()});
    }
    return sha256_of({{&leaf_prefix, 1}, leaf});
}

Hash node_hash(const Hash& left, const Hash& right) {
    std::array<char, 1 + 2 * sizeof(Hash)> node{node_prefix};
    std::memcpy(node.data() + 1, left.data(), left.size());
    std::memcpy(node.data() + 1 + left.size(), right.data(), right.size());
    return sha256({node.data(), node.size()});
}

Hash root_of(std::span<const Hash> leaves) {
    if (leaves.empty()) {
        return sha256({});
    }
    if (leaves.size() == 1) {
        return leaves.front();
    }
    // The left tree takes the largest power of two below the size (RFC 6962); depth ≤ 64.
    const auto split = std::bit_floor(leaves.size() - 1);
    return node_hash(root_of(leaves.first(split)), root_of(leaves.subspan(split)));
}

}  // namespace phanbien::audit
