// Flow: a chart as a graph of what may lead to what, guards left aside.
//
// Each state stands in it twice. entered(s): the state is entered with its default descent, as a
// target of a transition is. active(s): some run has it in its configuration; so are its parents,
// whose transitions it may leave by. A transition on done.state.X leads on from the final states
// of X and not from X, because nothing else makes X done.
// Pure functions; any thread.
#pragma once

#include <string_view>
#include <vector>

#include "engine/graph/graph.hpp"
#include "engine/statechart/chart.hpp"

namespace phanbien::check {

using graph::Edge;
using graph::Graph;
using graph::Vertex;

inline Vertex entered(statechart::StateIndex state) {
    return 2 * state;
}
inline Vertex active(statechart::StateIndex state) {
    return 2 * state + 1;
}

// Whether ways through a history state are part of the flow. Without them a pause is a place one
// does not come back from: what it costs is nobody's plan.
enum class Memory { kept, left_out };

Graph flow_of(const statechart::Chart& chart, Memory memory = Memory::kept);

// The state X of "done.state.X", or no_state for any other event.
statechart::StateIndex done_state_of(const statechart::Chart& chart, std::string_view event);

// Final children of a compound state; of a parallel one those of all its regions.
std::vector<statechart::StateIndex> finals_of(const statechart::Chart& chart,
                                              statechart::StateIndex state);

// Whether one configuration can hold both: one lies in the other, or they are in different regions
// of a parallel state.
bool may_be_active_together(const statechart::Chart& chart, statechart::StateIndex one,
                            statechart::StateIndex other);

bool is_inside_or_same(const statechart::Chart& chart, statechart::StateIndex inner,
                       statechart::StateIndex outer);

}  // namespace phanbien::check
