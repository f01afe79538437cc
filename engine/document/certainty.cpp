// Which pairs leave no other reading.
//
// A pair is held against its rivals: the texts would have to be clearly less like each other if
// either took another partner, with what that one has now going the other way. So two clauses that
// differ in one word and changed places are told apart by that word or not at all.
#include <algorithm>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <unordered_map>

#include "engine/document/leftovers.hpp"

namespace phanbien::document {

namespace {

constexpr double structure_likeness = 0.4;
constexpr double structure_margin = 0.1;
constexpr double wording_likeness = 0.75;
constexpr double like_enough_to_keep_order = 0.6;
constexpr double wording_margin = 0.3;
constexpr double nearly_same = 0.9;
constexpr double nearly_same_margin = 0.15;
constexpr double same_elsewhere = 0.94;  // of what moved: laws repeat formulas
constexpr double copy_likeness = 0.5;    // something new that may be the one as well
constexpr double copy_margin = 0.11;     // just passes for what stands in its place
constexpr std::size_t wording_syllables = 8;
constexpr double joined_share = 0.7;
constexpr double trace_in_place = 0.08;  // the same for what stands in its place
constexpr double reworded_in_place = 0.25;
constexpr double replaced_in_place = 0.5;  // while the very words stand elsewhere
constexpr std::size_t long_enough = 15;
constexpr std::size_t telling_length = 40;  // syllables that no rewording makes unlike itself
constexpr double backbone_weight_of_like = 3;
constexpr std::size_t weighed_in_place_max = 1'000;  // where more are new, nobody can say

// Greatest sums over places up to one: a Fenwick tree with maxima.
class BestChain {
  public:
    explicit BestChain(std::size_t places) : best_(places + 1) {}

    struct Link {
        double worth = 0;
        std::size_t last = no_place;  // index of the member that ends the chain
    };

    Link up_to(std::size_t place) const {
        Link out;
        for (auto k = place; k > 0; k -= k & (~k + 1)) {
            out = best_[k].worth > out.worth ? best_[k] : out;
        }
        return out;
    }
    void put(std::size_t place, Link link) {
        for (auto k = place + 1; k < best_.size(); k += k & (~k + 1)) {
            best_[k] = link.worth > best_[k].worth ? link : best_[k];
        }
    }

  private:
    std::vector<Link> best_;
};

// Of the paired members of one sequence, the heaviest that stand in the same order in both.
void mark_backbone(Matching& matching, const std::vector<std::size_t>& members) {
    BestChain chains(matching.after.size());
    std::vector<std::size_t> before_it(members.size(), no_place);
    BestChain::Link best;
    for (std::size_t k = 0; k < members.size(); ++k) {
        const auto i = members[k];
        const auto j = matching.before.partner[i];
        auto link = chains.up_to(j);
        before_it[k] = link.last;
        const bool like = matching.exact[i] || matching.likeness(i, j) >= like_enough_to_keep_order;
        link.worth += like ? backbone_weight_of_like : 1;
        link.last = k;
        chains.put(j, link);
        best = link.worth > best.worth ? link : best;
    }
    for (auto k = best.last; k != no_place; k = before_it[k]) {
        matching.backbone[members[k]] = true;
    }
}

bool scopes_settled(const Matching& matching, std::size_t i, std::size_t j) {
    const auto left = matching.before.around.scope[i];
    const auto right = matching.after.around.scope[j];
    if (left == no_place || right == no_place) {
        return left == right;
    }
    return (matching.before.partner[left] == right && matching.certain[left]) ||
           is_among(matching.before.parts[left], right) ||
           is_among(matching.after.parts[right], left);
}

// How much worse the next best reading is; below zero: another one is better. `bags` says which
// words are weighed: with all that stands inside, or without.
double margin_of(const Matching& matching, std::size_t i, std::size_t j,
                 std::vector<Bag> WordedVersion::*bags) {
    const auto like = [&](std::size_t one, std::size_t other) {
        return matching.words.likeness((matching.before.words.*bags)[one],
                                       (matching.after.words.*bags)[other]);
    };
    const auto likeness = like(i, j);
    double least = 1;
    const auto against = [&](double mine, double theirs) {
        least = std::min(least, mine - theirs);
    };
    for (const auto& rival : matching.before.alike[i]) {
        const auto j2 = rival.place;
        if (are_family(matching.after.order, j, j2) || matching.is_exact(matching.after, j2) ||
            is_among(matching.before.parts[i], j2)) {
            continue;
        }
        const auto i2 = matching.after.partner[j2];
        i2 == no_place
            ? against(likeness, like(i, j2) + (like(i, j2) >= copy_likeness ? copy_margin : 0))
            : against(likeness + like(i2, j2), like(i, j2) + like(i2, j));
    }
    for (const auto& rival : matching.after.alike[j]) {
        const auto i2 = rival.place;
        if (are_family(matching.before.order, i, i2) || is_among(matching.after.parts[j], i2)) {
            continue;
        }
        if (matching.exact[i2]) {
            // What is clearly more like one that is still there is a copy of that.
            if (bags == &WordedVersion::full) {
                against(likeness + copy_margin, like(i2, j));
            }
            continue;
        }
        const auto j2 = matching.before.partner[i2];
        j2 == no_place ? against(likeness, like(i2, j))
                       : against(likeness + like(i2, j2), like(i2, j) + like(i, j2));
    }
    return least;
}

// Each from its neighbour's, which was told before.
void find_gaps(const Matching& matching, MatchedSide& side) {
    const auto keeps_order = [&](std::size_t it) {
        return !side.is_open(it) && matching.backbone[matching.pair_of(side, it)];
    };
    for (std::size_t place = 0; place < side.size(); ++place) {
        const auto near = side.around.previous[place];
        if (near != no_place) {
            side.gaps[place].after = keeps_order(near) ? side.partner[near] : side.gaps[near].after;
        }
    }
    for (std::size_t place = side.size(); place-- > 0;) {
        const auto near = side.around.next[place];
        if (near != no_place) {
            side.gaps[place].before =
                keeps_order(near) ? side.partner[near] : side.gaps[near].before;
        }
    }
}

// What is new, and no part of it, where this one stood: between the partners of its neighbours, and
// beside these, wherever they are now.
std::vector<std::size_t> new_in_place(const MatchedSide& side, const MatchedSide& other,
                                      std::size_t place) {
    std::vector<std::size_t> out;
    const auto add = [&](std::size_t it) {
        if (it != no_place && other.is_open(it) && other.kind(it) == side.kind(place) &&
            !is_among(side.parts[place], it)) {
            out.push_back(it);
        }
    };
    const auto add_beside = [&](std::size_t near, const std::vector<std::size_t>& way) {
        const auto partner = near == no_place ? no_place : side.partner[near];
        add(partner == no_place ? no_place : way[partner]);
    };
    add_beside(side.around.previous[place], other.around.next);
    add_beside(side.around.next[place], other.around.previous);
    const auto scope = side.scope_there(place);
    if (!scope) {
        return out;
    }
    const auto& gap = side.gaps[place];
    for (const auto it : other.sequence(*scope)) {
        if ((gap.after == no_place || it > gap.after) &&
            (gap.before == no_place || it < gap.before)) {
            add(it);
        }
        if (out.size() > weighed_in_place_max) {
            break;
        }
    }
    return out;
}

// What of that is most like it; below zero: there is nothing; 1 where there is too much.
double likeness_in_place(const Matching& matching, const MatchedSide& side,
                         const MatchedSide& other, std::size_t place) {
    const auto there = new_in_place(side, other, place);
    if (there.size() > weighed_in_place_max) {
        return 1;
    }
    double most = -1;
    for (const auto it : there) {
        most =
            std::max(most, matching.words.likeness(side.words.full[place], other.words.full[it]));
    }
    return most;
}

// It may be what this one was made into.
bool place_is_taken(const Matching& matching, const MatchedSide& side, const MatchedSide& other,
                    std::size_t place) {
    const auto likeness = likeness_in_place(matching, side, other, place);
    const bool is_short = side.words.tree_size[place] < long_enough;
    return likeness >= (is_short ? 0 : trace_in_place);
}

// The same of a pair, where either would be looked for: what is new, or gone.
double likeness_in_either_place(const Matching& matching, std::size_t i, std::size_t j) {
    return std::max(likeness_in_place(matching, matching.before, matching.after, i),
                    likeness_in_place(matching, matching.after, matching.before, j));
}

// A few words may be anything's, where something else is new, or gone, that has some of them.
bool is_short_and_contested(const Matching& matching, std::size_t i, std::size_t j,
                            double in_either_place) {
    const auto shorter =
        std::min(matching.before.words.tree_size[i], matching.after.words.tree_size[j]);
    return shorter < long_enough && in_either_place >= least_trace(shorter);
}

bool has_near_part(const Matching& matching, std::size_t j) {
    return std::ranges::any_of(matching.after.parts[j],
                               [&](std::size_t i) { return matching.joins_after[i].near; });
}

// How often the words of a provision, with all inside, stand in its version.
std::vector<std::size_t> times_of_trees(const WordedVersion& words) {
    std::unordered_map<std::uint64_t, std::size_t> times;
    for (const auto hash : words.tree_hash) {
        ++times[hash];
    }
    std::vector<std::size_t> out;
    for (const auto hash : words.tree_hash) {
        out.push_back(times[hash]);
    }
    return out;
}

// What stands more than once is known by where it stands only; where that was divided or joined,
// nobody knows which is which.
bool is_lost_twin(const Matching& matching, std::size_t i, std::size_t j,
                  const std::vector<std::size_t>& times_before,
                  const std::vector<std::size_t>& times_after) {
    const auto is_divided = [](const MatchedSide& side, std::size_t place) {
        const auto scope = side.around.scope[place];
        return scope != no_place && !side.parts[scope].empty();
    };
    return (times_before[i] > 1 || times_after[j] > 1) &&
           (is_divided(matching.before, i) || is_divided(matching.after, j));
}

// By heading: on how many more provisions it stands in the newer version.
using HeadingsGained = std::unordered_map<std::string_view, std::ptrdiff_t>;

HeadingsGained headings_gained(const Matching& matching) {
    HeadingsGained out;
    for (const auto& it : matching.before.order) {
        --out[it.provision->heading];
    }
    for (const auto& it : matching.after.order) {
        ++out[it.provision->heading];
    }
    return out;
}

// All it held is in one place, but its heading stands on something new as well: it may have been
// divided, and nobody knows which part is meant.
bool is_known_by_shared_heading(const Matching& matching, std::size_t i,
                                const HeadingsGained& gained) {
    const auto& it = matching.before.order[i];
    const bool holds_others = it.end > i + 1;
    return matching.exact[i] && holds_others && !it.provision->heading.empty() &&
           gained.at(it.provision->heading) > 0;
}

// How many words of a heading stand in another one.
std::size_t words_kept(std::string_view heading, std::string_view other) {
    const auto words_of_heading = [](std::string_view text) {
        std::istringstream in{std::string(text)};
        return std::set<std::string>(std::istream_iterator<std::string>(in), {});
    };
    const auto there = words_of_heading(other);
    return static_cast<std::size_t>(std::ranges::count_if(
        words_of_heading(heading), [&](const auto& it) { return there.contains(it); }));
}

// What was inside it is one of its like now, whose heading has more of its own than that of what
// holds the rest: it was divided, and nobody knows which part is meant.
bool gave_its_heading(const Matching& matching, std::size_t i, std::size_t j) {
    const auto& before = matching.before;
    const auto& after = matching.after;
    const auto& heading = before.order[i].provision->heading;
    const auto is_like_it = [&](std::size_t now) {
        return now != no_place && level_of(after.kind(now)) == level_of(before.kind(i)) &&
               !are_family(after.order, j, now) &&
               words_kept(heading, after.order[now].provision->heading) >
                   words_kept(heading, after.order[j].provision->heading);
    };
    for (auto child = i + 1; child < before.order[i].end; child = before.order[child].end) {
        if (is_like_it(before.partner[child])) {
            return true;
        }
    }
    return false;
}

void judge_pair(Matching& matching, std::size_t i, std::size_t j) {
    const bool settled = scopes_settled(matching, i, j);
    if (matching.exact[i]) {
        const bool piece = matching.before.doubtful[i] || matching.after.doubtful[j];
        // What is the same to the word elsewhere may be new there, and this one reworded in place.
        matching.certain[i] =
            settled || (matching.method[i] == Method::exact && !piece &&
                        likeness_in_either_place(matching, i, j) < replaced_in_place);
        return;
    }
    const auto likeness = matching.likeness(i, j);
    const auto in_either_place = likeness_in_either_place(matching, i, j);
    const auto margin = margin_of(matching, i, j, &WordedVersion::full);
    const bool doubtful = matching.before.doubtful[i] || matching.after.doubtful[j] ||
                          margin_of(matching, i, j, &WordedVersion::own) < 0;
    const bool in_place = settled && (matching.same_number(i, j) || matching.backbone[i]);
    const bool by_structure = in_place && likeness >= structure_likeness &&
                              margin >= structure_margin &&
                              !is_short_and_contested(matching, i, j, in_either_place);
    const bool alike_enough = (likeness >= wording_likeness && margin >= wording_margin) ||
                              (likeness >= nearly_same && margin >= nearly_same_margin);
    // Both moved and reworded, only its words speak for it; a formula has them by chance.
    const bool stayed = settled || matching.are_partners(matching.before.around.scope[i],
                                                         matching.after.around.scope[j]);
    const bool by_wording = alike_enough && (stayed || likeness >= same_elsewhere) &&
                            matching.before.words.tree_size[i] >= wording_syllables &&
                            matching.after.words.tree_size[j] >= wording_syllables &&
                            in_either_place < reworded_in_place;
    const auto own = matching.before.words.own[i].weight;
    const bool by_joining =
        in_place && has_near_part(matching, j) && own > 0 && margin >= 0 &&
        matching.words.shared(matching.before.words.own[i], matching.after.words.own[j]) >=
            joined_share * own;
    matching.method[i] = by_structure ? Method::structure : Method::wording;
    matching.certain[i] = !doubtful && (by_structure || by_wording || by_joining);
}

// Its own words, without what is inside, say what it was.
bool is_told_by_own_words(const View& view, std::size_t place) {
    const auto partner = view.side.partner[place];
    return view.words().likeness(view.side.words.own[place], view.other.words.own[partner]) >=
           structure_likeness;
}

// Something inside it went to one of its like, and nobody knows what that one was: it may be a part
// of it, which was divided.
bool gave_to_uncertain(const View& view, std::size_t place) {
    return std::ranges::any_of(insides_gone(view, place), [&](const auto& it) {
        const auto holder = it.first;
        return holder != view.side.partner[place] && !is_among(view.side.parts[place], holder) &&
               (view.other.is_open(holder) ||
                !view.matching.certain[view.matching.pair_of(view.other, holder)] ||
                !is_told_by_own_words(view.turned(), holder));
    });
}

}  // namespace

bool are_family(const ReadingOrder& order, std::size_t one, std::size_t other) {
    return is_within(order, one, other) || is_within(order, other, one);
}

void find_backbone(Matching& matching) {
    for (std::size_t scope = 0; scope <= matching.before.size(); ++scope) {
        const auto left = scope == matching.before.size() ? no_place : scope;
        const auto right = left == no_place ? no_place : matching.before.partner[left];
        if (left != no_place && right == no_place) {
            continue;
        }
        std::vector<std::size_t> articles;
        std::vector<std::size_t> others;
        for (const auto i : matching.before.sequence(left)) {
            const auto j = matching.before.partner[i];
            if (j == no_place || matching.after.around.scope[j] != right) {
                continue;
            }
            const bool article = matching.before.kind(i) == ProvisionKind::article;
            if (article == (matching.after.kind(j) == ProvisionKind::article)) {
                (article ? articles : others).push_back(i);
            }
        }
        mark_backbone(matching, articles);
        mark_backbone(matching, others);
    }
    find_gaps(matching, matching.before);
    find_gaps(matching, matching.after);
}

void judge(Matching& matching) {
    const auto times_before = times_of_trees(matching.before.words);
    const auto times_after = times_of_trees(matching.after.words);
    const auto gained = headings_gained(matching);
    for (std::size_t i = 0; i < matching.before.size(); ++i) {
        const auto j = matching.before.partner[i];
        if (j != no_place) {
            judge_pair(matching, i, j);
            if (is_lost_twin(matching, i, j, times_before, times_after) ||
                is_known_by_shared_heading(matching, i, gained) ||
                gave_its_heading(matching, i, j)) {
                matching.certain[i] = false;
            }
        }
    }
    const auto forth = view_of(matching);
    const auto back = forth.turned();
    auto certain = matching.certain;
    for (std::size_t i = 0; i < matching.before.size(); ++i) {
        const auto j = matching.before.partner[i];
        if (matching.certain[i] && !matching.exact[i] &&
            (gave_to_uncertain(forth, i) || gave_to_uncertain(back, j))) {
            certain[i] = false;
        }
    }
    matching.certain = std::move(certain);
}

double least_trace(std::size_t syllables) {
    return syllables < long_enough ? 0.12 : syllables < telling_length ? 0.2 : 0.3;
}

bool has_rival(const Matching& matching, const MatchedSide& side, const MatchedSide& other,
               std::size_t place, std::size_t except) {
    const auto trace = least_trace(side.words.tree_size[place]);
    return std::ranges::any_of(side.alike[place], [&](const Lookalike& it) {
        const auto partner = other.partner[it.place];
        if (it.likeness < trace ||
            (except != no_place && are_family(other.order, except, it.place))) {
            return false;
        }
        if (partner == no_place) {
            return true;
        }
        const bool certain = matching.certain[matching.pair_of(other, it.place)];
        if (certain && matching.is_exact(other, it.place)) {
            return false;
        }
        return matching.words.likeness(side.words.full[partner], other.words.full[it.place]) <
               it.likeness + (certain ? structure_margin : wording_margin);
    });
}

bool surely_gone(const Matching& matching, const MatchedSide& side, const MatchedSide& other,
                 std::size_t place) {
    return !side.doubtful[place] && !place_is_taken(matching, side, other, place) &&
           !has_rival(matching, side, other, place, no_place);
}

}  // namespace phanbien::document
