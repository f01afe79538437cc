// Networks: how much can flow from one place to another, and where it is narrowest. Answered by
// Boost.Graph in one unit. Pure functions; any thread.
#pragma once

#include <vector>

#include "engine/graph/graph.hpp"

namespace phanbien::graph {

struct Arc {
    Vertex from = 0;
    Vertex to = 0;
    int capacity = 1;  // at least 0
};

struct Network {
    int vertices = 0;
    std::vector<Arc> arcs;

    // A vertex of its own.
    Vertex add() { return vertices++; }
    void join(Vertex from, Vertex to, int capacity = 1) { arcs.push_back({from, to, capacity}); }
};

struct Flow {
    int value = 0;
    std::vector<int> on_arc;        // beside Network::arcs
    std::vector<bool> source_side;  // by vertex: the smallest of the sides that a least cut has
};

// Requires source ≠ sink.
Flow max_flow(const Network& network, Vertex source, Vertex sink);

}  // namespace phanbien::graph
