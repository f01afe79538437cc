// The algorithm of SCXML 1.0 Appendix D: which states are left and entered, in which order.
#include "running.hpp"

using namespace phanbien;
using namespace phanbien::statechart;

BOOST_AUTO_TEST_SUITE(algorithm)

namespace {

// A state that logs its coming and going.
std::string noisy(std::string_view tag, std::string_view id, std::string_view inside = "") {
    const std::string name(id);
    const std::string element(tag);
    return "<" + element + " id=\"" + name + "\"><onentry><log expr=\"'+" + name +
           "'\"/></onentry><onexit><log expr=\"'-" + name + "'\"/></onexit>" + std::string(inside) +
           "</" + element + ">";
}

}  // namespace

BOOST_AUTO_TEST_CASE(begins_in_the_first_state_or_where_told) {
    BOOST_TEST(Run("<state id='a'/><state id='b'/>").active() == "a");
    BOOST_TEST(Run("<state id='a'/><state id='b'/>", "initial='b'").active() == "b");
    BOOST_TEST(Run("<state id='a'><initial><transition target='a2'><log expr=\"'go'\"/>"
                   "</transition></initial><state id='a1'/><state id='a2'/></state>")
                   .active() == "a a2");
}

BOOST_AUTO_TEST_CASE(initial_content_runs_after_the_entry_of_its_state_and_before_its_child) {
    Run run(
        "<state id='a'><onentry><log expr='1'/></onentry><initial><transition target='b'>"
        "<log expr='2'/></transition></initial>"
        "<state id='b'><onentry><log expr='3'/></onentry></state></state>");
    BOOST_TEST(run.logs() == "1 2 3");
}

BOOST_AUTO_TEST_CASE(leaves_inside_out_then_acts_then_enters_outside_in) {
    Run run(noisy("state", "a",
                  noisy("state", "a1",
                        "<transition event='e' target='b2'><log expr=\"'act'\"/></transition>")) +
            noisy("state", "b", noisy("state", "b1") + noisy("state", "b2")));
    BOOST_TEST(run.on("e") == "b b2");
    BOOST_TEST(run.logs() == "-a1 -a act +b +b2");
    BOOST_TEST(joined(run.last.exited) == "a1 a");
    BOOST_TEST(joined(run.last.entered) == "b b2");
    BOOST_TEST(run.last.transition_taken);
}

BOOST_AUTO_TEST_CASE(the_innermost_then_the_first_transition_wins) {
    Run run(
        "<state id='a'><transition event='e' target='b'/><state id='a1'>"
        "<transition event='e' cond='false' target='b'/>"
        "<transition event='e' target='c'/><transition event='e' target='b'/></state></state>"
        "<state id='b'/><state id='c'/>");
    BOOST_TEST(run.on("e") == "c");
}

BOOST_AUTO_TEST_CASE(an_external_transition_leaves_its_source_an_internal_one_does_not) {
    const std::string inside =
        "<transition event='out' target='s2'/>"
        "<transition event='in' type='internal' target='s2'/>" +
        noisy("state", "s1") + noisy("state", "s2");
    Run run(noisy("state", "s", inside));
    run.on("out");
    BOOST_TEST(run.logs() == "-s1 -s +s +s2");
    run.on("in");
    BOOST_TEST(run.logs() == "-s2 +s2");
}

BOOST_AUTO_TEST_CASE(a_targetless_transition_leaves_nothing) {
    Run run(noisy("state", "a", "<transition event='e'><log expr=\"'act'\"/></transition>"));
    BOOST_TEST(run.on("e") == "a");
    BOOST_TEST(run.logs() == "act");
    BOOST_TEST(run.last.transition_taken);
}

BOOST_AUTO_TEST_CASE(a_self_transition_leaves_and_enters_its_state) {
    Run run(noisy("state", "a", "<transition event='e' target='a'/>"));
    run.on("e");
    BOOST_TEST(run.logs() == "-a +a");
}

BOOST_AUTO_TEST_CASE(eventless_transitions_go_before_internal_events) {
    Run run(
        "<state id='a'><onentry><raise event='x'/></onentry>"
        "<transition event='x' target='wrong'/><transition cond='true' target='b'/></state>"
        "<state id='b'><transition event='x' target='c'/></state><state id='c'/>"
        "<state id='wrong'/>");
    BOOST_TEST(run.active() == "c");
}

BOOST_AUTO_TEST_CASE(an_event_matches_by_whole_tokens) {
    const auto lands = [](std::string_view descriptor, std::string_view event) {
        Run run("<state id='a'><transition event='" + std::string(descriptor) +
                "' target='b'/></state><state id='b'/>");
        return run.on(event) == "b";
    };
    BOOST_TEST(lands("opinion", "opinion"));
    BOOST_TEST(lands("opinion", "opinion.given"));
    BOOST_TEST(!lands("opinion", "opinions"));
    BOOST_TEST(!lands("opinion.given", "opinion"));
    BOOST_TEST(lands("opinion.*", "opinion.given"));
    BOOST_TEST(lands("opinion.*", "opinion"));
    BOOST_TEST(lands("opinion.", "opinion.given.late"));
    BOOST_TEST(lands("*", "anything"));
    BOOST_TEST(lands("no other", "other"));
}

BOOST_AUTO_TEST_CASE(an_event_nobody_waits_for_changes_nothing) {
    Run run("<state id='a'><transition event='e' target='b'/></state><state id='b'/>");
    BOOST_TEST(run.on("other") == "a");
    BOOST_TEST(!run.last.transition_taken);
    BOOST_TEST(run.last.effects.empty());
}

BOOST_AUTO_TEST_CASE(parallel_regions_move_together) {
    Run run(
        "<parallel id='p'><state id='r'><state id='r1'><transition event='e' target='r2'/>"
        "</state><state id='r2'/></state><state id='s'><state id='s1'>"
        "<transition event='e' target='s2'/></state><state id='s2'/></state></parallel>");
    BOOST_TEST(run.active() == "p r r1 s s1");
    BOOST_TEST(run.on("e") == "p r r2 s s2");
    BOOST_TEST(joined(run.last.exited) == "s1 r1");
    BOOST_TEST(joined(run.last.entered) == "r2 s2");
}

BOOST_AUTO_TEST_CASE(of_two_that_leave_the_same_state_the_earlier_wins) {
    Run run(
        "<parallel id='p'><state id='r'><transition event='e' target='x'/></state>"
        "<state id='s'><transition event='e' target='y'/></state></parallel>"
        "<state id='x'/><state id='y'/>");
    BOOST_TEST(run.on("e") == "x");
}

BOOST_AUTO_TEST_CASE(a_deeper_source_preempts_an_outer_one) {
    // The outer transition is chosen first, by region r, which has none of its own.
    Run run(
        "<parallel id='p'><transition event='e' target='x'/><state id='r'/>"
        "<state id='s'><transition event='e' target='y'/></state></parallel>"
        "<state id='x'/><state id='y'/>");
    BOOST_TEST(run.on("e") == "y");
}

BOOST_AUTO_TEST_CASE(several_targets_choose_in_several_regions) {
    Run run(
        "<state id='a'><transition event='e' target='r2 s2'/></state>"
        "<parallel id='p'><state id='r'><state id='r1'/><state id='r2'/></state>"
        "<state id='s'><state id='s1'/><state id='s2'/></state></parallel>");
    BOOST_TEST(run.on("e") == "p r r2 s s2");
}

BOOST_AUTO_TEST_CASE(done_comes_for_each_region_and_then_for_the_parallel_state) {
    const auto region = [](std::string r) {
        return "<state id='" + r + "'><state id='" + r + "1'><transition event='" + r +
               "' target='" + r + "f'/></state><final id='" + r + "f'/></state>";
    };
    Run run(
        "<parallel id='p'><transition event='done.state.r'><log expr=\"'r'\"/></transition>"
        "<transition event='done.state.s'><log expr=\"'s'\"/></transition>"
        "<transition event='done.state.p' target='end'/>" +
        region("r") + region("s") + "</parallel><state id='end'/>");
    BOOST_TEST(run.on("r") == "p r rf s s1");
    BOOST_TEST(run.logs() == "r");
    BOOST_TEST(run.on("s") == "end");
    BOOST_TEST(run.logs() == "s");
}

BOOST_AUTO_TEST_CASE(done_data_travels_with_done) {
    Run run(
        "<datamodel><data id='n' expr='0'/></datamodel><state id='a'>"
        "<transition event='done.state.a' target='b'>"
        "<assign location='n' expr='_event.data.n'/></transition>"
        "<final id='f'><donedata><param name='n' expr='7'/></donedata></final></state>"
        "<state id='b'/>");
    BOOST_TEST(run.active() == "b");
    BOOST_TEST(run.value("n") == boost::json::value(7));
}

BOOST_AUTO_TEST_CASE(a_top_level_final_state_ends_the_run) {
    Run run(
        "<state id='a'><transition event='e' target='f'/></state>"
        "<final id='f'><onexit><log expr=\"'bye'\"/></onexit>"
        "<donedata><content expr=\"'ok'\"/></donedata></final>");
    BOOST_TEST(run.on("e") == "f");
    BOOST_TEST(!run.instance.running);
    BOOST_TEST(run.logs() == "bye");
    BOOST_REQUIRE(run.effects<Done>().size() == 1u);
    BOOST_TEST(run.effects<Done>()[0].data == boost::json::value("ok"));
    const Instance ended = run.instance;
    run.on("e");
    BOOST_TEST((run.instance == ended));
    BOOST_TEST(run.last.effects.empty());
}

std::string history_of(std::string_view type) {
    return "<state id='out'><transition event='back' target='h'/></state>"
           "<state id='a'><transition event='leave' target='out'/><history id='h' type='" +
           std::string(type) +
           "'><transition target='a1'><log expr=\"'default'\"/></transition></history>"
           "<state id='a1'><transition event='e' target='a22'/></state>"
           "<state id='a2'><state id='a21'/><state id='a22'/></state></state>";
}

BOOST_AUTO_TEST_CASE(history_begins_with_its_default) {
    Run run(history_of("deep"));
    BOOST_TEST(run.on("back") == "a a1");
    BOOST_TEST(run.logs() == "default");
}

BOOST_AUTO_TEST_CASE(shallow_history_remembers_the_child_deep_the_leaf) {
    Run shallow(history_of("shallow"), "initial='a'");
    shallow.on("e");
    shallow.on("leave");
    BOOST_TEST(shallow.on("back") == "a a2 a21");
    BOOST_TEST(shallow.logs() == "");
    Run deep(history_of("deep"), "initial='a'");
    deep.on("e");
    deep.on("leave");
    BOOST_TEST(deep.on("back") == "a a2 a22");
}

BOOST_AUTO_TEST_CASE(deep_history_of_a_parallel_state_remembers_every_region) {
    const auto region = [](std::string r) {
        return "<state id='" + r + "'><state id='" + r + "1'><transition event='" + r +
               "' target='" + r + "2'/></state><state id='" + r + "2'/></state>";
    };
    Run run(
        "<parallel id='p'><history id='h' type='deep'><transition target='r s'/></history>"
        "<transition event='leave' target='out'/>" +
        region("r") + region("s") +
        "</parallel><state id='out'><transition event='back' target='h'/></state>");
    run.on("s");
    run.on("leave");
    BOOST_TEST(run.on("back") == "p r r1 s s2");
}

BOOST_AUTO_TEST_CASE(in_sees_the_configuration_as_it_changes) {
    Run run(
        "<parallel id='p'><state id='r'><state id='r1'><transition event='e' target='r2'/>"
        "</state><state id='r2'/></state><state id='s'><state id='s1'>"
        "<transition cond=\"In('r2')\" target='s2'/></state><state id='s2'/></state>"
        "</parallel>");
    BOOST_TEST(run.on("e") == "p r r2 s s2");
    BOOST_TEST(run.value("In('s2') && !In('s1') && !In('nowhere')") == boost::json::value(true));
}

BOOST_AUTO_TEST_CASE(the_null_data_model_knows_in) {
    Run run(
        "<state id='a'><transition event='e' cond=\"In('b')\" target='b'/>"
        "<transition event='e' cond=\"In('a')\" target='c'/></state>"
        "<state id='b'/><state id='c'/>",
        "datamodel='null'");
    BOOST_TEST(run.on("e") == "c");
}

BOOST_AUTO_TEST_CASE(a_definition_that_never_rests_is_undone) {
    Run run(
        "<state id='a'><transition event='e' target='b'/></state>"
        "<state id='b'><transition cond='true' target='c'/></state>"
        "<state id='c'><transition cond='true' target='b'/></state>");
    const Instance before = run.instance;
    run.on("e");
    BOOST_TEST((run.instance == before));
    BOOST_REQUIRE(run.effects<Incident>().size() == 1u);
    const Incident incident = run.effects<Incident>()[0];
    BOOST_TEST(incident.name == "limit.microsteps", incident.reason);
}

BOOST_AUTO_TEST_CASE(a_question_about_an_event_changes_nothing) {
    Run run(
        "<datamodel><data id='n' expr='0'/></datamodel><state id='a'>"
        "<transition event='e' cond='++n == 1' target='b'/></state><state id='b'/>");
    BOOST_TEST(run.interpreter.would_transition(run.instance, {.name = "e"}, {}));
    BOOST_TEST(run.interpreter.would_transition(run.instance, {.name = "e"}, {}));
    BOOST_TEST(!run.interpreter.would_transition(run.instance, {.name = "x"}, {}));
    BOOST_TEST(run.on("e") == "b");
}

BOOST_AUTO_TEST_CASE(the_same_arguments_give_the_same_outcome) {
    Run run(
        "<datamodel><data id='n' expr='0'/></datamodel><state id='a'>"
        "<transition event='e'><assign location='n' expr='n + 1'/>"
        "<send event='later' delay='1s'/></transition></state>");
    const Outcome once = run.interpreter.step(run.instance, {.name = "e"}, {}, run.now);
    (void)run.interpreter.step(once.instance, {.name = "e"}, {}, run.now);
    BOOST_TEST((run.interpreter.step(run.instance, {.name = "e"}, {}, run.now) == once));
    BOOST_TEST((Interpreter(run.chart).step(run.instance, {.name = "e"}, {}, run.now) == once));
}

BOOST_AUTO_TEST_SUITE_END()
