#include "engine/graph/ways.hpp"

#include <algorithm>
#include <array>
#include <boost/graph/dominator_tree.hpp>
#include <boost/graph/topological_sort.hpp>
#include <boost/range/iterator_range.hpp>

#include "engine/graph/adjacency.hpp"

namespace phanbien::graph {

namespace {

// One of the best ways to a vertex: which of the ways to the vertex before it is its beginning.
struct Arrival {
    int weight = 0;
    std::size_t before = 0;
    std::size_t rank = 0;
};

Way way_back(const std::vector<std::vector<Arrival>>& arrivals, Vertex start, Vertex goal,
             std::size_t rank) {
    Way out{.weight = arrivals[at(goal)][rank].weight, .vertices = {goal}};
    for (auto here = at(goal); here != at(start);) {
        const auto& arrival = arrivals[here][rank];
        here = arrival.before;
        rank = arrival.rank;
        out.vertices.push_back(static_cast<Vertex>(here));
    }
    std::ranges::reverse(out.vertices);
    return out;
}

}  // namespace

std::vector<Vertex> on_every_way(const Graph& graph, Vertex start, Vertex goal) {
    // Boost takes a vertex that no way leads to for the start (its depth-first number stays 0), so
    // edges out of such vertices are left out.
    const auto reached = reached_from(graph, std::array{start});
    Graph lead = graph;
    std::erase_if(lead.edges, [&](const Edge& it) { return !reached[at(it.from)]; });
    if (!reached[at(goal)]) {
        return {};
    }
    const auto adjacency = adjacency_of(lead);
    const auto nobody = boost::graph_traits<Adjacency>::null_vertex();
    std::vector<std::size_t> above(boost::num_vertices(adjacency), nobody);
    boost::lengauer_tarjan_dominator_tree(
        adjacency, at(start),
        boost::make_iterator_property_map(above.begin(),
                                          boost::get(boost::vertex_index, adjacency)));
    std::vector<Vertex> out;
    for (auto it = above[at(goal)]; it != nobody && it != at(start); it = above[it]) {
        out.push_back(static_cast<Vertex>(it));
    }
    std::ranges::reverse(out);
    return out;
}

std::vector<Way> best_ways(const Graph& graph, std::span<const int> weights, Vertex start,
                           Vertex goal, std::size_t count) {
    const auto adjacency = adjacency_of(graph);
    std::vector<std::size_t> last_first;
    boost::topological_sort(adjacency, std::back_inserter(last_first));
    std::vector<std::vector<Arrival>> arrivals(at(graph.vertices));
    arrivals[at(start)].push_back({.weight = weights[at(start)]});
    for (auto it = last_first.rbegin(); it != last_first.rend(); ++it) {
        if (*it == at(start)) {
            continue;
        }
        auto& here = arrivals[*it];
        for (const auto edge : boost::make_iterator_range(boost::in_edges(*it, adjacency))) {
            const auto from = boost::source(edge, adjacency);
            for (std::size_t rank = 0; rank < arrivals[from].size(); ++rank) {
                here.push_back({.weight = arrivals[from][rank].weight + weights[*it],
                                .before = from,
                                .rank = rank});
            }
        }
        std::ranges::stable_sort(here, {}, &Arrival::weight);
        here.resize(std::min(here.size(), count));
    }
    std::vector<Way> out;
    for (std::size_t rank = 0; rank < arrivals[at(goal)].size(); ++rank) {
        out.push_back(way_back(arrivals, start, goal, rank));
    }
    return out;
}

}  // namespace phanbien::graph
