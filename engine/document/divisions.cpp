// What was divided into several or joined with another: by the words that a pair leaves over, and by
// where the provisions inside went.
#include <algorithm>
#include <map>

#include "engine/document/matching.hpp"

namespace phanbien::document {

namespace {

constexpr double piece_share = 0.6;    // of a provision that must come from the other
constexpr double piece_least = 0.12;   // of the other that a piece must be
constexpr double doubtful_share = 0.25;
constexpr double solid_likeness = 0.5;
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
            const auto own = side_.words.own[i].weight;
            if (left_[i].weight < piece_least * own || left_[i].empty()) {
                continue;
            }
            for (const auto j : meetings_.of(left_[i], piece_least * own * 0.5)) {
                if (!may_become(side_.kind(i), other_.kind(j))) {
                    continue;
                }
                const auto shared = matching_.words.shared(left_[i], other_left_[j]);
                side_.is_open(i) ? weigh_open(i, j, shared) : weigh_paired(i, j, shared);
            }
        }
    }

  private:
    void weigh_open(std::size_t i, std::size_t j, double shared) {
        const auto share = shared / side_.words.own[i].weight;
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

    void weigh_paired(std::size_t i, std::size_t j, double shared) {
        const auto partner = side_.partner[i];
        if (j == partner || is_within(other_.order, partner, j) ||
            is_within(other_.order, j, partner)) {
            return;
        }
        const auto share = shared / side_.words.own[i].weight;
        const auto of_piece = shared / other_.words.own[j].weight;
        if (share < piece_least) {
            return;
        }
        if (!other_.is_open(j)) {
            // A sentence went to another provision; that says nothing unless the pair is weak.
            const auto likeness = matching_.words.likeness(
                other_.words.full[j], side_.words.full[other_.partner[j]]);
            side_.doubtful[i] =
                side_.doubtful[i] || (likeness < solid_likeness && share >= doubtful_share);
        } else if (of_piece >= piece_share) {
            if (of_piece > other_joinings_[j].share) {
                other_joinings_[j] = {.into = i, .share = of_piece, .method = Method::wording};
            }
        } else if (share >= doubtful_share || of_piece >= doubtful_share) {
            side_.doubtful[i] = true;
        }
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

// An open provision that took a good part of what one inside another pair held makes that pair
// doubtful: it may have been divided.
void doubt_givers(MatchedSide& side, MatchedSide& other, const std::vector<Joining>& joinings) {
    for (std::size_t i = 0; i < side.size(); ++i) {
        if (!side.is_open(i) || joinings[i].into != no_place) {
            continue;
        }
        std::map<std::size_t, std::size_t> came;
        for (auto child = i + 1; child < side.order[i].end; child = side.order[child].end) {
            const auto now = side.partner[child];
            if (now != no_place && other.order[now].parent != no_place) {
                came[other.order[now].parent] += side.words.tree_size[child];
            }
        }
        for (const auto& [holder, syllables] : came) {
            const auto share = static_cast<double>(syllables) /
                               static_cast<double>(side.words.tree_size[i]);
            const bool alike = rank_of(other.kind(holder)) == rank_of(side.kind(i));
            other.doubtful[holder] = other.doubtful[holder] || (alike && share >= doubtful_share);
        }
    }
}

}  // namespace

void find_divisions(Matching& matching) {
    auto& before = matching.before;
    auto& after = matching.after;
    WordsGone(matching, before, after, matching.joins_after, matching.joins_before).find();
    WordsGone(matching, after, before, matching.joins_before, matching.joins_after).find();
    follow_insides(before, after, matching.joins_after);
    follow_insides(after, before, matching.joins_before);
    doubt_givers(after, before, matching.joins_before);
    doubt_givers(before, after, matching.joins_after);
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
