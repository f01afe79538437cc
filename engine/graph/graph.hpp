// The questions about graphs that the rooms above ask, answered by Boost.Graph, whose headers cost
// two seconds each time they are included and so stay in this room. Pure functions; any thread.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace phanbien::graph {

using Vertex = int;

struct Edge {
    Vertex from = 0;
    Vertex to = 0;

    auto operator<=>(const Edge&) const = default;
};

struct Graph {
    int vertices = 0;
    std::vector<Edge> edges;
};

// By vertex: whether a way of any length leads to it from one of `starts`.
std::vector<bool> reached_from(const Graph& graph, std::span<const Vertex> starts);

// By vertex: whether a way of any length leads from it to one of `goals`.
std::vector<bool> leading_to(const Graph& graph, std::span<const Vertex> goals);

// Each set of vertices that lie on a common cycle, in the order of their numbers and the sets by
// their first; a vertex with an edge to itself is one.
std::vector<std::vector<Vertex>> cycles(const Graph& graph);

// The same of things numbered from 0 to below `count`, for graphs of a hundred thousand.
using NumberedEdge = std::pair<std::uint32_t, std::uint32_t>;  // from, to
std::vector<std::vector<std::uint32_t>> cycles(std::size_t count,
                                               std::span<const NumberedEdge> edges);

// The graph without the edges by which a depth-first search from `start`, in the order of `edges`,
// comes back to where it is already: what is left has no cycle that `start` leads to.
Graph without_returns(const Graph& graph, Vertex start);

// By vertex: the weight of the heaviest way from `start` to it, its own weight left out; nothing
// where no way leads. Requires a graph without_returns(); `weights` has one entry per vertex.
std::vector<std::optional<int>> heaviest_ways(const Graph& graph, Vertex start,
                                              std::span<const int> weights);

}  // namespace phanbien::graph
