#include "engine/runtime/drawn_ahead.hpp"

#include <algorithm>

namespace phanbien::runtime {

void DrawnAhead::fill(std::span<unsigned char> bytes) {
    while (!bytes.empty()) {
        if (left_ == 0) {
            source_.fill(drawn_);
            left_ = drawn_.size();
        }
        const auto some = std::span(drawn_).last(left_).first(std::min(left_, bytes.size()));
        std::ranges::copy(some, bytes.begin());
        std::ranges::fill(some, static_cast<unsigned char>(0));
        left_ -= some.size();
        bytes = bytes.subspan(some.size());
    }
}

}  // namespace phanbien::runtime
