// Ways through a graph: which vertices lie on every one of them, and which few weigh least. Pure
// functions; any thread.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/graph/graph.hpp"

namespace phanbien::graph {

// The vertices that every way from `start` to `goal` passes, the nearest to the start first, both
// ends left out; empty where no way leads. The dominators of the goal (Lengauer, Tarjan 1979).
std::vector<Vertex> on_every_way(const Graph& graph, Vertex start, Vertex goal);

struct Way {
    int weight = 0;  // of its vertices together, both ends included
    std::vector<Vertex> vertices;

    bool operator==(const Way&) const = default;
};

// At most `count` ways, those of least weight, the least first; of equal weight whichever takes the
// edges that stand earlier. Requires a graph without cycles that `start` leads to; `weights` has
// one entry per vertex.
std::vector<Way> best_ways(const Graph& graph, std::span<const int> weights, Vertex start,
                           Vertex goal, std::size_t count);

}  // namespace phanbien::graph
