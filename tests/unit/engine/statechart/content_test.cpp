// Executable content, data and events (SCXML 1.0 sections 4 to 6).
#include "running.hpp"

#include "engine/statechart/run_content.hpp"

using namespace phanbien;
using namespace phanbien::statechart;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(content)

namespace {

// What a transition on `e` with this content logs.
std::string logged(std::string_view content) {
    Run run(
        "<datamodel><data id='n' expr='0'/><data id='list' expr='[3,4,5]'/>"
        "<data id='o'>{\"p\": {\"q\": 1}}</data></datamodel><state id='a'>"
        "<transition event='e'>" +
        std::string(content) +
        "</transition><transition event='error.execution'><log expr=\"'error'\"/></transition>"
        "<transition event='error.communication'><log expr=\"'unreachable'\"/></transition>"
        "</state>");
    run.on("e", boost::json::object{{"word", "xin chào"}});
    return run.logs();
}

}  // namespace

BOOST_AUTO_TEST_CASE(if_takes_the_first_branch_that_holds) {
    const std::string choice =
        "<if cond='n == 1'><log expr='1'/><elseif cond='n == 0'/><log expr='2'/>"
        "<elseif cond='n == 0'/><log expr='3'/><else/><log expr='4'/></if>";
    BOOST_TEST(logged(choice) == "2");
    BOOST_TEST(logged("<assign location='n' expr='1'/>" + choice) == "1");
    BOOST_TEST(logged("<assign location='n' expr='9'/>" + choice) == "4");
}

BOOST_AUTO_TEST_CASE(foreach_walks_a_copy) {
    BOOST_TEST(logged("<foreach array='list' item='x' index='i'>"
                      "<assign location='list' expr='list.concat(9)'/>"
                      "<log expr=\"i + ':' + x\"/></foreach>") == "0:3 1:4 2:5");
    BOOST_TEST(logged("<foreach array='list' item='x'><foreach array='[x, 1]' item='y'>"
                      "<log expr='y'/></foreach></foreach>") == "3 1 4 1 5 1");
    BOOST_TEST(logged("<foreach array='n' item='x'><log expr='x'/></foreach>") == "error");
}

BOOST_AUTO_TEST_CASE(assign_changes_parts_and_refuses_what_is_undeclared) {
    BOOST_TEST(logged("<assign location='o.p.q' expr='o.p.q + 1'/><log expr='o'/>") ==
               R"({"p":{"q":2}})");
    BOOST_TEST(logged("<assign location='n'>[1, 2]</assign><log expr='n.length'/>") == "2");
    BOOST_TEST(logged("<assign location='missing' expr='1'/><log expr=\"'not reached'\"/>") ==
               "error");
    BOOST_TEST(logged("<assign location='o.missing.q' expr='1'/>") == "error");
}

BOOST_AUTO_TEST_CASE(an_error_skips_the_rest_of_its_block_only) {
    Run run(
        "<state id='a'><transition event='e' target='b'><log expr='nothing'/>"
        "<log expr=\"'skipped'\"/></transition></state><state id='b'>"
        "<onentry><log expr=\"'one'\"/><log expr='nothing'/><log expr=\"'skipped'\"/></onentry>"
        "<onentry><log expr=\"'two'\"/></onentry></state>");
    BOOST_TEST(run.on("e") == "b");
    BOOST_TEST(run.logs() == "one two");
    BOOST_REQUIRE(run.effects<Incident>().size() == 2u);
    BOOST_TEST(run.effects<Incident>()[0].name == "error.execution");
    BOOST_TEST(run.effects<Incident>()[0].reason.starts_with("test.scxml:1: "));
}

BOOST_AUTO_TEST_CASE(a_guard_that_fails_is_false_and_an_error) {
    Run run(
        "<state id='a'><transition event='e' cond='missing.x' target='b'/>"
        "<transition event='e' target='c'/></state><state id='b'/>"
        "<state id='c'><transition event='error.execution' target='d'/></state>"
        "<state id='d'/>");
    BOOST_TEST(run.on("e") == "d");
    BOOST_TEST(run.effects<Incident>().empty());
}

BOOST_AUTO_TEST_CASE(an_eventless_guard_that_fails_is_reported_once) {
    Run run("<state id='a'><transition cond='missing.x' target='b'/></state><state id='b'/>");
    BOOST_TEST(run.active() == "a");
    BOOST_TEST(run.effects<Incident>().size() == 1u);
}

BOOST_AUTO_TEST_CASE(events_carry_what_they_say_they_are) {
    BOOST_TEST(logged("<log expr='_event.data.word'/><log expr='_event.type'/>"
                      "<log expr='_event.name'/>") == "xin chào external e");
    Run run(
        "<state id='a'><onentry><raise event='r'/></onentry><transition event='r'>"
        "<log expr='_event.type'/><log expr='typeof _event.data'/></transition></state>",
        "name='Vòng đời'");
    BOOST_TEST(run.logs() == "internal undefined");
    BOOST_TEST(run.value("_name") == boost::json::value("Vòng đời"));
    BOOST_TEST(run.value("_sessionid") == boost::json::value("session"));
}

BOOST_AUTO_TEST_CASE(system_variables_cannot_be_changed) {
    BOOST_TEST(logged("<assign location='_name' expr='1'/>") == "error");
    BOOST_TEST(logged("<assign location='_event' expr='1'/>") == "error");
    BOOST_TEST(logged("<assign location='_event.name' expr='1'/>") == "error");
    BOOST_TEST(logged("<assign location='In' expr='1'/>") == "error");
}

BOOST_AUTO_TEST_CASE(raise_is_handled_before_what_is_sent) {
    Run run(
        "<state id='a'><onentry><send event='sent'/><raise event='raised'/>"
        "<send event='inner' target='#_internal'/></onentry>"
        "<transition event='*'><assign location='seen' expr='seen + _event.name'/>"
        "</transition><datamodel><data id='seen' expr=\"''\"/></datamodel></state>");
    BOOST_TEST(run.value("seen") == boost::json::value("raisedinnersent"));
}

BOOST_AUTO_TEST_CASE(a_send_carries_params_names_or_content) {
    const auto data_of = [](std::string_view inside, std::string_view attributes = "") {
        Run run(
            "<datamodel><data id='n' expr='1'/><data id='got'/></datamodel><state id='a'>"
            "<onentry><send event='x' " +
            std::string(attributes) + ">" + std::string(inside) +
            "</send></onentry><transition event='x'>"
            "<assign location='got' expr='_event.data'/></transition></state>");
        return run.value("got");
    };
    BOOST_TEST(data_of("<param name='p' expr='n + 1'/>", "namelist='n'") ==
               (boost::json::value{{"n", 1}, {"p", 2}}));
    BOOST_TEST(data_of("<content>  nhiều   chữ </content>") == boost::json::value("nhiều chữ"));
    BOOST_TEST(data_of("<content>{\"a\": [1, null]}</content>") ==
               (boost::json::value{{"a", {1, nullptr}}}));
    BOOST_TEST(data_of("<content expr='[n]'/>") == (boost::json::value{1}));
}

BOOST_AUTO_TEST_CASE(a_delayed_send_is_an_effect_with_an_id) {
    Run run(
        "<datamodel><data id='id'/></datamodel><state id='a'><onentry>"
        "<send event='one' id='mine' delay='1.5s'/>"
        "<send event='two' idlocation='id' delayexpr=\"200 + 'ms'\"/>"
        "<send event='three' delay='1ms'/><cancel sendid='mine'/></onentry></state>");
    const auto sends = run.effects<ScheduleSend>();
    BOOST_REQUIRE(sends.size() == 3u);
    BOOST_TEST(sends[0].send.id == "mine");
    BOOST_TEST((sends[0].send.due == run.now + 1500ms));
    BOOST_TEST(sends[0].send.event.name == "one");
    BOOST_TEST(run.value("id") == boost::json::value(sends[1].send.id));
    BOOST_TEST((sends[1].send.due == run.now + 200ms));
    BOOST_TEST(sends[2].send.id != sends[1].send.id);
    BOOST_TEST(sends[2].send.event.send_id == "");
    BOOST_REQUIRE(run.instance.pending.size() == 2u);  // without the cancelled one
    BOOST_TEST((run.instance.pending[0] == sends[1].send));
    BOOST_REQUIRE(run.effects<CancelSend>().size() == 1u);
    BOOST_TEST(run.effects<CancelSend>()[0].send_id == "mine");
}

BOOST_AUTO_TEST_CASE(a_send_that_cannot_be_delivered_says_so) {
    BOOST_TEST(logged("<send event='x' target='somewhere'/><log expr=\"'skipped'\"/>") == "error");
    BOOST_TEST(logged("<send event='x' type='fax'/>") == "error");
    BOOST_TEST(logged("<send event='x' delay='soon'/>") == "error");
    BOOST_TEST(logged("<send event='x' namelist='missing'/>") == "error");
    BOOST_TEST(logged("<send event='x' target='#_parent'/><log expr=\"'goes on'\"/>") ==
               "goes on unreachable");
}

BOOST_AUTO_TEST_CASE(delays_are_css_times) {
    BOOST_TEST((parse_delay("2s") == 2000ms));
    BOOST_TEST((parse_delay(".5s") == 500ms));
    BOOST_TEST((parse_delay("0ms") == 0ms));
    for (const auto* wrong : {"", "s", "1", "1 s", "-1s", "1m", "1e3s", "nans", "99999999999s"}) {
        BOOST_TEST(!parse_delay(wrong).has_value(), wrong);
    }
}

BOOST_AUTO_TEST_CASE(late_binding_gives_a_value_on_first_entry_only) {
    const std::string body =
        "<state id='a'><transition event='e' target='b'/></state><state id='b'>"
        "<datamodel><data id='n' expr='1'/></datamodel>"
        "<onentry><assign location='n' expr='n + 1'/></onentry>"
        "<transition event='e' target='a'/></state>";
    Run late(body, "binding='late'");
    BOOST_TEST(late.value("typeof n") == boost::json::value("undefined"));
    late.on("e");
    BOOST_TEST(late.value("n") == boost::json::value(2));
    late.on("e");
    late.on("e");
    BOOST_TEST(late.value("n") == boost::json::value(3));
    BOOST_TEST(Run(body).value("n") == boost::json::value(1));
}

BOOST_AUTO_TEST_CASE(initial_data_replaces_declared_values) {
    const Chart chart = chart_of(
        "<datamodel><data id='n' expr='1'/><data id='m' expr='n'/></datamodel><state id='a'/>");
    const auto outcome =
        Interpreter(chart).start({}, {}, {.data = {{"n", 5}, {"unknown", 1}}, .session_id = "s-7"});
    BOOST_TEST(boost::json::value(outcome.instance.data) ==
               (boost::json::value{{"n", 5}, {"m", 5}}));
    BOOST_TEST(outcome.instance.session_id == "s-7");
}

BOOST_AUTO_TEST_CASE(facts_come_with_the_step_and_are_not_stored) {
    const std::string body =
        "<datamodel><data id='open_count' pb:fact='number'/></datamodel><state id='a'>"
        "<transition event='close' cond='open_count === 0' target='f'/></state><state id='f'/>";
    Run run(body, "", {{"open_count", 2}, {"undeclared", 1}});
    BOOST_TEST(run.on("close") == "a");
    BOOST_TEST(run.instance.data.empty());
    BOOST_TEST(run.value("typeof undeclared") == boost::json::value("undefined"));
    BOOST_TEST(
        run.interpreter.would_transition(run.instance, {.name = "close"}, {{"open_count", 0}}));
    run.facts_ = {{"open_count", 0}};
    BOOST_TEST(run.on("close") == "f");
}

BOOST_AUTO_TEST_CASE(scripts_run_only_behind_the_switch) {
    Run run(
        "<script>var n = 1;</script><state id='a'><onentry><script>n = n + 1;</script>"
        "</onentry></state>",
        "", {}, {.scripts = true});
    BOOST_TEST(run.value("n") == boost::json::value(2));
    BOOST_TEST(Chart::read(document("<script>1</script><state id='a'/>"), "x").has_error());
}

BOOST_AUTO_TEST_SUITE_END()
