// What was divided into several or joined with another: by the words that a pair leaves over, and
// by where the provisions inside went.
#include <algorithm>
#include <map>
#include <optional>

#include "engine/document/matching.hpp"
#include "engine/document/rare_features.hpp"

namespace phanbien::document {

namespace {

constexpr double piece_share = 0.6;   // of a provision that must come from the other
constexpr double piece_least = 0.05;  // of a provision that must be met to weigh a place
constexpr double doubtful_share = 0.4;
constexpr double doubtful_share_near = 0.15;  // in what it stood beside
constexpr double taken_margin = 0.1;  // by how much it may be less than its own pair's likeness
constexpr double weak_likeness = 0.35;
constexpr double solid_likeness = 0.5;
constexpr double moved_piece_share = 0.7;  // of what is the same to the word elsewhere
constexpr double growth_share = 0.5;
constexpr double trace_share = 0.05;
constexpr double promoted_share = 0.5;
constexpr std::size_t neighbours_max = 64;  // unexplained ones of one sequence
constexpr std::size_t near_steps = 2;

// Two versions, seen from one of them: where the words of its provisions went. The same from the
// newer one finds what was joined rather than divided.
struct View {
    const Matching& matching;
    MatchedSide& side;
    MatchedSide& other;
    std::vector<Joining>& joinings;  // of the open ones of `side`
    std::vector<Joining>& other_joinings;

    View turned() const { return {matching, other, side, other_joinings, joinings}; }
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

// The words of each provision that its pair does not account for, nor what was joined to either.
std::vector<Bag> leftovers(const View& view) {
    std::vector<Bag> out(view.side.size());
    for (std::size_t i = 0; i < view.side.size(); ++i) {
        const auto& own = view.side.words.own[i];
        const auto partner = view.side.partner[i];
        if (partner == no_place) {
            out[i] = view.joinings[i].into == no_place ? own : Bag{};
        } else if (view.side.words.own_hash[i] != view.other.words.own_hash[partner]) {
            out[i] = view.words().without(own, view.other.words.own[partner]);
        }
    }
    for (std::size_t j = 0; j < view.other.size(); ++j) {
        const auto into = view.other_joinings[j].into;
        if (view.other.is_open(j) && into != no_place) {
            out[into] = view.words().without(out[into], view.other.words.own[j]);
        }
    }
    return out;
}

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
    std::vector<std::size_t> candidates_for(std::size_t i) {
        std::vector<std::size_t> out;
        const auto least = piece_least * view_.side.words.own[i].weight;
        for (const auto& it : holders_.met_by(left_[i], [](auto, auto sought) { return sought; })) {
            if (it.shared >= least) {
                out.push_back(it.place);
            }
        }
        const auto& around = view_.other.around;
        const auto add = [&](std::size_t j) {
            if (j != no_place) {
                out.push_back(j);
            }
        };
        const auto partner_of = [&](std::size_t near) {
            return near == no_place ? no_place : view_.side.partner[near];
        };
        if (view_.side.is_open(i)) {
            add(partner_of(view_.side.order[i].parent));
            add(partner_of(view_.side.around.previous[i]));
            add(partner_of(view_.side.around.next[i]));
        } else {
            for (const auto* way : {&around.previous, &around.next}) {
                auto k = view_.side.partner[i];
                for (std::size_t step = 0; step < near_steps && k != no_place; ++step) {
                    k = (*way)[k];
                    add(k);
                }
            }
        }
        std::ranges::sort(out);
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }
    bool is_inside_partner(std::size_t i, std::size_t j) const {
        const auto partner = view_.side.partner[i];
        return partner != no_place && are_family(view_.other.order, partner, j);
    }

    View view_;
    const std::vector<Bag>& left_;
    const std::vector<Bag>& other_left_;
    RareFeatures holders_;
};

void join(Joining& joining, std::size_t into, double share, Method method) {
    if (share >= piece_share && share > joining.share) {
        joining = {.into = into, .share = share, .method = method};
    }
}

void find_by_words(const View& view) {
    const auto left = leftovers(view);
    const auto other_left = leftovers(view.turned());
    LeftoverWalk walk(view, left, other_left);
    walk.each([&](std::size_t i, std::size_t j) {
        if (view.side.is_open(i) && !view.other.is_open(j)) {
            join(view.joinings[i], j, walk.share_of_open(i, j), Method::wording);
        } else if (!view.side.is_open(i) && view.other.is_open(j)) {
            join(view.other_joinings[j], i, walk.share_of_piece(i, j), Method::wording);
        }
    });
}

// Where the provisions inside an open one went: syllables, by what holds them now.
std::map<std::size_t, std::size_t> insides_gone(const View& view, std::size_t i) {
    std::map<std::size_t, std::size_t> out;
    for (auto child = i + 1; child < view.side.order[i].end; child = view.side.order[child].end) {
        const auto holder = view.holder_of(child);
        if (holder != no_place &&
            level_of(view.other.kind(holder)) == level_of(view.side.kind(i))) {
            out[holder] += view.side.words.tree_size[child];
        }
    }
    return out;
}

void find_by_insides(const View& view) {
    for (std::size_t i = 0; i < view.side.size(); ++i) {
        if (!view.side.is_open(i) || view.is_leaf(i)) {
            continue;
        }
        for (const auto& [holder, syllables] : insides_gone(view, i)) {
            const auto share =
                static_cast<double>(syllables) / static_cast<double>(view.side.words.tree_size[i]);
            if (!view.other.is_open(holder)) {
                join(view.joinings[i], holder, share, Method::children);
            }
        }
    }
}

// Do both stand together: one inside the other, or side by side?
bool stand_together(const MatchedSide& side, std::size_t one, std::size_t other) {
    return side.order[one].parent == other || side.order[one].parent == side.order[other].parent;
}

void share_out_one(const View& view, std::size_t into, std::vector<std::size_t>& claimants) {
    const auto partner = view.other.partner[into];
    auto& joinings = view.joinings;
    std::ranges::stable_sort(claimants, [&](std::size_t one, std::size_t two) {
        const bool near_one = stand_together(view.side, one, partner);
        const bool near_two = stand_together(view.side, two, partner);
        const auto worth = [&](std::size_t it) {
            return joinings[it].share * view.side.words.own[it].weight;
        };
        return near_one != near_two ? near_one : worth(one) > worth(two);
    });
    const auto& around = view.side.around;
    auto left = view.words().without(view.other.words.own[into], view.side.words.own[partner]);
    for (const auto i : claimants) {
        auto& joining = joinings[i];
        const auto& own = view.side.words.own[i];
        joining.near = stand_together(view.side, i, partner);
        joining.next = around.next[i] == partner || around.previous[i] == partner;
        if (joining.method == Method::wording) {
            joining.share = view.words().shared(own, left) / own.weight;
            if (joining.share < piece_share) {
                joining = {};
                continue;
            }
        }
        left = view.words().without(left, own);
    }
}

// Several may claim the same words; each word is given once, to those first that stand near.
void share_out(const View& view) {
    std::map<std::size_t, std::vector<std::size_t>> claims;
    for (std::size_t i = 0; i < view.side.size(); ++i) {
        if (view.side.is_open(i) && view.joinings[i].into != no_place) {
            claims[view.joinings[i].into].push_back(i);
        }
    }
    for (auto& [into, claimants] : claims) {
        share_out_one(view, into, claimants);
    }
}

// The same to the word and where it was; what came from elsewhere may be a piece all the same.
bool is_settled(const View& view, std::size_t j) {
    const auto i = view.matching.pair_of(view.other, j);
    return view.matching.exact[i] &&
           view.matching.parents_match(i, view.matching.before.partner[i]);
}

// A paired provision may be a part of this one that was taken for another.
void doubt_taken(const View& view, std::size_t i, std::size_t j, double of_piece) {
    const auto partner = view.other.partner[j];
    const bool same = view.other.words.own_hash[j] == view.side.words.own_hash[partner];
    const auto likeness =
        view.words().likeness(view.other.words.own[j], view.side.words.own[partner]);
    const auto enough =
        same ? moved_piece_share : std::max(doubtful_share, likeness - taken_margin);
    if ((!same || view.is_leaf(partner)) && of_piece >= enough) {
        view.side.doubtful[i] = true;
        view.other.doubtful[j] = true;
    }
}

// Words that went to where they tell nothing make what they came from doubtful.
void doubt_by_words(const View& view, const std::vector<Bag>& left,
                    const std::vector<Bag>& other_left) {
    LeftoverWalk walk(view, left, other_left);
    walk.each([&](std::size_t i, std::size_t j) {
        if (view.side.is_open(i)) {
            const auto partner = view.other.partner[j];
            const bool near = partner != no_place && stand_together(view.side, i, partner);
            view.side.doubtful[i] =
                view.side.doubtful[i] ||
                walk.share_of_open(i, j) >= (near ? doubtful_share_near : doubtful_share);
        } else if (view.other.is_open(j)) {
            view.side.doubtful[i] =
                view.side.doubtful[i] || (view.other_joinings[j].into == no_place &&
                                          walk.share_of_piece(i, j) >= doubtful_share);
        } else if (!is_settled(view, j)) {
            doubt_taken(view, i, j, walk.share_of_piece(i, j));
        }
    });
}

// An open or weakly paired provision that holds something that was inside another pair makes both
// doubtful: that pair may have been divided.
void doubt_by_insides(const View& view) {
    for (std::size_t i = 0; i < view.side.size(); ++i) {
        const auto partner = view.side.partner[i];
        if (view.is_leaf(i) || view.joinings[i].into != no_place) {
            continue;
        }
        const bool weak = partner == no_place ||
                          view.words().likeness(view.side.words.full[i],
                                                view.other.words.full[partner]) < weak_likeness;
        if (!weak) {
            continue;
        }
        for (const auto& [holder, syllables] : insides_gone(view, i)) {
            if (holder != partner) {
                view.other.doubtful[holder] = true;
                view.side.doubtful[i] =
                    view.side.doubtful[i] ||
                    static_cast<double>(syllables) >=
                        doubtful_share * static_cast<double>(view.side.words.tree_size[i]);
            }
        }
    }
}

// Is a provision of the other version nobody's, or hardly anybody's?
bool is_unexplained(const View& view, std::size_t j) {
    const auto theirs = view.other.partner[j];
    if (theirs == no_place) {
        return view.other_joinings[j].into == no_place;
    }
    return !view.matching.is_exact(view.other, j) &&
           view.words().likeness(view.other.words.full[j], view.side.words.full[theirs]) <
               solid_likeness;
}

// Those that have words, by their scope; those at the top are the last.
std::vector<std::vector<std::size_t>> unexplained_by_scope(const View& view) {
    std::vector<std::vector<std::size_t>> out(view.other.size() + 1);
    for (std::size_t j = 0; j < view.other.size(); ++j) {
        if (!view.other.words.full[j].empty() && is_unexplained(view, j)) {
            const auto scope = view.other.around.scope[j];
            out[scope == no_place ? view.other.size() : scope].push_back(j);
        }
    }
    return out;
}

// What stands in one sequence with a pair and is new, or hardly anybody's, and holds some of the
// words that the pair lost: a part of it, reworded, looks like that.
void doubt_by_neighbours(const View& view, bool is_before) {
    const auto unexplained = unexplained_by_scope(view);
    for (std::size_t i = 0; i < view.side.size(); ++i) {
        const auto partner = view.side.partner[i];
        if (partner == no_place || view.matching.is_exact(view.side, i)) {
            continue;
        }
        std::optional<Bag> lost;  // made when the first one needs it
        std::size_t looked_at = 0;
        const auto scope = view.other.around.scope[partner];
        for (const auto j : unexplained[scope == no_place ? view.other.size() : scope]) {
            if (looked_at == neighbours_max) {
                break;
            }
            if (j == partner ||
                level_of(view.other.kind(j)) != level_of(view.other.kind(partner))) {
                continue;
            }
            ++looked_at;
            const auto& full = view.other.words.full[j];
            if (!lost) {
                lost =
                    view.words().without(view.side.words.full[i], view.other.words.full[partner]);
            }
            if (view.words().shared(*lost, full) >= doubtful_share_near * full.weight) {
                (is_before ? view.side.doubtful[i] : view.other.doubtful[j]) = true;
            }
        }
    }
}

// One that is gone while its neighbour, or what held it, has grown by words that may be what was
// made of it. `grown`: what is left over of the other version.
void doubt_by_growth(const View& view, const std::vector<Bag>& grown) {
    for (std::size_t i = 0; i < view.side.size(); ++i) {
        if (!view.side.is_open(i) || view.joinings[i].into != no_place) {
            continue;
        }
        const auto& own = view.side.words.own[i];
        for (const auto near :
             {view.side.around.previous[i], view.side.around.next[i], view.side.order[i].parent}) {
            const auto j = near == no_place ? no_place : view.side.partner[near];
            if (j != no_place && grown[j].weight >= growth_share * own.weight &&
                view.words().shared(own, grown[j]) > trace_share * own.weight) {
                view.side.doubtful[i] = true;
            }
        }
    }
}

// A provision with others inside it that seems to have become one of these: its own words must be
// there too.
void doubt_promoted(const View& view) {
    for (std::size_t j = 0; j < view.other.size(); ++j) {
        const auto partner = view.other.partner[j];
        if (partner == no_place) {
            continue;
        }
        const bool from_inside = std::ranges::any_of(view.other.parts[j], [&](std::size_t i) {
            return is_within(view.side.order, partner, i);
        });
        const auto& own = view.side.words.own[partner];
        if (from_inside &&
            view.words().shared(own, view.other.words.own[j]) < promoted_share * own.weight) {
            view.side.doubtful[partner] = true;
        }
    }
}

// The same to the word elsewhere, while what held it has taken its words in as well.
void doubt_drawn_in(const View& view, const std::vector<Bag>& grown) {
    for (std::size_t i = 0; i < view.side.size(); ++i) {
        const auto j = view.side.partner[i];
        const auto parent = view.side.order[i].parent;
        const auto holder = parent == no_place ? no_place : view.side.partner[parent];
        if (j == no_place || holder == no_place || view.other.order[j].parent == holder ||
            !view.matching.is_exact(view.side, i)) {
            continue;
        }
        const auto& own = view.side.words.own[i];
        if (view.words().shared(own, grown[holder]) >= piece_share * own.weight) {
            view.side.doubtful[i] = true;
        }
    }
}

void name_parts(const View& view) {
    for (std::size_t i = 0; i < view.side.size(); ++i) {
        if (view.side.is_open(i) && view.joinings[i].into != no_place) {
            view.other.parts[view.joinings[i].into].push_back(i);
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
    const View forth{matching, before, after, matching.joins_after, matching.joins_before};
    const auto back = forth.turned();
    for (const auto* view : {&forth, &back}) {
        find_by_words(*view);
    }
    for (const auto* view : {&forth, &back}) {
        find_by_insides(*view);
    }
    for (const auto* view : {&forth, &back}) {
        share_out(*view);
    }
    // Nothing below joins any more, so that what is left over stays the same.
    const auto left_before = leftovers(forth);
    const auto left_after = leftovers(back);
    for (const auto* view : {&forth, &back}) {
        const auto& left = view == &forth ? left_before : left_after;
        const auto& other_left = view == &forth ? left_after : left_before;
        doubt_by_words(*view, left, other_left);
        doubt_by_insides(*view);
        doubt_by_neighbours(*view, view == &forth);
        doubt_drawn_in(*view, other_left);
        doubt_by_growth(*view, other_left);
        name_parts(*view);
        doubt_promoted(*view);
    }
}

}  // namespace phanbien::document
