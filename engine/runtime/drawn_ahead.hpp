// DrawnAhead: random bytes, drawn in large pieces and given out in small ones. Every event of the
// log takes an id and a salt, and to ask a strong generator costs the same for sixteen bytes as for
// hundreds. No byte is given out twice, nor kept once it was. One thread.
#pragma once

#include "engine/runtime/clock.hpp"

namespace phanbien::runtime {

class DrawnAhead final : public Random {
  public:
    explicit DrawnAhead(Random& source) : source_(source) {}
    void fill(std::span<unsigned char> bytes) override;

  private:
    Random& source_;
    std::array<unsigned char, 4'096> drawn_{};
    std::size_t left_ = 0;  // of them, at the end
};

}  // namespace phanbien::runtime
