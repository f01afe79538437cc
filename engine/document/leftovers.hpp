// Leftovers: where the words of two versions went that their pairs do not account for.
//
// The inside of matching.hpp's steps from divisions.cpp on; nobody else uses it. One thread, one
// alignment.
#pragma once

#include <map>
#include <vector>

#include "engine/document/matching.hpp"
#include "engine/document/rare_features.hpp"

namespace phanbien::document {

inline constexpr double piece_share = 0.6;  // of a provision that must come from the other

// Two versions, seen from one of them: where the words of its provisions went. The same from the
// newer one finds what was joined rather than divided.
struct View {
    const Matching& matching;
    MatchedSide& side;
    MatchedSide& other;
    std::vector<Joining>& joinings;  // of the open ones of `side`
    std::vector<Joining>& other_joinings;

    View turned() const { return {matching, other, side, other_joinings, joinings}; }
    bool is_before() const { return &side == &matching.before; }
    const Wording& words() const { return matching.words; }
    bool is_leaf(std::size_t i) const { return side.order[i].end == i + 1; }
    // With what it is paired, or what it has joined.
    std::size_t counterpart(std::size_t i) const {
        return side.is_open(i) ? joinings[i].into : side.partner[i];
    }
    // Where a provision inside another is now: the one that holds it.
    std::size_t holder_of(std::size_t inside) const {
        const auto now = counterpart(inside);
        return now == no_place ? no_place : other.order[now].parent;
    }
};

// From the older version.
View view_of(Matching& matching);

// The words of each provision that its pair does not account for, nor what was joined to either.
std::vector<Bag> leftovers(const View& view);

// Where the provisions inside one went: syllables, by what holds them now.
std::map<std::size_t, std::size_t> insides_gone(const View& view, std::size_t i);

// Do both stand together: one inside the other, or side by side?
bool stand_together(const MatchedSide& side, std::size_t one, std::size_t other);

// Calls `weigh` with each provision and those of the other version that hold leftover words of it.
class LeftoverWalk {
  public:
    // Both lists must outlive the walk.
    LeftoverWalk(const View& view, const std::vector<Bag>& left, const std::vector<Bag>& other_left)
        : view_(view),
          left_(left),
          other_left_(other_left),
          holders_(other_left.size(), view.words()) {
        for (std::size_t j = 0; j < other_left.size(); ++j) {
            holders_.add(j, other_left[j]);
        }
    }

    template <class Weigh>
    void each(Weigh weigh) {
        for (std::size_t i = 0; i < view_.side.size(); ++i) {
            if (left_[i].empty()) {
                continue;
            }
            for (const auto j : candidates_for(i)) {
                if (may_become(view_.side.kind(i), view_.other.kind(j)) &&
                    !view_.other.words.own[j].empty() && !is_inside_partner(i, j)) {
                    weigh(i, j);
                }
            }
        }
    }

    // How much of an open provision stands in what is left of the other.
    double share_of_open(std::size_t i, std::size_t j) const {
        return view_.words().shared(left_[i], other_left_[j]) / view_.side.words.own[i].weight;
    }
    // How much of the other is from what is left of this one.
    double share_of_piece(std::size_t i, std::size_t j) const {
        const auto& own = view_.other.words.own[j];
        return view_.words().shared(left_[i], own) / own.weight;
    }

  private:
    // What shares rare words, and what stands near: a part of a text may hold common ones only.
    std::vector<std::size_t> candidates_for(std::size_t i);
    bool is_inside_partner(std::size_t i, std::size_t j) const {
        const auto partner = view_.side.partner[i];
        return partner != no_place && are_family(view_.other.order, partner, j);
    }

    View view_;
    const std::vector<Bag>& left_;
    const std::vector<Bag>& other_left_;
    RareFeatures holders_;
};

}  // namespace phanbien::document
