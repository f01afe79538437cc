#include "engine/graph/graph.hpp"

#include <algorithm>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/depth_first_search.hpp>
#include <boost/graph/reverse_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/range/iterator_range.hpp>
#include <map>

#include "engine/graph/adjacency.hpp"

namespace phanbien::graph {

namespace {

template <class AnyGraph>
std::vector<bool> visited(const AnyGraph& graph, std::span<const Vertex> starts) {
    std::vector<boost::default_color_type> colours(boost::num_vertices(graph), boost::white_color);
    const auto colour_of =
        boost::make_iterator_property_map(colours.begin(), boost::get(boost::vertex_index, graph));
    boost::queue<std::size_t> queue;
    for (const auto start : starts) {
        if (colours[at(start)] == boost::white_color) {
            boost::breadth_first_visit(graph, at(start), queue, boost::default_bfs_visitor(),
                                       colour_of);
        }
    }
    std::vector<bool> out;
    for (const auto colour : colours) {
        out.push_back(colour != boost::white_color);
    }
    return out;
}

// Notes the order in which vertices are finished, and the edges that come back to a vertex that is
// not finished yet.
class Walker : public boost::default_dfs_visitor {
  public:
    struct Found {
        std::vector<std::size_t> finished;
        std::vector<Edge> returns;
    };
    explicit Walker(Found& found) : found_(&found) {}

    template <class AnyEdge>
    void back_edge(const AnyEdge& edge, const Adjacency& graph) {
        found_->returns.push_back({static_cast<Vertex>(boost::source(edge, graph)),
                                   static_cast<Vertex>(boost::target(edge, graph))});
    }
    void finish_vertex(std::size_t vertex, const Adjacency&) { found_->finished.push_back(vertex); }

  private:
    Found* found_;
};

Walker::Found walk(const Adjacency& adjacency, Vertex start) {
    Walker::Found found;
    std::vector<boost::default_color_type> colours(boost::num_vertices(adjacency),
                                                   boost::white_color);
    boost::depth_first_visit(adjacency, at(start), Walker(found),
                             boost::make_iterator_property_map(
                                 colours.begin(), boost::get(boost::vertex_index, adjacency)));
    return found;
}

}  // namespace

std::vector<bool> reached_from(const Graph& graph, std::span<const Vertex> starts) {
    return visited(adjacency_of(graph), starts);
}

std::vector<bool> leading_to(const Graph& graph, std::span<const Vertex> goals) {
    const auto adjacency = adjacency_of(graph);
    return visited(boost::make_reverse_graph(adjacency), goals);
}

std::vector<std::vector<Vertex>> cycles(const Graph& graph) {
    std::vector<NumberedEdge> edges;
    for (const auto& it : graph.edges) {
        edges.emplace_back(it.from, it.to);
    }
    std::vector<std::vector<Vertex>> out;
    for (const auto& members : cycles(at(graph.vertices), edges)) {
        out.emplace_back(members.begin(), members.end());
    }
    return out;
}

std::vector<std::vector<std::uint32_t>> cycles(std::size_t count,
                                               std::span<const NumberedEdge> edges) {
    using Compressed =
        boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                           boost::no_property, std::uint32_t, std::uint32_t>;
    const Compressed graph(boost::edges_are_unsorted_multi_pass, edges.begin(), edges.end(),
                           static_cast<std::uint32_t>(count));
    std::vector<std::uint32_t> component(count);
    const auto components = boost::strong_components(
        graph, boost::make_iterator_property_map(component.begin(),
                                                 boost::get(boost::vertex_index, graph)));
    // A component is a cycle when it has two members or an edge to itself.
    std::vector<std::uint32_t> weight(components);
    for (const auto it : component) {
        ++weight[it];
    }
    for (const auto& [from, to] : edges) {
        weight[component[from]] += from == to ? 1 : 0;
    }
    std::map<std::uint32_t, std::vector<std::uint32_t>> found;
    for (std::uint32_t it = 0; it < count; ++it) {
        if (weight[component[it]] > 1) {
            found[component[it]].push_back(it);
        }
    }
    std::vector<std::vector<std::uint32_t>> members;
    for (auto& [number, of] : found) {
        members.push_back(std::move(of));
    }
    std::ranges::sort(members);
    return members;
}

Graph without_returns(const Graph& graph, Vertex start) {
    auto returns = walk(adjacency_of(graph), start).returns;
    std::ranges::sort(returns);
    Graph out = graph;
    std::erase_if(out.edges,
                  [&](const Edge& it) { return std::ranges::binary_search(returns, it); });
    return out;
}

std::vector<std::optional<int>> heaviest_ways(const Graph& graph, Vertex start,
                                              std::span<const int> weights) {
    const auto adjacency = adjacency_of(graph);
    std::vector<std::optional<int>> out(at(graph.vertices));
    out[at(start)] = 0;
    // Without cycles, the reverse of the order of finishing is a topological one.
    const auto finished = walk(adjacency, start).finished;
    for (auto vertex = finished.rbegin(); vertex != finished.rend(); ++vertex) {
        const int behind = *out[*vertex] + weights[*vertex];
        for (const auto edge : boost::make_iterator_range(boost::out_edges(*vertex, adjacency))) {
            auto& ahead = out[boost::target(edge, adjacency)];
            ahead = std::max(ahead.value_or(behind), behind);
        }
    }
    return out;
}

}  // namespace phanbien::graph
