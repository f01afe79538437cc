// What was divided into several or joined with another: by the words that a pair leaves over, and by
// where the provisions inside went.
#include <algorithm>
#include <map>

#include "engine/document/matching.hpp"

namespace phanbien::document {

namespace {

constexpr double piece_share = 0.6;    // of a provision that must come from the other
constexpr double piece_least = 0.05;   // of a provision that must be met to weigh a place
constexpr double doubtful_share = 0.25;
constexpr double taken_share = 0.4;   // of a paired provision that may be another's piece
constexpr double taken_margin = 0.1;  // by how much it may be less than its own pair's likeness
constexpr double weak_likeness = 0.35;
constexpr std::size_t near_steps = 2;
constexpr std::size_t leftover_holders_max = 48;

// The words of each provision that its pair does not account for.
std::vector<Bag> leftovers(const Matching& matching, const MatchedSide& side,
                           const MatchedSide& other) {
    std::vector<Bag> out(side.size());
    for (std::size_t i = 0; i < side.size(); ++i) {
        const auto partner = side.partner[i];
        if (partner == no_place) {
            out[i] = side.words.own[i];
        } else if (side.words.own_hash[i] != other.words.own_hash[partner]) {
            out[i] = matching.words.without(side.words.own[i], other.words.own[partner]);
        }
    }
    return out;
}

// Of two versions' leftovers, which share words.
class Meetings {
  public:
    Meetings(const std::vector<Bag>& of_other, const Wording& words)
        : words_(words), holders_(words.features()), gained_(of_other.size(), 0) {
        for (std::size_t j = 0; j < of_other.size(); ++j) {
            for (const auto& entry : of_other[j].entries) {
                auto& list = holders_[entry.feature];
                if (list.size() <= leftover_holders_max) {
                    list.push_back(j);
                }
            }
        }
    }

    // Places that share at least `least` by weight of rare features, in order.
    std::vector<std::size_t> of(const Bag& bag, double least) {
        std::vector<std::size_t> met;
        for (const auto& entry : bag.entries) {
            const auto& list = holders_[entry.feature];
            if (list.size() > leftover_holders_max) {
                continue;
            }
            for (const auto place : list) {
                if (gained_[place] == 0) {
                    met.push_back(place);
                }
                gained_[place] += words_.weight(entry.feature) * entry.count;
            }
        }
        std::vector<std::size_t> out;
        for (const auto place : met) {
            if (gained_[place] >= least) {
                out.push_back(place);
            }
            gained_[place] = 0;
        }
        std::ranges::sort(out);
        return out;
    }

  private:
    const Wording& words_;
    std::vector<std::vector<std::size_t>> holders_;
    std::vector<double> gained_;
};

// Seen from one side: where the leftover words of its provisions are in the other version. The
// same from the newer side finds what was joined.
class WordsGone {
  public:
    WordsGone(const Matching& matching, MatchedSide& side, MatchedSide& other,
              std::vector<Joining>& joinings, std::vector<Joining>& other_joinings)
        : matching_(matching),
          side_(side),
          other_(other),
          joinings_(joinings),
          other_joinings_(other_joinings),
          left_(leftovers(matching, side, other)),
          other_left_(leftovers(matching, other, side)),
          meetings_(other_left_, matching.words) {}

    void find() {
        for (std::size_t i = 0; i < side_.size(); ++i) {
            if (left_[i].empty()) {
                continue;
            }
            for (const auto j : candidates_for(i)) {
                if (may_become(side_.kind(i), other_.kind(j)) && !other_.words.own[j].empty()) {
                    side_.is_open(i) ? weigh_open(i, j) : weigh_paired(i, j);
                }
            }
        }
    }

  private:
    // What shares rare words, and what stands near: a part of a text may hold common ones only.
    std::vector<std::size_t> candidates_for(std::size_t i) {
        auto out = meetings_.of(left_[i], piece_least * side_.words.own[i].weight);
        const auto& around = other_.around;
        const auto add = [&](std::size_t j) {
            if (j != no_place) {
                out.push_back(j);
            }
        };
        const auto add_near = [&](std::size_t j) {
            for (const auto* way : {&around.previous, &around.next}) {
                for (auto k = j, steps = near_steps; k != no_place && steps > 0; --steps) {
                    k = (*way)[k];
                    add(k);
                }
            }
        };
        if (!side_.is_open(i)) {
            add_near(side_.partner[i]);
        } else {
            const auto parent = side_.order[i].parent;
            add(parent == no_place ? no_place : side_.partner[parent]);
            for (const auto near : {side_.around.previous[i], side_.around.next[i]}) {
                add(near == no_place ? no_place : side_.partner[near]);
            }
        }
        std::ranges::sort(out);
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }

    void weigh_open(std::size_t i, std::size_t j) {
        const auto share =
            matching_.words.shared(left_[i], other_left_[j]) / side_.words.own[i].weight;
        if (other_.is_open(j)) {
            side_.doubtful[i] = side_.doubtful[i] || share >= doubtful_share;
            return;
        }
        if (share >= piece_share && share > joinings_[i].share) {
            joinings_[i] = {.into = j, .share = share, .method = Method::wording};
        } else if (share >= doubtful_share) {
            side_.doubtful[i] = true;
        }
    }

    void weigh_paired(std::size_t i, std::size_t j) {
        const auto partner = side_.partner[i];
        if (are_family(other_.order, partner, j) || is_settled(j)) {
            return;
        }
        const auto of_piece = matching_.words.shared(left_[i], other_.words.own[j]) /
                              other_.words.own[j].weight;
        if (!other_.is_open(j)) {
            // It may be a part of this one that was taken for another provision.
            const auto j_partner = other_.partner[j];
            const auto likeness =
                matching_.words.likeness(other_.words.own[j], side_.words.own[j_partner]);
            const bool same = other_.words.own_hash[j] == side_.words.own_hash[j_partner];
            if ((!same || side_.order[j_partner].end == j_partner + 1) &&
                of_piece >= std::max(taken_share, likeness - taken_margin)) {
                side_.doubtful[i] = true;
                other_.doubtful[j] = true;
            }
            return;
        }
        if (of_piece >= piece_share) {
            if (of_piece > other_joinings_[j].share) {
                other_joinings_[j] = {.into = i, .share = of_piece, .method = Method::wording};
            }
        } else if (of_piece >= doubtful_share) {
            side_.doubtful[i] = true;
        }
    }

    // The same to the word and where it was; what came from elsewhere may be a piece all the same.
    bool is_settled(std::size_t j) const {
        if (other_.is_open(j)) {
            return false;
        }
        const bool after = &other_ == &matching_.after;
        const auto i = after ? other_.partner[j] : j;
        return matching_.exact[i] && matching_.parents_match(i, after ? j : other_.partner[j]);
    }

    const Matching& matching_;
    MatchedSide& side_;
    MatchedSide& other_;
    std::vector<Joining>& joinings_;
    std::vector<Joining>& other_joinings_;
    std::vector<Bag> left_;
    std::vector<Bag> other_left_;
    Meetings meetings_;
};

// Seen from one side: where the provisions inside an open one went.
void follow_insides(MatchedSide& side, const MatchedSide& other, std::vector<Joining>& joinings) {
    for (std::size_t i = 0; i < side.size(); ++i) {
        if (!side.is_open(i) || side.order[i].end == i + 1) {
            continue;
        }
        std::map<std::size_t, std::size_t> went;  // syllables, by the place that holds them now
        for (auto child = i + 1; child < side.order[i].end; child = side.order[child].end) {
            const auto now = side.partner[child];
            const auto holder = now == no_place ? no_place : other.order[now].parent;
            if (holder != no_place && rank_of(other.kind(holder)) == rank_of(side.kind(i))) {
                went[holder] += side.words.tree_size[child];
            }
        }
        for (const auto& [holder, syllables] : went) {
            const auto share = static_cast<double>(syllables) /
                               static_cast<double>(side.words.tree_size[i]);
            if (share >= piece_share && !other.is_open(holder) && share > joinings[i].share) {
                joinings[i] = {.into = holder, .share = share, .method = Method::children};
            } else if (share >= doubtful_share) {
                side.doubtful[i] = true;
            }
        }
    }
}

// An open or weakly paired provision that took something out of what was inside another pair makes
// that pair doubtful: it may have been divided.
void doubt_givers(const Matching& matching, MatchedSide& side, MatchedSide& other,
                  const std::vector<Joining>& joinings) {
    for (std::size_t i = 0; i < side.size(); ++i) {
        const auto partner = side.partner[i];
        if (side.order[i].end == i + 1 || joinings[i].into != no_place) {
            continue;
        }
        const bool weak = partner == no_place ||
                          matching.words.likeness(side.words.full[i], other.words.full[partner]) <
                              weak_likeness;
        for (auto child = i + 1; weak && child < side.order[i].end; child = side.order[child].end) {
            const auto now = side.partner[child];
            const auto holder = now == no_place ? no_place : other.order[now].parent;
            if (holder != no_place && holder != partner &&
                rank_of(other.kind(holder)) == rank_of(side.kind(i))) {
                other.doubtful[holder] = true;
            }
        }
    }
}

// Do both stand together: one inside the other, or side by side?
bool stand_together(const MatchedSide& side, std::size_t one, std::size_t other) {
    return side.order[one].parent == other || side.order[one].parent == side.order[other].parent;
}

// Several may claim the same words; each word is given once, to those first that stand near.
void share_out(const Matching& matching, MatchedSide& side, const MatchedSide& other,
               std::vector<Joining>& joinings) {
    std::map<std::size_t, std::vector<std::size_t>> claims;
    for (std::size_t i = 0; i < side.size(); ++i) {
        if (side.is_open(i) && joinings[i].into != no_place) {
            claims[joinings[i].into].push_back(i);
        }
    }
    for (auto& [into, claimants] : claims) {
        const auto partner = other.partner[into];
        std::ranges::stable_sort(claimants, [&](std::size_t one, std::size_t two) {
            const bool near_one = stand_together(side, one, partner);
            const bool near_two = stand_together(side, two, partner);
            return near_one != near_two ? near_one : joinings[one].share > joinings[two].share;
        });
        auto left = matching.words.without(other.words.own[into], side.words.own[partner]);
        for (const auto i : claimants) {
            auto& joining = joinings[i];
            joining.near = stand_together(side, i, partner);
            if (joining.method == Method::wording) {
                const auto weight = side.words.own[i].weight;
                joining.share = matching.words.shared(side.words.own[i], left) / weight;
                if (joining.share < piece_share) {
                    side.doubtful[i] = side.doubtful[i] || joining.share >= doubtful_share;
                    joining = {};
                    continue;
                }
            }
            left = matching.words.without(left, side.words.own[i]);
        }
    }
}

}  // namespace

void find_divisions(Matching& matching) {
    auto& before = matching.before;
    auto& after = matching.after;
    matching.joins_after.assign(before.size(), {});
    matching.joins_before.assign(after.size(), {});
    for (auto* side : {&before, &after}) {
        side->parts.assign(side->size(), {});
        side->doubtful.assign(side->size(), false);
    }
    WordsGone(matching, before, after, matching.joins_after, matching.joins_before).find();
    WordsGone(matching, after, before, matching.joins_before, matching.joins_after).find();
    follow_insides(before, after, matching.joins_after);
    follow_insides(after, before, matching.joins_before);
    share_out(matching, before, after, matching.joins_after);
    share_out(matching, after, before, matching.joins_before);
    doubt_givers(matching, after, before, matching.joins_before);
    doubt_givers(matching, before, after, matching.joins_after);
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (before.is_open(i) && matching.joins_after[i].into != no_place) {
            after.parts[matching.joins_after[i].into].push_back(i);
        }
    }
    for (std::size_t j = 0; j < after.size(); ++j) {
        if (after.is_open(j) && matching.joins_before[j].into != no_place) {
            before.parts[matching.joins_before[j].into].push_back(j);
        }
    }
}

}  // namespace phanbien::document
