#include "engine/graph/network.hpp"

#include <boost/graph/push_relabel_max_flow.hpp>
#include <boost/range/iterator_range.hpp>

#include "engine/graph/adjacency.hpp"

namespace phanbien::graph {

namespace {

using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
using Residual = boost::adjacency_list<
    boost::vecS, boost::vecS, boost::directedS, boost::no_property,
    boost::property<
        boost::edge_capacity_t, int,
        boost::property<boost::edge_residual_capacity_t, int,
                        boost::property<boost::edge_reverse_t, Traits::edge_descriptor>>>>;

// The vertices to which something more could still flow.
std::vector<bool> still_reached(const Residual& graph, Vertex source) {
    const auto left = boost::get(boost::edge_residual_capacity, graph);
    std::vector<bool> seen(boost::num_vertices(graph), false);
    std::vector<std::size_t> open{at(source)};
    seen[at(source)] = true;
    while (!open.empty()) {
        const auto from = open.back();
        open.pop_back();
        for (const auto edge : boost::make_iterator_range(boost::out_edges(from, graph))) {
            const auto to = boost::target(edge, graph);
            if (boost::get(left, edge) > 0 && !seen[to]) {
                seen[to] = true;
                open.push_back(to);
            }
        }
    }
    return seen;
}

}  // namespace

Flow max_flow(const Network& network, Vertex source, Vertex sink) {
    Residual graph(at(network.vertices));
    const auto capacity = boost::get(boost::edge_capacity, graph);
    const auto back = boost::get(boost::edge_reverse, graph);
    std::vector<Traits::edge_descriptor> edges;
    for (const auto& arc : network.arcs) {
        const auto there = boost::add_edge(at(arc.from), at(arc.to), graph).first;
        const auto again = boost::add_edge(at(arc.to), at(arc.from), graph).first;
        capacity[there] = arc.capacity;
        capacity[again] = 0;
        back[there] = again;
        back[again] = there;
        edges.push_back(there);
    }
    Flow out;
    out.value = boost::push_relabel_max_flow(graph, at(source), at(sink));
    const auto left = boost::get(boost::edge_residual_capacity, graph);
    for (const auto& edge : edges) {
        out.on_arc.push_back(capacity[edge] - left[edge]);
    }
    out.source_side = still_reached(graph, source);
    return out;
}

}  // namespace phanbien::graph
