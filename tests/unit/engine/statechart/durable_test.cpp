// What it takes to outlive the process: the rules by which a run is stored and brought back.
#include "engine/statechart/machine.hpp"
#include "engine/statechart/stored_value.hpp"
#include "running.hpp"

using namespace phanbien;
using namespace phanbien::statechart;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(durable)

namespace {

const Instant noon = parse_instant("2026-11-23T05:00:00Z").value();

Machine machine_for(std::string_view body) {
    return Machine(chart_of(body, "", whole_standard()));
}

// The machine as another process would have it.
Machine brought_back(const Machine& machine, std::string_view body) {
    auto other = machine_for(body);
    const auto loaded = other.load(boost::json::parse(boost::json::serialize(machine.dump())));
    BOOST_REQUIRE_MESSAGE(loaded.has_value(), (loaded ? "" : loaded.error().en));
    return other;
}

std::string events_in(Machine& machine) {
    std::string all;
    for (const Step& step : machine.take_trace()) {
        all += (all.empty() ? "" : " ") + step.event;
    }
    return all;
}

}  // namespace

// Rule 1: a run is stored at the end of a macrostep only, where no internal event is left.
BOOST_AUTO_TEST_CASE(a_macrostep_ends_with_nothing_left_inside_or_not_at_all) {
    Run run(
        "<datamodel><data id='n' expr='0'/></datamodel><state id='a'>"
        "<transition event='e' target='b'><raise event='one'/><raise event='two'/></transition>"
        "<transition event='loop' target='l'><assign location='n' expr='7'/></transition></state>"
        "<state id='b'><transition event='one' target='c'/></state>"
        "<state id='c'><transition event='two' target='d'/></state><state id='d'/>"
        "<state id='l'><transition target='l'/></state>");
    const auto before = run.instance;
    BOOST_TEST(run.on("loop") == "a");  // does not end, so nothing of it happened
    BOOST_TEST((run.instance == before));
    BOOST_TEST(run.effects<Incident>().at(0).name == "limit.microsteps");
    BOOST_TEST(run.on("e") == "d");
}

// Rule 2: timers have an absolute time and go off in the order of (due, sequence), late but once.
BOOST_AUTO_TEST_CASE(delayed_sends_survive_and_go_off_late_once_and_in_order) {
    const std::string body =
        "<state id='s'><onentry><send event='third' delay='3s'/><send event='first' delay='1s'/>"
        "<send event='second' delay='1s'/></onentry></state>";
    auto machine = machine_for(body);
    machine.start(noon);
    auto later = brought_back(machine, body);
    BOOST_TEST(events_in(later) == "");
    later.advance(noon + 24h * 400);  // the server was down
    BOOST_TEST(events_in(later) == "first second third");
    auto again = brought_back(later, body);
    again.advance(noon + 24h * 800);
    BOOST_TEST(events_in(again) == "");
}

BOOST_AUTO_TEST_CASE(a_cancelled_send_that_goes_off_is_dropped) {
    Run run(
        "<state id='a'><onentry><send event='late' id='x' delay='1s'/></onentry>"
        "<transition event='stop'><cancel sendid='x'/></transition>"
        "<transition event='late' target='b'/></state><state id='b'/>");
    const auto sequence = run.instance.pending.at(0).sequence;
    run.on("stop");
    BOOST_TEST(run.instance.pending.empty());
    const auto outcome = run.interpreter.fire(run.instance, sequence, {}, run.now + 2s);
    BOOST_TEST((outcome == Outcome{.instance = run.instance}));
}

BOOST_AUTO_TEST_CASE(a_send_that_goes_off_is_no_longer_pending_even_if_nothing_takes_it) {
    Run run("<state id='a'><onentry><send event='late' delay='1s'/></onentry></state>");
    const auto sequence = run.instance.pending.at(0).sequence;
    const auto outcome = run.interpreter.fire(run.instance, sequence, {}, run.now + 1s);
    BOOST_TEST(outcome.instance.pending.empty());
    BOOST_TEST((run.interpreter.fire(outcome.instance, sequence, {}, run.now + 1s).instance ==
                outcome.instance));
}

BOOST_AUTO_TEST_CASE(an_instance_that_ends_waits_for_nothing_more) {
    Run run(
        "<state id='a'><onentry><send event='late' id='x' delay='1s'/></onentry>"
        "<transition event='end' target='f'/></state><final id='f'/>");
    run.on("end");
    BOOST_TEST(run.instance.pending.empty());
    BOOST_TEST(run.effects<CancelSend>().at(0).send_id == "x");
}

// Rule 3: ids derive from the macrostep and the ordinal in it.
BOOST_AUTO_TEST_CASE(ids_are_derived_never_random) {
    const std::string_view body =
        "<datamodel><data id='s'/><data id='i'/></datamodel><state id='a'>"
        "<transition event='e' target='b'><send event='x' idlocation='s'/></transition></state>"
        "<state id='b'><invoke type='urn:phanbien:route' src='r' idlocation='i'/></state>";
    const auto ids = [body] {
        Run run(body, "", {}, whole_standard());
        run.on("e");
        return boost::json::serialize(run.instance.data);
    };
    BOOST_TEST(ids() == R"({"s":"send.2.1","i":"b.2.2"})");
    BOOST_TEST(ids() == ids());
}

// Rule 4: what JSON cannot say is said with markers; what nothing can say is an error.
BOOST_AUTO_TEST_CASE(every_value_comes_back_as_it_was) {
    Run run(
        "<datamodel><data id='v' expr='[undefined, 0/0, 1/0, -1/0, -0, 0.1 + 0.2, 7377.81 - "
        "5e-13, 1e21, 9007199254740993, 5e-324]'/></datamodel><state id='a'/>");
    for (const auto* same : {"v[0] === undefined", "v[1] !== v[1]", "v[2] === 1/0", "v[3] === -1/0",
                             "1/v[4] === -1/0", "v[5] === 0.1 + 0.2", "v[6] === 7377.81 - 5e-13",
                             "v[7] === 1e21", "v[8] === 9007199254740992", "v[9] === 5e-324"}) {
        BOOST_TEST(run.value(same) == boost::json::value(true), same);
    }
}

BOOST_AUTO_TEST_CASE(a_function_that_is_kept_is_an_error_the_definition_can_handle) {
    Run run(
        "<datamodel><data id='f'/></datamodel><state id='a'><transition event='e'>"
        "<assign location='f' expr='function (x) { return x; }'/></transition>"
        "<transition event='error.execution' target='b'/></state><state id='b'/>");
    BOOST_TEST(run.on("e") == "b");
    BOOST_TEST((run.instance.data.at("f") == undefined_value()));
}

// Rule 5: hot and cold runs are the same (both suites in tests/conformance hold us to it).
BOOST_AUTO_TEST_CASE(stopping_after_every_macrostep_changes_nothing) {
    const std::string body =
        "<datamodel><data id='n' expr='0'/></datamodel><parallel id='p'>"
        "<history id='h' type='deep'><transition target='r1'/></history>"
        "<state id='r'><state id='r1'><onentry><send event='tick' delay='1s'/></onentry>"
        "<transition event='tick' target='r2'/></state><state id='r2'>"
        "<transition event='tick' target='r1'/></state></state>"
        "<state id='c'><transition event='tick'><assign location='n' expr='n + 1'/>"
        "<send event='tick' delay='1s'/></transition></state>"
        "<transition event='leave' target='out'/></parallel>"
        "<state id='out'><transition event='back' target='h'/></state>";
    auto hot = machine_for(body);
    hot.start(noon);
    auto cold = machine_for(body);
    cold.start(noon);
    for (const auto* event : {"tick", "leave", "back", "tick", "leave", "back"}) {
        for (Machine* machine : {&hot, &cold}) {
            machine->advance(machine->state().now + 700ms);
            machine->send({.name = event});
            machine->drain();
        }
        BOOST_TEST((hot.take_trace() == cold.take_trace()), event);
        cold = brought_back(cold, body);
    }
    BOOST_TEST((hot.state() == cold.state()));
}

// Rule 6: an instance belongs to its definition, and equal ids do not make another one fit.
BOOST_AUTO_TEST_CASE(an_instance_of_another_definition_is_refused) {
    const Run run("<parallel id='p'><state id='x'/><state id='y'/></parallel>");
    const auto json = to_json(run.instance);
    BOOST_TEST(instance_from_json(json, run.chart).has_value());
    for (const auto* other :
         {"<state id='p'><state id='x'/><state id='y'/></state>",
          "<parallel id='p'><state id='x'/><state id='y'/><state id='z'/></parallel>",
          "<parallel id='q'><state id='x'/><state id='y'/></parallel>"}) {
        BOOST_TEST(instance_from_json(json, chart_of(other)).has_error(), other);
    }
}

BOOST_AUTO_TEST_CASE(an_instance_stored_before_reads_what_it_lacks_as_empty) {
    const Chart chart = chart_of("<state id='a'/>");
    const auto old =
        boost::json::parse(R"({"configuration":["a"],"history":{},"data":{},"entered_once":[],)"
                           R"("session_id":"s","macrosteps":3,"running":true})");
    const auto read = instance_from_json(old, chart);
    BOOST_REQUIRE(read.has_value());
    BOOST_TEST((*read == Instance{.configuration = {"a"}, .session_id = "s", .macrosteps = 3}));
}

// Rule 7: nothing that differs from run to run, and no error that nobody sees.
BOOST_AUTO_TEST_CASE(there_is_no_clock_no_chance_and_no_silent_error) {
    Run run("<state id='a'><transition event='e'><log expr='nowhere.at.all'/></transition></state>",
            "", {}, whole_standard());
    for (const auto* gone : {"new Date()", "Math.random()", "performance.now()"}) {
        BOOST_TEST(run.interpreter.evaluate(run.instance, gone, {}).has_error(), gone);
    }
    run.on("e");
    BOOST_TEST(run.effects<Incident>().at(0).name == "error.execution");
}

// Rule 8: asking what may happen changes nothing, whatever a guard does.
BOOST_AUTO_TEST_CASE(asking_is_done_on_a_copy) {
    Run run(
        "<datamodel><data id='n' expr='0'/></datamodel><state id='a'>"
        "<transition event='e' cond='++n &gt; 1' target='b'/></state><state id='b'/>",
        "", {}, whole_standard());
    for (int i = 0; i < 3; ++i) {
        BOOST_TEST(!run.interpreter.would_transition(run.instance, {.name = "e"}, {}));
    }
    BOOST_TEST(run.on("e") == "a");
    BOOST_TEST(run.value("n") == boost::json::value(1));
}

BOOST_AUTO_TEST_SUITE_END()
