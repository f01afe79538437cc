// Definitions made to do harm are refused or stopped, within a second of processor time and 64 MB,
// and never crash. Each runs in a process of its own that has no more than that: whole_standard(),
// the widest profile, so that nothing is refused for being outside of ours.
#include <boost/test/unit_test.hpp>

#include "adapters/host/confined.hpp"
#include "engine/statechart/machine.hpp"
#include "hostile_samples.hpp"
#include "tests/unit/sanitizer.hpp"

using namespace phanbien;
using namespace phanbien::statechart;
using phanbien::host::Ending;

BOOST_AUTO_TEST_SUITE(hostile_definitions)

namespace {

// A sanitizer's own work is not what is bounded here.
constexpr int sanitizer_slowdown = tests::sanitized ? 20 : 1;

host::Bounds bounds() {
    host::Bounds bounds;
    bounds.cpu *= sanitizer_slowdown;
    bounds.memory_bytes *= static_cast<std::size_t>(sanitizer_slowdown);
    return bounds;
}

enum Outcome : int { refused = 1, ran = 2, stopped = 3 };

// Everything that a definition can be made to do: reading, starting, events, an hour of time, and
// the way to disk and back.
int exercise(const HostileSample& sample) {
    auto options =
        whole_standard([&sample](std::string_view) { return std::optional(sample.text); });
    auto chart = Chart::read(sample.text, "hostile.scxml", options);
    if (!chart) {
        return refused;
    }
    Machine machine(*std::move(chart), {.reading = options, .facts = {}});
    machine.start(parse_instant("2026-11-23T01:00:00Z").value());
    machine.drain();
    machine.send({.name = "go"});
    machine.send({.name = "e"});
    machine.drain();
    for (int i = 0; i < 10 && machine.fire_next(machine.state().now + std::chrono::hours(1)); ++i) {
        machine.drain();
    }
    static_cast<void>(machine.dump());
    for (const auto& step : machine.take_trace()) {
        if (!step.incidents.empty()) {
            return stopped;
        }
    }
    return ran;
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_is_refused_or_stopped_by_counting) {
    for (const auto& sample : counted_samples()) {
        BOOST_TEST_CONTEXT(sample.name) {
            const auto outcome = host::run_confined(bounds(), [&] { return exercise(sample); });
            BOOST_TEST((outcome.ending == Ending::finished), "ending "
                                                                 << static_cast<int>(outcome.ending)
                                                                 << ", status " << outcome.status);
        }
    }
}

BOOST_AUTO_TEST_CASE(what_escapes_the_counter_is_stopped_with_its_process) {
    for (const auto& sample : process_samples()) {
        BOOST_TEST_CONTEXT(sample.name) {
            const auto outcome = host::run_confined(bounds(), [&] { return exercise(sample); });
            BOOST_TEST((outcome.ending != Ending::crashed), "signal " << outcome.status);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_definition_for_real_work_holds_neither_script_nor_loop) {
    for (const auto& sample : process_samples()) {
        const bool holds_script = sample.text.find("<script>") != std::string::npos;
        BOOST_TEST((!holds_script || !Chart::read(sample.text, "hostile.scxml").has_value()),
                   sample.name);
    }
}

BOOST_AUTO_TEST_CASE(an_endless_definition_says_which_limit_it_met) {
    const auto chart = Chart::read(counted_samples().at(0).text, "hostile.scxml").value();
    const auto outcome =
        Interpreter(chart).start({}, parse_instant("2026-11-23T01:00:00Z").value());
    BOOST_REQUIRE(outcome.effects.size() == 1U);
    BOOST_TEST(std::get<Incident>(outcome.effects[0]).name == "limit.microsteps");
    BOOST_TEST(outcome.instance.configuration.empty());
}

BOOST_AUTO_TEST_SUITE_END()
