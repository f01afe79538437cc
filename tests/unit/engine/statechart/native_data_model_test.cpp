// The data model of real work does what the script engine alone would do, whatever is asked in
// whatever order, and keeps the engine asleep while it can.
#include <boost/json/value_from.hpp>
#include <boost/test/unit_test.hpp>
#include <deque>
#include <sstream>

#include "beside_heap.hpp"
#include "engine/statechart/data_model.hpp"
#include "grown_expression.hpp"
#include "running.hpp"

using namespace phanbien;
using namespace phanbien::statechart;

BOOST_AUTO_TEST_SUITE(native_data_model)

namespace {

const char* const declarations =
    "<datamodel><data id='o'/><data id='list'/><data id='one'/><data id='vi'/>"
    "<data id='fact' pb:fact='count'/></datamodel><state id='a'/>";

// What one operation answered, so that two models can be compared.
template <class Value>
std::string answer(const Result<Value>& result) {
    if (!result) {
        return "an error";
    }
    if constexpr (std::is_same_v<Value, void>) {
        return "done";
    } else {
        return boost::json::serialize(boost::json::value_from(*result));
    }
}

// Asks one model for a row of things that a seed decides.
class Asker {
  public:
    explicit Asker(std::uint32_t seed) : grower_(seed), random_(seed) {}

    std::string ask(DataModel& model) {
        const std::string text = expression();
        switch (random_() % 8) {
            case 0:
                return "test " + text + ": " + answer(model.test(text));
            case 1:
                return "evaluate " + text + ": " + answer(model.evaluate(text));
            case 2:
                return "text " + text + ": " + answer(model.evaluate_text(text));
            case 3:
                return "declare " + text + ": " + answer(model.declare(plain_name(), text));
            case 4:
                events_.push_back({.name = "e", .data = {{"x", static_cast<int>(random_() % 9)}}});
                model.set_event(events_.back());
                return "an event";
            case 5:
                return "give a value: " +
                       answer(model.assign_value(name(), {{"$", "NaN"}, {"k", -0.0}}));
            default:
                break;
        }
        const std::string place = name();
        return place + " = " + text + ": " + answer(model.assign(place, text));
    }

  private:
    std::string name() {
        static const std::vector<std::string> names{"one",     "half",   "o",       "vi", "fact",
                                                    "unknown", "_event", "o.a",     "n",  "twelve",
                                                    "list[0]", "t",      "o['new']"};
        return names[random_() % names.size()];
    }

    std::string plain_name() {
        const std::string any = name();
        return any.find_first_of(".[") == std::string::npos && any[0] != '_' ? any : "o";
    }

    // One in ten is beyond the profile, so that the engine wakes after some native steps.
    std::string expression() {
        const std::string grown = grower_.grow(2);
        return random_() % 10 == 0 ? "(function(){return " + grown + ";})()" : grown;
    }

    Grower grower_;
    std::mt19937 random_;
    std::deque<Event> events_;  // they stay where they are
};

// All that a model answers in a step, and what it stores at the end.
std::vector<std::string> answers(DataModel& model, std::uint32_t seed) {
    const PlainSurroundings values = values_of_every_sort();
    const Facts facts{{"fact", 3}, {"undeclared", 1}};
    model.begin(Scope{.data = values.variables,
                      .facts = facts,
                      .session_id = "s1",
                      .is_active = [&](std::string_view id) { return values.is_active(id); }});
    model.set_event(*values.event);
    Asker asker(seed);
    std::vector<std::string> all;
    for (int i = 0; i < 12; ++i) {
        all.push_back(asker.ask(model));
    }
    std::vector<LostValue> lost;
    for (const auto& [name, value] : model.end(lost).value_or(values.variables)) {
        const auto normal = stored_form(value_of(value));
        all.push_back(std::string(name) + " is " + boost::json::serialize(normal.value_or("?")));
    }
    std::sort(all.begin() + 12, all.end());
    return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(it_answers_as_the_script_engine_does) {
    const Chart chart = chart_of(declarations);
    const auto native = make_native_data_model(chart);
    const auto script = make_script_data_model(chart);
    for (std::uint32_t seed = 1; seed <= 1500; ++seed) {
        const auto ours = answers(*native, seed);
        const auto theirs = answers(*script, seed);
        BOOST_REQUIRE_EQUAL_COLLECTIONS(ours.begin(), ours.end(), theirs.begin(), theirs.end());
    }
}

BOOST_AUTO_TEST_CASE(names_of_the_engine_are_refused_without_asking_it) {
    const Chart chart = chart_of(declarations);
    const auto native = make_native_data_model(chart);
    const auto script = make_script_data_model(chart);
    ScriptHeap heap;
    std::string names;
    const auto listed = heap.protect([&](duk_context* context) {
        heap.push_function(
            "function(){return Object.getOwnPropertyNames(globalThis).join(' ') + ' _event _name "
            "_sessionid _ioprocessors a tên x1 class 1a a.b In() ' ;}");
        duk_call(context, 0);
        names = text_at_top(context);
    });
    BOOST_REQUIRE(listed.has_value());
    std::istringstream words(names);
    for (std::string name; words >> name;) {
        BOOST_TEST(
            native->fault_in_name(name).has_value() == script->fault_in_name(name).has_value(),
            name);
    }
}

BOOST_AUTO_TEST_CASE(syntax_is_judged_as_by_the_script_engine) {
    const Chart chart = chart_of(declarations);
    const auto native = make_native_data_model(chart);
    const auto script = make_script_data_model(chart);
    for (const std::string text : {"a", "a;", "a b", "a.b", "a['x']", "1", "a + 1", "a = 1", "",
                                   "function(){}", "a) || (b", "class", "x.class", "tên"}) {
        BOOST_TEST(native->fault_in_expression(text).has_value() ==
                       script->fault_in_expression(text).has_value(),
                   text);
        BOOST_TEST(native->fault_in_location(text).has_value() ==
                       script->fault_in_location(text).has_value(),
                   text);
    }
}

BOOST_AUTO_TEST_CASE(what_was_assigned_natively_is_there_for_a_script_and_back) {
    Run run(
        "<datamodel><data id='n' expr='1'/><data id='l' expr='[1]'/></datamodel><state id='a'>"
        "<transition event='e'><assign location='n' expr='n + 1'/>"
        "<assign location='n' expr='[n, 5].reduce(function(a, b) { return a + b; })'/>"
        "<assign location='n' expr='n * 2'/><assign location='l' "
        "expr='[n]'/></transition></state>");
    run.on("e");
    BOOST_TEST(run.value("n") == boost::json::value(14));
    BOOST_TEST(run.value("l") == boost::json::parse("[14]"));
}

BOOST_AUTO_TEST_CASE(two_variables_of_one_object_stay_one) {
    Run run(
        "<datamodel><data id='p' expr='{x: 1}'/><data id='q'/></datamodel><state id='a'>"
        "<transition event='e' target='b'><assign location='q' expr='p'/>"
        "<assign location='p.x' expr='2'/></transition></state>"
        "<state id='b'><transition cond='q === p &amp;&amp; q.x == 2' target='c'/></state>"
        "<state id='c'/>");
    BOOST_TEST(run.on("e") == "c");
}

BOOST_AUTO_TEST_CASE(an_event_stays_until_the_next) {
    Run run(
        "<datamodel><data id='seen'/></datamodel><state id='a'><transition event='e' target='b'/>"
        "</state><state id='b'><transition cond=\"_event.name == 'e'\" target='c'>"
        "<assign location='seen' expr='_event.data.x'/></transition></state><state id='c'/>");
    BOOST_TEST(run.on("e", {{"x", "đ"}}) == "c");
    BOOST_TEST(run.value("seen") == boost::json::value("đ"));
    BOOST_TEST(run.value("typeof _event") == boost::json::value("undefined"));
}

BOOST_AUTO_TEST_CASE(members_named_like_the_prototypes_are_kept) {
    Run run(
        "<datamodel><data id='v'/></datamodel><state id='a'><transition event='e' "
        "cond='_event.data.toString == 1 &amp;&amp; [_event.data.constructor].length == 1' "
        "target='b'/></state><state id='b'/>");
    BOOST_TEST(run.on("e", {{"toString", 1}, {"constructor", 2}, {"__proto__", 3}}) == "b");
}

BOOST_AUTO_TEST_SUITE_END()
