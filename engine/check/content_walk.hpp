// Every piece of executable content of a chart, however deep it stands in if and foreach: for rules
// that look for sends, assignments and expressions. Pure; any thread.
#pragma once

#include <functional>

#include "engine/statechart/chart.hpp"

namespace phanbien::check {

// The state in whose handlers, or in whose transition, the content stands; the transition is null
// for content of onentry, onexit and initial.
struct ContentPlace {
    statechart::StateIndex state = statechart::no_state;
    const statechart::Transition* transition = nullptr;
};

void for_each_action(
    const statechart::Chart& chart,
    const std::function<void(const statechart::Action&, const ContentPlace&)>& look);

}  // namespace phanbien::check
