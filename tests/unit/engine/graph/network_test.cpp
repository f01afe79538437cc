#include "engine/graph/network.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <random>

using namespace phanbien::graph;

namespace {

// The least capacity that leads out of any set of vertices with the source and without the sink:
// all sets are tried.
int least_cut(const Network& network, Vertex source, Vertex sink) {
    int least = -1;
    for (unsigned set = 0; set < (1U << static_cast<unsigned>(network.vertices)); ++set) {
        const auto holds = [set](Vertex it) {
            return ((set >> static_cast<unsigned>(it)) & 1U) != 0;
        };
        if (!holds(source) || holds(sink)) {
            continue;
        }
        int out = 0;
        for (const auto& arc : network.arcs) {
            out += holds(arc.from) && !holds(arc.to) ? arc.capacity : 0;
        }
        least = least < 0 ? out : std::min(least, out);
    }
    return least;
}

Network random_network(std::mt19937& random) {
    Network out{.vertices = 2 + static_cast<int>(random() % 7), .arcs = {}};
    const auto any = [&] {
        return static_cast<int>(random() % static_cast<unsigned>(out.vertices));
    };
    for (auto left = random() % 20; left > 0; --left) {
        out.join(any(), any(), static_cast<int>(random() % 5));
    }
    return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_flows_is_what_the_narrowest_place_lets_through) {
    std::mt19937 random(1);
    for (int i = 0; i < 300; ++i) {
        const auto network = random_network(random);
        const Vertex sink = network.vertices - 1;
        const auto flow = max_flow(network, 0, sink);
        BOOST_REQUIRE(flow.value == least_cut(network, 0, sink));

        std::vector<int> balance(static_cast<std::size_t>(network.vertices), 0);
        int across = 0;
        for (std::size_t a = 0; a < network.arcs.size(); ++a) {
            const auto& arc = network.arcs[a];
            BOOST_REQUIRE((flow.on_arc[a] >= 0 && flow.on_arc[a] <= arc.capacity));
            balance[static_cast<std::size_t>(arc.from)] -= flow.on_arc[a];
            balance[static_cast<std::size_t>(arc.to)] += flow.on_arc[a];
            across += flow.source_side[static_cast<std::size_t>(arc.from)] &&
                              !flow.source_side[static_cast<std::size_t>(arc.to)]
                          ? arc.capacity
                          : 0;
        }
        BOOST_REQUIRE(across == flow.value);
        BOOST_REQUIRE(balance.front() == -flow.value);
        BOOST_REQUIRE(balance.back() == flow.value);
        BOOST_REQUIRE(
            std::all_of(balance.begin() + 1, balance.end() - 1, [](int it) { return it == 0; }));
    }
}
