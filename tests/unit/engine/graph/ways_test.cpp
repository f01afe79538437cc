#include "engine/graph/ways.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <random>

using namespace phanbien::graph;

namespace {

// Edges lead from smaller to greater numbers only, each at most once.
Graph random_graph(std::mt19937& random) {
    Graph out{.vertices = 2 + static_cast<int>(random() % 7), .edges = {}};
    for (Vertex from = 0; from < out.vertices; ++from) {
        for (Vertex to = from + 1; to < out.vertices; ++to) {
            if (random() % 5 < 2) {
                out.edges.push_back({from, to});
            }
        }
    }
    return out;
}

void walk_on(const Graph& graph, std::vector<Vertex>& way,
             std::vector<std::vector<Vertex>>& found) {
    if (way.back() == graph.vertices - 1) {
        found.push_back(way);
        return;
    }
    for (const auto& edge : graph.edges) {
        if (edge.from == way.back()) {
            way.push_back(edge.to);
            walk_on(graph, way, found);
            way.pop_back();
        }
    }
}

std::vector<std::vector<Vertex>> all_ways(const Graph& graph) {
    std::vector<std::vector<Vertex>> found;
    std::vector<Vertex> way{0};
    walk_on(graph, way, found);
    return found;
}

int weight_of(const std::vector<Vertex>& way, const std::vector<int>& weights) {
    int out = 0;
    for (const auto it : way) {
        out += weights[static_cast<std::size_t>(it)];
    }
    return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_lies_on_every_way) {
    std::mt19937 random(2);
    for (int i = 0; i < 300; ++i) {
        const auto graph = random_graph(random);
        const auto ways = all_ways(graph);
        std::vector<Vertex> expected;
        for (Vertex it = 1; it + 1 < graph.vertices && !ways.empty(); ++it) {
            if (std::ranges::all_of(ways, [it](const auto& way) {
                    return std::ranges::find(way, it) != way.end();
                })) {
                expected.push_back(it);
            }
        }
        BOOST_TEST_REQUIRE(on_every_way(graph, 0, graph.vertices - 1) == expected,
                           boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_CASE(the_ways_of_least_weight) {
    std::mt19937 random(3);
    for (int i = 0; i < 300; ++i) {
        const auto graph = random_graph(random);
        std::vector<int> weights;
        for (Vertex it = 0; it < graph.vertices; ++it) {
            weights.push_back(static_cast<int>(random() % 10));
        }
        const auto ways = all_ways(graph);
        std::vector<int> expected;
        for (const auto& way : ways) {
            expected.push_back(weight_of(way, weights));
        }
        std::ranges::sort(expected);
        expected.resize(std::min<std::size_t>(expected.size(), 4));
        const auto best = best_ways(graph, weights, 0, graph.vertices - 1, 4);
        std::vector<int> found;
        for (const auto& way : best) {
            BOOST_REQUIRE(std::ranges::find(ways, way.vertices) != ways.end());
            BOOST_REQUIRE(way.weight == weight_of(way.vertices, weights));
            BOOST_REQUIRE(std::ranges::count(best, way) == 1);
            found.push_back(way.weight);
        }
        BOOST_TEST_REQUIRE(found == expected, boost::test_tools::per_element());
    }
}
