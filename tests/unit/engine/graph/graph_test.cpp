#include "engine/graph/graph.hpp"

#include <array>
#include <boost/test/unit_test.hpp>

using namespace phanbien::graph;

BOOST_AUTO_TEST_SUITE(graph)

namespace {

// 0 → 1 → 2 → 1, 0 → 3, and 4 apart with an edge to itself.
Graph sample() {
    return {.vertices = 5, .edges = {{0, 1}, {1, 2}, {2, 1}, {0, 3}, {4, 4}}};
}

}  // namespace

BOOST_AUTO_TEST_CASE(ways_lead_forward_and_back) {
    BOOST_TEST(reached_from(sample(), std::array{1}) ==
               (std::vector{false, true, true, false, false}));
    BOOST_TEST(reached_from(sample(), std::array{0, 4}) ==
               (std::vector{true, true, true, true, true}));
    BOOST_TEST(leading_to(sample(), std::array{3}) ==
               (std::vector{true, false, false, true, false}));
    BOOST_TEST(reached_from(sample(), {}) == std::vector<bool>(5, false));
}

BOOST_AUTO_TEST_CASE(cycles_are_found_with_all_their_members) {
    BOOST_TEST((cycles(sample()) == std::vector<std::vector<Vertex>>{{1, 2}, {4}}));
}

BOOST_AUTO_TEST_CASE(returns_are_left_out_and_the_rest_stays) {
    const auto forward = without_returns(sample(), 0);
    BOOST_TEST((forward.edges == std::vector<Edge>{{0, 1}, {1, 2}, {0, 3}, {4, 4}}));
    BOOST_TEST(cycles(without_returns(forward, 4)).empty());
}

// The way over 1 and 2 weighs more than the direct one; its own weight is not counted.
BOOST_AUTO_TEST_CASE(the_heaviest_way_counts_what_lies_behind) {
    const Graph diamond{.vertices = 5, .edges = {{0, 3}, {0, 1}, {1, 2}, {2, 3}}};
    const auto ways = heaviest_ways(diamond, 0, std::array{1, 10, 100, 1000, 1});
    BOOST_TEST(ways[0].value() == 0);
    BOOST_TEST(ways[1].value() == 1);
    BOOST_TEST(ways[2].value() == 11);
    BOOST_TEST(ways[3].value() == 111);
    BOOST_TEST(!ways[4].has_value());
}

BOOST_AUTO_TEST_SUITE_END()
