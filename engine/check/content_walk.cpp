#include "engine/check/content_walk.hpp"

namespace phanbien::check {

namespace {

using Look = std::function<void(const statechart::Action&, const ContentPlace&)>;

void walk(const statechart::Block& block, const ContentPlace& place, const Look& look) {
    for (const auto& action : block) {
        look(action, place);
        if (const auto* choice = std::get_if<statechart::If>(&action.what)) {
            for (const auto& branch : choice->branches) {
                walk(branch.block, place, look);
            }
        } else if (const auto* loop = std::get_if<statechart::Foreach>(&action.what)) {
            walk(loop->block, place, look);
        }
    }
}

}  // namespace

void for_each_action(const statechart::Chart& chart, const Look& look) {
    for (statechart::StateIndex index = 0;
         index < static_cast<statechart::StateIndex>(chart.states().size()); ++index) {
        const auto& state = chart.state(index);
        for (const auto* blocks : {&state.on_entry, &state.on_exit}) {
            for (const auto& block : *blocks) {
                walk(block, {.state = index}, look);
            }
        }
        if (state.initial) {
            walk(state.initial->content, {.state = index}, look);
        }
    }
    for (const auto& transition : chart.transitions()) {
        walk(transition.content, {.state = transition.source, .transition = &transition}, look);
    }
}

}  // namespace phanbien::check
