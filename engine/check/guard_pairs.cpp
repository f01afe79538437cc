#include "engine/check/guard_pairs.hpp"

#include <algorithm>

#include "engine/statechart/interpreter.hpp"

namespace phanbien::check {

using statechart::Transition;

namespace {

bool share_an_event(const Transition& one, const Transition& other) {
    if (one.eventless() || other.eventless()) {
        return one.eventless() && other.eventless();
    }
    const auto taken_by = [](const Transition& transition) {
        return [&](const std::string& event) { return statechart::matches(transition, event); };
    };
    return std::ranges::any_of(one.events, taken_by(other)) ||
           std::ranges::any_of(other.events, taken_by(one));
}

// False when there is no room for one more.
bool gather(const Subject& subject, const statechart::State& state, GuardPairs& out) {
    for (auto second = state.transitions.begin(); second != state.transitions.end(); ++second) {
        for (auto first = state.transitions.begin(); first != second; ++first) {
            const auto& one = subject.chart().transition(*first);
            const auto& other = subject.chart().transition(*second);
            if (!one.condition || !other.condition || !share_an_event(one, other)) {
                continue;
            }
            if (out.tried.size() == guard_pairs_max) {
                out.first_untried = GuardPair{&one, &other};
                return false;
            }
            out.tried.push_back({&one, &other});
        }
    }
    return true;
}

// All combinations of every pair while the budget allows that; or else a like share for each.
std::size_t share_of_each(const Subject& subject, const std::vector<GuardPair>& pairs) {
    std::size_t wanted = 0;
    for (const auto& pair : pairs) {
        auto cases = GuardCases::of(subject, pair);
        wanted += cases ? cases->combinations().tries() : 0;
        if (wanted > overlap_tries_max) {
            return overlap_tries_max / pairs.size();
        }
    }
    return combinations_max;
}

}  // namespace

GuardPairs guard_pairs(const Subject& subject) {
    GuardPairs out;
    std::ranges::all_of(subject.chart().states(), [&](const statechart::State& state) {
        return gather(subject, state, out);
    });
    out.tries_max = share_of_each(subject, out.tried);
    return out;
}

}  // namespace phanbien::check
