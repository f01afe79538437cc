// The stored form of a run: nothing is lost, and nothing that is no run of the chart is accepted.
#include "engine/statechart/instance.hpp"

#include "running.hpp"

using namespace phanbien;
using namespace phanbien::statechart;

BOOST_AUTO_TEST_SUITE(instance)

namespace {

constexpr std::string_view body =
    "<datamodel><data id='n' expr='0'/><data id='f' pb:fact='number'/></datamodel>"
    "<parallel id='p'><transition event='leave' target='out'/>"
    "<history id='h' type='deep'><transition target='r1'/></history>"
    "<state id='r'><state id='r1'><transition event='e' target='r2'/></state><state id='r2'>"
    "<transition event='e' target='r1'><assign location='n' expr='n + 1'/></transition>"
    "</state></state><state id='s'/></parallel>"
    "<state id='out'><transition event='back' target='h'/></state>";

// Where the reader finds fault with a good instance whose one member is replaced; "" when nowhere.
std::string fault(const Chart& chart, std::string_view member, std::string_view value) {
    const Instance good{.configuration = {"p", "r", "r1", "s"}, .data = {{"n", 1}}};
    auto json = to_json(good);
    json[member] = boost::json::parse(value);
    const auto read = instance_from_json(json, chart);
    return read.has_value() ? "" : read.error().fields.at(0).pointer;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_restored_run_goes_on_as_the_hot_one) {
    const Chart chart = chart_of(body);
    Interpreter hot(chart);
    Instance warm = hot.start({}, {}).instance;
    Instance cold = warm;
    for (const auto* event : {"e", "e", "e", "leave", "x", "back", "e", "leave", "back"}) {
        const Outcome expected = hot.step(warm, {.name = event}, {}, {});
        const auto text = boost::json::serialize(to_json(cold));
        const auto restored = instance_from_json(boost::json::parse(text), chart);
        BOOST_REQUIRE(restored.has_value());
        const Outcome actual = Interpreter(chart).step(*restored, {.name = event}, {}, {});
        BOOST_TEST((actual == expected), event);
        warm = expected.instance;
        cold = actual.instance;
    }
    BOOST_TEST(cold.data.at("n") == boost::json::value(2));
    BOOST_TEST(cold.macrosteps == 10u);
}

BOOST_AUTO_TEST_CASE(legality_is_one_child_of_each_compound_and_all_of_each_parallel_state) {
    const Chart chart = chart_of(body);
    BOOST_TEST(is_legal(chart, {"p", "r", "r2", "s"}));
    BOOST_TEST(is_legal(chart, {"out"}));
    BOOST_TEST(!is_legal(chart, {}));
    BOOST_TEST(!is_legal(chart, {"p", "r", "r2"}));
    BOOST_TEST(!is_legal(chart, {"p", "r", "s"}));
    BOOST_TEST(!is_legal(chart, {"p", "r", "r1", "r2", "s"}));
    BOOST_TEST(!is_legal(chart, {"r", "r1"}));
    BOOST_TEST(!is_legal(chart, {"out", "r1"}));
    BOOST_TEST(!is_legal(chart, {"out", "out"}));
    BOOST_TEST(!is_legal(chart, {"h"}));
    BOOST_TEST(!is_legal(chart, {"nowhere"}));
}

BOOST_AUTO_TEST_CASE(refuses_what_no_run_of_the_chart_can_be) {
    const Chart chart = chart_of(body);
    BOOST_TEST(fault(chart, "macrosteps", "3") == "");
    BOOST_TEST(fault(chart, "macrosteps", "-1") == "/macrosteps");
    BOOST_TEST(fault(chart, "configuration", R"(["p"])") == "/configuration");
    BOOST_TEST(fault(chart, "configuration", "7") == "/configuration");
    BOOST_TEST(fault(chart, "surprise", "1") == "/surprise");
    BOOST_TEST(fault(chart, "entered_once", R"(["nowhere"])") == "/entered_once");
    BOOST_TEST(fault(chart, "history", R"({"h": ["r2", "s"]})") == "");
    BOOST_TEST(fault(chart, "history", R"({"h": ["out"]})") == "/history");
    BOOST_TEST(fault(chart, "history", R"({"h": []})") == "/history");
    BOOST_TEST(fault(chart, "history", R"({"r": ["r1"]})") == "/history");
    BOOST_TEST(fault(chart, "data", R"({"n": 2})") == "");
    BOOST_TEST(fault(chart, "data", R"({"f": 1})") == "/data");
}

BOOST_AUTO_TEST_SUITE_END()
