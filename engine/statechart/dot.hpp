// A chart as Graphviz text: states in states as nested clusters, parallel ones dashed, history,
// initial and final states by their usual signs, transitions with event and condition. For people
// who have `dot` at hand and for other tools; the page draws for itself. Pure; any thread.
#pragma once

#include <string>

#include "engine/statechart/chart.hpp"

namespace phanbien::statechart {

std::string to_dot(const Chart& chart);

}  // namespace phanbien::statechart
