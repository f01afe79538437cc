// Which provisions of a version share rare features with a bag: found by looking these up, never by
// comparing with all. One thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/document/wording.hpp"

namespace phanbien::document {

// A feature that more provisions have tells too little to look them all up for it.
inline constexpr std::size_t holders_looked_up_max = 48;

class RareFeatures {
  public:
    struct Met {
        std::size_t place = 0;
        double shared = 0;  // by weight
    };

    // Of `places` provisions; `words` must outlive this.
    RareFeatures(std::size_t places, const Wording& words)
        : words_(words), holders_(words.features()), shared_(places, 0) {}

    void add(std::size_t place, const Bag& bag) {
        for (const auto& entry : bag.entries) {
            auto& list = holders_[entry.feature];
            if (list.size() <= holders_looked_up_max) {
                list.push_back({place, entry.count});
            }
        }
    }

    // In the order in which they are met. `times(held, sought)` says how often a feature counts
    // that stands so often in the provision and in the bag.
    template <class Times>
    std::vector<Met> met_by(const Bag& bag, Times times) {
        std::vector<Met> out;
        for (const auto& entry : bag.entries) {
            const auto& list = holders_[entry.feature];
            if (list.size() > holders_looked_up_max) {
                continue;
            }
            for (const auto& holder : list) {
                if (shared_[holder.place] == 0) {
                    out.push_back({.place = holder.place});
                }
                shared_[holder.place] +=
                    words_.weight(entry.feature) * times(holder.count, entry.count);
            }
        }
        for (auto& it : out) {
            it.shared = shared_[it.place];
            shared_[it.place] = 0;
        }
        return out;
    }

  private:
    struct Holder {
        std::size_t place;
        std::uint32_t count;
    };

    const Wording& words_;
    std::vector<std::vector<Holder>> holders_;  // by feature
    std::vector<double> shared_;                // by place; 0 between two questions
};

}  // namespace phanbien::document
