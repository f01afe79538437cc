#include "engine/check/flow.hpp"

#include <array>
#include <boost/test/unit_test.hpp>
#include <set>

using namespace phanbien;
using namespace phanbien::check;
using statechart::Chart;

BOOST_AUTO_TEST_SUITE(flow)

namespace {

Chart chart(const std::string& inside) {
    return Chart::read("<scxml xmlns='http://www.w3.org/2005/07/scxml' version='1.0'>" + inside +
                           "</scxml>",
                       "flow.scxml")
        .value();
}

std::set<std::string> reachable(const Chart& of) {
    const auto reached = reached_from(flow_of(of), std::array{entered(statechart::root_state)});
    std::set<std::string> out;
    for (statechart::StateIndex state = 1; state < static_cast<int>(of.states().size()); ++state) {
        if (reached[static_cast<std::size_t>(active(state))]) {
            out.insert(of.state(state).id);
        }
    }
    return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_state_is_entered_by_default_or_by_name_and_not_both) {
    const auto of = chart(
        "<state id='a'><transition event='e' target='inner'/></state>"
        "<state id='outer'><state id='first'/><state id='inner'/></state>");
    BOOST_TEST((reachable(of) == std::set<std::string>{"a", "outer", "inner"}));
}

BOOST_AUTO_TEST_CASE(all_regions_are_entered_the_unnamed_ones_by_default) {
    const auto of = chart(
        "<state id='a'><transition event='e' target='r2'/></state>"
        "<parallel id='p'><state id='r'><state id='r1'/><state id='r2'/></state>"
        "<state id='s'><state id='s1'/><state id='s2'/></state></parallel>");
    BOOST_TEST((reachable(of) == std::set<std::string>{"a", "p", "r", "r2", "s", "s1"}));
}

BOOST_AUTO_TEST_CASE(only_what_is_final_makes_a_state_done) {
    const auto stuck = chart(
        "<state id='c'><transition event='done.state.c' target='next'/><state id='c1'/>"
        "<final id='f'/></state><state id='next'/>");
    BOOST_TEST((reachable(stuck) == std::set<std::string>{"c", "c1"}));
    const auto done = chart(
        "<state id='c'><transition event='done.state.c' target='next'/><state id='c1'>"
        "<transition event='e' target='f'/></state><final id='f'/></state><state id='next'/>");
    BOOST_TEST((reachable(done) == std::set<std::string>{"c", "c1", "f", "next"}));
}

BOOST_AUTO_TEST_CASE(a_history_leads_to_its_default_unless_memory_is_left_out) {
    const auto of = chart(
        "<state id='a'><transition event='e' target='h'/></state>"
        "<state id='b'><history id='h'><transition target='b2'/></history><state id='b1'/>"
        "<state id='b2'/></state>");
    BOOST_TEST((reachable(of) == std::set<std::string>{"a", "b", "b2"}));
    BOOST_TEST(flow_of(of).edges.size() == flow_of(of, Memory::left_out).edges.size() + 1);
}

BOOST_AUTO_TEST_CASE(states_are_active_together_in_each_other_or_in_different_regions) {
    const auto of = chart(
        "<parallel id='p'><state id='r'><state id='r1'/><state id='r2'/></state>"
        "<state id='s'><state id='s1'/></state></parallel><state id='q'/>");
    const auto together = [&](const char* one, const char* other) {
        return may_be_active_together(of, *of.find(one), *of.find(other));
    };
    BOOST_TEST(together("r1", "r"));
    BOOST_TEST(together("p", "s1"));
    BOOST_TEST(together("r1", "s1"));
    BOOST_TEST(!together("r1", "r2"));
    BOOST_TEST(!together("q", "s1"));
    BOOST_TEST((finals_of(of, *of.find("p")).empty()));
}

BOOST_AUTO_TEST_SUITE_END()
