#include "engine/graph/graph.hpp"

#include <boost/test/unit_test.hpp>
#include <random>

using namespace phanbien::graph;

namespace {

using Groups = std::vector<std::vector<std::uint32_t>>;

// By squaring reachability until nothing changes: small graphs only.
Groups by_hand(std::size_t count, const std::vector<NumberedEdge>& edges) {
    std::vector<std::vector<bool>> leads(count, std::vector<bool>(count));
    for (const auto& [from, to] : edges) {
        leads[from][to] = true;
    }
    for (std::size_t via = 0; via < count; ++via) {
        for (std::size_t from = 0; from < count; ++from) {
            for (std::size_t to = 0; to < count; ++to) {
                leads[from][to] = leads[from][to] || (leads[from][via] && leads[via][to]);
            }
        }
    }
    Groups groups;
    for (std::uint32_t it = 0; it < count; ++it) {
        std::vector<std::uint32_t> group;
        for (std::uint32_t other = 0; leads[it][it] && other < count; ++other) {
            if (leads[it][other] && leads[other][it]) {
                group.push_back(other);
            }
        }
        if (!group.empty() && group.front() == it) {
            groups.push_back(group);
        }
    }
    return groups;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_circle_is_a_group_and_a_thing_that_leads_to_itself_as_well) {
    const std::vector<NumberedEdge> edges{{0, 1}, {1, 0}, {1, 2}, {3, 3}};
    BOOST_TEST((cycles(5, edges) == Groups{{0, 1}, {3}}));
    BOOST_TEST((cycles(0, {}).empty()));
}

BOOST_AUTO_TEST_CASE(random_graphs_agree_with_reachability_by_hand) {
    std::mt19937 random(20250701);
    const auto below = [&](std::uint32_t end) {
        return static_cast<std::uint32_t>(random() % end);
    };
    for (int round = 0; round < 400; ++round) {
        const auto count = 1 + below(9);
        std::vector<NumberedEdge> edges;
        for (auto i = below(14); i > 0; --i) {
            const auto from = below(count);
            edges.emplace_back(from, below(count));
        }
        BOOST_TEST((cycles(count, edges) == by_hand(count, edges)));
    }
}
