// The script engine behind the guards: bounded, without clock or chance, and without memory.
#include "running.hpp"

using namespace phanbien;
using namespace phanbien::statechart;

BOOST_AUTO_TEST_SUITE(script)

namespace {

// Runs a hostile guard, then checks that the interpreter still works.
std::string survives(const std::string& guard) {
    Run run(
        "<datamodel><data id='n' expr='1'/></datamodel><state id='a'>"
        "<transition event='e' cond='" +
        guard +
        "' target='b'/><transition event='e' target='c'/></state><state id='b'/>"
        "<state id='c'><transition event='again' cond='n == 1' target='d'/></state>"
        "<state id='d'/>");
    BOOST_TEST(run.on("e") == "c");
    BOOST_REQUIRE(run.effects<Incident>().size() == 1u);
    const std::string reason = run.effects<Incident>()[0].reason;
    BOOST_TEST(run.on("again") == "d");
    return reason;
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_endless_guard_is_stopped) {
    const auto reason = survives("(function(){ for(;;); })()");
    BOOST_TEST(reason.find("execution timeout") != std::string::npos, reason);
    survives("(function(){ for(;;) { try { for(;;); } catch (x) {} } })()");
}

BOOST_AUTO_TEST_CASE(endless_recursion_memory_and_expressions_are_stopped) {
    survives("(function f(){ return f(); })()");
    survives(R"((function(){ var s = "x"; for(;;) { s = s + s; } })())");
    survives(R"(/^(a+)+$/.test("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"))");
}

BOOST_AUTO_TEST_CASE(there_is_no_clock_no_chance_and_no_code_from_text) {
    Run run("<state id='a'/>");
    for (const auto* name : {"Date", "Math.random", "eval", "Function", "Duktape", "performance"}) {
        BOOST_TEST(run.value("typeof " + std::string(name)) == boost::json::value("undefined"),
                   name);
    }
    BOOST_TEST(run.value("(function(){}).constructor === Object") == boost::json::value(true));
}

BOOST_AUTO_TEST_CASE(nothing_leaks_from_one_evaluation_to_the_next) {
    Run run("<datamodel><data id='n' expr='1'/></datamodel><state id='a'/>");
    const auto fails = [&run](std::string_view text) {
        return run.interpreter.evaluate(run.instance, text, {}).has_error();
    };
    BOOST_TEST(fails("leak = 1"));
    BOOST_TEST(fails("Array.prototype.push = 1"));
    BOOST_TEST(fails("Object.prototype.x = 1"));
    BOOST_TEST(fails("Math = 1"));
    BOOST_TEST(run.value("n = 2") == boost::json::value(2));
    BOOST_TEST(run.value("n") == boost::json::value(1));
}

BOOST_AUTO_TEST_CASE(values_survive_being_stored) {
    Run run(
        "<datamodel><data id='v'/></datamodel><state id='a'><transition event='set'>"
        "<assign location='v' expr='_event.data'/></transition></state>");
    const boost::json::value all = {
        {"số", 1.5},  {"âm", -3}, {"chữ", "đ😀"}, {"none", nullptr}, {"list", {true, {{"x", 1}}}},
        {"$", "kept"}};
    run.on("set", all);
    BOOST_TEST(run.value("v") == all);
    BOOST_TEST(run.value("v['chữ'].length") == boost::json::value(3));
    BOOST_TEST(run.value("[undefined, 0/0, 1/0, -1/0]") ==
               boost::json::parse(R"([{"$":"undefined"},{"$":"NaN"},{"$":"Infinity"},
                                      {"$":"-Infinity"}])"));
    const auto disguised = run.value("({$: 'NaN'})");
    run.on("set", disguised);
    BOOST_TEST(run.value("v.$ === 'NaN'") == boost::json::value(true));
}

BOOST_AUTO_TEST_CASE(what_json_cannot_hold_is_an_error_of_the_macrostep) {
    Run run(
        "<datamodel><data id='v'/></datamodel><state id='a'><transition event='f'>"
        "<assign location='v' expr='function(){}'/></transition><transition event='cycle'>"
        "<assign location='v' expr='[0]'/><assign location='v[0]' expr='v'/></transition>"
        "</state>");
    for (const auto* event : {"f", "cycle"}) {
        run.on(event);
        BOOST_REQUIRE(run.effects<Incident>().size() == 1u);
        BOOST_TEST(run.effects<Incident>()[0].name == "error.execution");
        BOOST_TEST(run.value("typeof v") == boost::json::value("undefined"));
    }
}

BOOST_AUTO_TEST_CASE(expressions_are_checked_without_running) {
    const Chart chart = chart_of("<state id='a'/>");
    Interpreter interpreter(chart);
    for (const auto* good : {"1", "a.b(c)", "{x: 1}", "function(x){ return x; }", "a // why"}) {
        BOOST_TEST(!interpreter.check_expression(good).has_value(), good);
    }
    for (const auto* bad : {"", "a +", "return 1", "a; b", "a) || (b", "for(;;);", "var x = 1"}) {
        BOOST_TEST(interpreter.check_expression(bad).has_value(), bad);
    }
}

BOOST_AUTO_TEST_SUITE_END()
