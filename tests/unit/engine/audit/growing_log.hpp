// A log whose every leaf is known, for tests: leaf i is "leaf <i>", or "other <i>" from a fork on.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/audit/tree.hpp"

namespace phanbien::audit {

class GrowingLog : public Nodes {
  public:
    explicit GrowingLog(std::uint64_t size, std::uint64_t fork = ~std::uint64_t{0}) {
        for (std::uint64_t i = 0; i < size; ++i) {
            texts_.push_back((i < fork ? "leaf " : "other ") + std::to_string(i));
            leaves_.push_back(leaf_hash(texts_.back()));
        }
    }

    Hash node(NodeAt at) const override {
        const auto count = std::size_t{1} << static_cast<unsigned>(at.level);
        return root_of(std::span(leaves_).subspan(at.index * count, count));
    }
    Hash root(std::uint64_t size) const { return root_of(std::span(leaves_).first(size)); }
    const std::vector<Hash>& leaves() const { return leaves_; }
    const std::vector<std::string>& texts() const { return texts_; }

  private:
    std::vector<std::string> texts_;
    std::vector<Hash> leaves_;
};

}  // namespace phanbien::audit
