#include "engine/people/circles.hpp"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <map>

namespace phanbien::people {

std::vector<std::vector<std::uint32_t>> circles(std::size_t count, std::span<const Edge> edges) {
    using Graph =
        boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                           boost::no_property, std::uint32_t, std::uint32_t>;
    const Graph graph(boost::edges_are_unsorted_multi_pass, edges.begin(), edges.end(),
                      static_cast<std::uint32_t>(count));
    std::vector<std::uint32_t> group(count);
    const auto groups = boost::strong_components(
        graph,
        boost::make_iterator_property_map(group.begin(), boost::get(boost::vertex_index, graph)));
    // A group is a circle when it has two members or an edge to itself.
    std::vector<std::uint32_t> weight(groups);
    for (const std::uint32_t it : group) {
        ++weight[it];
    }
    for (const auto& [from, to] : edges) {
        weight[group[from]] += from == to ? 1 : 0;
    }
    std::map<std::uint32_t, std::vector<std::uint32_t>> found;
    for (std::uint32_t it = 0; it < count; ++it) {
        if (weight[group[it]] > 1) {
            found[group[it]].push_back(it);
        }
    }
    std::vector<std::vector<std::uint32_t>> members;
    for (auto& [number, of] : found) {
        members.push_back(std::move(of));
    }
    std::ranges::sort(members);
    return members;
}

}  // namespace phanbien::people
