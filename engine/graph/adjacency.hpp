// A Graph as Boost.Graph wants it. Used in this room only.
#pragma once

#include <boost/graph/adjacency_list.hpp>
#include <cstddef>

#include "engine/graph/graph.hpp"

namespace phanbien::graph {

using Adjacency = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;

inline std::size_t at(Vertex vertex) {
    return static_cast<std::size_t>(vertex);
}

// The edges of a vertex keep their order.
inline Adjacency adjacency_of(const Graph& graph) {
    Adjacency out(at(graph.vertices));
    for (const auto& edge : graph.edges) {
        boost::add_edge(at(edge.from), at(edge.to), out);
    }
    return out;
}

}  // namespace phanbien::graph
