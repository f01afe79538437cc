#include "engine/document/leftovers.hpp"

#include <algorithm>

namespace phanbien::document {

namespace {

constexpr double piece_least = 0.05;  // of a provision that must be met to weigh a place
constexpr std::size_t near_steps = 2;

}  // namespace

View view_of(Matching& matching) {
    return {matching, matching.before, matching.after, matching.joins_after, matching.joins_before};
}

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

bool stand_together(const MatchedSide& side, std::size_t one, std::size_t other) {
    return side.order[one].parent == other || side.order[one].parent == side.order[other].parent;
}

std::vector<std::size_t> LeftoverWalk::candidates_for(std::size_t i) {
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

}  // namespace phanbien::document
