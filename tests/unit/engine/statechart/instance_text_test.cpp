// The quick way between an instance and its text gives and accepts exactly what the strict way
// through JSON values does.
#include "engine/statechart/instance_text.hpp"

#include <random>

#include "engine/kernel/json.hpp"
#include "running.hpp"

using namespace phanbien;
using namespace phanbien::statechart;

BOOST_AUTO_TEST_SUITE(instance_text)

namespace {

const char* const body =
    "<datamodel><data id='n' expr='0'/><data id='tên' expr='1'/><data id='v'/>"
    "<data id='fact' pb:fact='count'/></datamodel>"
    "<state id='work' initial='both'><history id='was' type='deep'><transition target='both'/>"
    "</history><parallel id='both'>"
    "<state id='a' initial='a1'><state id='a1'><transition event='next' target='a2'/></state>"
    "<state id='a2'><transition event='next' target='a1'/></state></state>"
    "<state id='b' initial='b1'><state id='b1'><transition event='next' target='b2'/></state>"
    "<final id='b2'/></state></parallel>"
    "<transition event='pause' target='paused'/>"
    "<transition event='set'><assign location='v' expr='_event.data'/>"
    "<assign location='n' expr='_event.data.n'/></transition>"
    "<transition event='later'><send event='next' delay='1s'/></transition></state>"
    "<state id='paused'><transition event='resume' target='was'/>"
    "<transition event='end' target='z'/></state><final id='z'/>";

bool same(const Result<Instance>& one, const Result<Instance>& other) {
    return one.has_value() == other.has_value() && (!one || *one == *other);
}

Result<Instance> strict_way(std::string_view text, const Chart& chart) {
    TRY(const auto json, parse_json(text));
    return instance_from_json(json, chart);
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_text_is_that_of_the_json_form) {
    Run run(body, "binding='late'");
    const boost::json::value plain{{"n", 17}};
    const std::vector<std::pair<const char*, boost::json::value>> story{
        {"next", {}},
        {"pause", {}},
        {"resume", {}},
        {"set", {{"n", "chữ \"đ\" \n"}, {"x", -5}}},
        {"set", {{"n", 1.5}, {"deep", {1, {{"y", nullptr}}}}}},
        {"set", {{"n", -0.0}}},
        {"set", {{"n", 9007199254740991}}},
        {"set", {{"n", true}}},
        {"set", plain},
        {"later", {}},
        {"pause", {}},
        {"end", {}}};
    for (const auto& [name, data] : story) {
        run.on(name, data);
        const std::string text = text_of(run.instance);
        BOOST_TEST(text == boost::json::serialize(to_json(run.instance)));
        const auto again = instance_from_text(text, run.chart);
        BOOST_REQUIRE_MESSAGE(again.has_value(), text);
        BOOST_TEST((*again == run.instance), text);
    }
    BOOST_TEST(!run.instance.running);
}

BOOST_AUTO_TEST_CASE(a_changed_text_is_judged_as_strictly) {
    Run run(body);
    run.on("next");
    run.on("set", {{"n", "x"}});
    run.on("pause");
    const std::string text = text_of(run.instance);
    std::mt19937 random(20261123);
    constexpr std::string_view marks = "{}[],:\"\\0159-e.tfnab wz\xC3";
    int accepted = 0;
    for (int i = 0; i < 6000; ++i) {
        std::string changed = text;
        const std::size_t at = random() % changed.size();
        switch (random() % 3) {
            case 0:
                changed[at] = marks[random() % marks.size()];
                break;
            case 1:
                changed.erase(at, 1 + random() % 4);
                break;
            default:
                changed.insert(at, 1, marks[random() % marks.size()]);
        }
        const auto quick = instance_from_text(changed, run.chart);
        BOOST_REQUIRE_MESSAGE(same(quick, strict_way(changed, run.chart)), changed);
        accepted += quick ? 1 : 0;
    }
    BOOST_TEST(accepted > 100);
    BOOST_TEST(accepted < 3000);
}

BOOST_AUTO_TEST_CASE(only_legal_configurations_are_accepted) {
    const Chart chart = chart_of(body);
    const auto accepted = [&](std::string_view configuration) {
        const std::string text = R"({"configuration":[)" + std::string(configuration) +
                                 R"(],"session_id":"s","macrosteps":3,"running":true})";
        const auto quick = instance_from_text(text, chart);
        BOOST_TEST(same(quick, strict_way(text, chart)), configuration);
        return quick.has_value();
    };
    BOOST_TEST(accepted(R"("paused")"));
    BOOST_TEST(accepted(R"("work","both","a","a1","b","b2")"));
    BOOST_TEST(accepted(R"("work","both","b","b2","a","a1")"));  // another order, the same states
    for (const auto* wrong :
         {R"("work")", R"("work","both","a","a1")", R"("work","both","a","a1","a2","b","b1")",
          R"("paused","z")", R"("paused","paused")", R"("both","a","a1","b","b1")", R"("x")", "",
          R"("work","was")", R"("work","both","a","a1","b","b1","paused")"}) {
        BOOST_TEST(!accepted(wrong), wrong);
    }
}

BOOST_AUTO_TEST_CASE(facts_and_strangers_are_refused) {
    const Chart chart = chart_of(body);
    const auto accepted = [&](std::string_view middle) {
        const std::string text = R"({"configuration":["paused"])" + std::string(middle) +
                                 R"("macrosteps":3,"running":true})";
        const auto quick = instance_from_text(text, chart);
        BOOST_TEST(same(quick, strict_way(text, chart)), text);
        return quick.has_value();
    };
    BOOST_TEST(accepted(","));
    BOOST_TEST(accepted(R"(,"data":{"n":1},)"));
    BOOST_TEST(accepted(R"(,"history":{"was":["a1","b2"]},)"));
    BOOST_TEST(accepted(R"(,"session_id":"số 1",)"));
    for (const auto* wrong :
         {R"(,"data":{"fact":1},)", R"(,"data":{"n":1,"n":2},)", R"(,"data":{"n":01},)",
          R"(,"data":{"n":1e999},)", R"(,"history":{"was":["a","b2"]},)", R"(,"history":{"a":[]},)",
          R"(,"stranger":1,)", R"(,"entered_once":["x"],)", R"(,"macrosteps":1,)"}) {
        BOOST_TEST(!accepted(wrong), wrong);
    }
    BOOST_TEST(!instance_from_text("", chart).has_value());
    BOOST_TEST(!instance_from_text("[]", chart).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
