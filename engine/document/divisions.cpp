// What was divided into several or joined with another: by the words that a pair leaves over, and
// by where the provisions inside went.
#include <algorithm>
#include <map>

#include "engine/document/leftovers.hpp"

namespace phanbien::document {

namespace {

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
                view.side.doubtful[i] = true;  // which of them it was that joined, nobody knows
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
    const auto forth = view_of(matching);
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
    for (const auto* view : {&forth, &back}) {
        name_parts(*view);
    }
}

}  // namespace phanbien::document
