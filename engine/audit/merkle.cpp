#include "engine/audit/merkle.hpp"

#include <bit>

namespace phanbien::audit {

Hash leaf_hash(std::string_view leaf) {
    constexpr std::string_view leaf_prefix("\x00", 1);
    return Sha256{}.update(leaf_prefix).update(leaf).finish();
}

Hash node_hash(const Hash& left, const Hash& right) {
    constexpr std::string_view node_prefix("\x01", 1);
    return Sha256{}.update(node_prefix).update(left).update(right).finish();
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
