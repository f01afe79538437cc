// A tree of sessions: what is invoked, what passes between parent and child, and how it ends.
#include "engine/statechart/machine.hpp"
#include "engine/statechart/stored_value.hpp"

#include "running.hpp"

using namespace phanbien;
using namespace phanbien::statechart;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(machine)

namespace {

const Instant noon = parse_instant("2026-11-23T05:00:00Z").value();

struct Tree {
    explicit Tree(std::string_view body, Fetch fetch = {})
        : machine(chart_of(body, "", whole_standard()),
                  {.reading = whole_standard(std::move(fetch)), .watch = Watch::every_microstep}) {
        machine.start(noon);
    }

    std::string on(std::string_view name, boost::json::value data = {}) {
        machine.send({.name = std::string(name), .data = std::move(data)});
        machine.drain();
        return active();
    }
    std::string active() const { return joined(machine.root().configuration); }
    boost::json::value data(std::string_view name) const { return machine.root().data.at(name); }

    // All that was logged, by any session.
    std::string logs() {
        std::string all;
        for (const Step& step : machine.take_trace()) {
            for (const Log& log : step.logs) {
                all += (all.empty() ? "" : " ") + log.text;
            }
        }
        return all;
    }

    Machine machine;
};

// A definition inside <content>.
std::string child(std::string_view body) {
    return "<content>" + document(body) + "</content>";
}

}  // namespace

BOOST_AUTO_TEST_CASE(start_is_one_macrostep_and_leaves_the_queue_alone) {
    Tree tree(
        "<state id='a'><onentry><send event='x'/></onentry>"
        "<transition event='x' target='b'/></state><state id='b'/>");
    BOOST_TEST(tree.active() == "a");
    BOOST_TEST(tree.machine.state().queue.size() == 1u);
    tree.machine.drain();
    BOOST_TEST(tree.active() == "b");
}

BOOST_AUTO_TEST_CASE(values_go_in_by_param_and_out_by_done_data) {
    Tree tree(
        "<datamodel><data id='n' expr='6'/><data id='got'/></datamodel><state id='a'>"
        "<invoke id='times'><param name='x' expr='n'/>" +
        child("<datamodel><data id='x' expr='0'/></datamodel><final id='f'><donedata>"
              "<content expr='x * 7'/></donedata></final>") +
        "</invoke><transition event='done.invoke.times' target='b'>"
        "<assign location='got' expr='_event.data'/></transition></state><state id='b'/>");
    tree.machine.drain();
    BOOST_TEST(tree.active() == "b");
    BOOST_TEST(tree.data("got") == boost::json::value(42));
    BOOST_TEST(tree.machine.root().invoked.empty());
}

BOOST_AUTO_TEST_CASE(finalize_runs_before_the_event_and_an_empty_one_takes_over) {
    const auto run = [](std::string_view finalize) {
        Tree tree(
            "<datamodel><data id='n' expr='1'/></datamodel><state id='a'>"
            "<invoke namelist='n'>" +
            child("<datamodel><data id='n'/></datamodel><state id='s'><onentry>"
                  "<send target='#_parent' event='back'><param name='n' expr='n + 1'/></send>"
                  "</onentry></state>") +
            std::string(finalize) +
            "</invoke><transition event='back' cond='n === 2' target='b'/></state>"
            "<state id='b'/>");
        tree.machine.drain();
        return tree.active();
    };
    BOOST_TEST(run("") == "a");
    BOOST_TEST(run("<finalize/>") == "b");
    BOOST_TEST(run("<finalize><assign location='n' expr='_event.data.n'/></finalize>") == "b");
}

BOOST_AUTO_TEST_CASE(autoforward_hands_every_external_event_on) {
    const auto run = [](std::string_view autoforward) {
        Tree tree("<state id='a'><invoke autoforward='" + std::string(autoforward) + "'>" +
                  child("<state id='s'><transition event='hello'>"
                        "<log expr=\"'heard ' + _event.data\"/></transition></state>") +
                  "</invoke></state>");
        tree.on("hello", "you");
        return tree.logs();
    };
    BOOST_TEST(run("true") == "heard you");
    BOOST_TEST(run("false") == "");
}

BOOST_AUTO_TEST_CASE(leaving_the_state_ends_what_it_invoked) {
    Tree tree("<state id='a'><invoke id='c'>" +
              child("<state id='s'><onentry><send event='late' delay='1s'/>"
                    "<send target='#_parent' event='tick' delay='1s'/></onentry>"
                    "<onexit><log expr=\"'bye'\"/><send target='#_parent' event='tick'/></onexit>"
                    "<transition event='late'><log expr=\"'alive'\"/></transition></state>") +
              "</invoke><transition event='go' target='b'/></state>"
              "<state id='b'><transition event='tick' target='wrong'/>"
              "<transition event='back' target='a'/></state><state id='wrong'/>");
    BOOST_TEST(tree.machine.root().invoked.front().session.pending.size() == 2u);
    BOOST_TEST(tree.on("go") == "b");
    BOOST_TEST(tree.machine.root().invoked.empty());
    tree.machine.advance(noon + 1h);
    BOOST_TEST(tree.active() == "b");
    BOOST_TEST(tree.logs() == "bye");
    const auto& again = (tree.on("back"), tree.machine.root().invoked.front());
    BOOST_TEST(again.session.session_id != "");
    BOOST_TEST(again.session.session_id != "session/1.1");
}

BOOST_AUTO_TEST_CASE(a_definition_that_is_not_there_or_malformed_is_an_error_of_the_parent) {
    const auto run = [](std::string_view invoke, Fetch fetch) {
        Tree tree("<state id='a'>" + std::string(invoke) +
                      "<transition event='error.communication' target='unreachable'/>"
                      "<transition event='error.execution' target='refused'/></state>"
                      "<state id='unreachable'/><state id='refused'/>",
                  std::move(fetch));
        tree.machine.drain();
        BOOST_TEST(tree.machine.root().invoked.empty());
        return tree.active();
    };
    const Fetch wrong = [](std::string_view) { return std::optional<std::string>("<scxml"); };
    BOOST_TEST(run("<invoke src='other'/>", {}) == "unreachable");
    BOOST_TEST(run("<invoke src='other'/>", wrong) == "unreachable");
    BOOST_TEST(run("<invoke type='fax' src='other'/>", {}) == "refused");
    BOOST_TEST(run("<invoke/>", {}) == "refused");
    BOOST_TEST(run("<invoke><content expr='7'/></invoke>", {}) == "refused");
}

BOOST_AUTO_TEST_CASE(a_definition_that_invokes_itself_is_stopped) {
    const std::string self = document("<state id='a'><invoke src='self'/></state>");
    Tree tree("<state id='a'><invoke src='self'/></state>",
              [&self](std::string_view) { return std::optional(self); });
    int depth = 0;
    for (const Instance* at = &tree.machine.root(); !at->invoked.empty();
         at = &at->invoked.front().session) {
        ++depth;
    }
    BOOST_TEST(depth == sessions_nested_max);
}

BOOST_AUTO_TEST_CASE(sessions_that_never_rest_are_stopped) {
    Tree tree("<state id='a'><transition event='again'><send event='again'/></transition></state>");
    tree.on("again");
    BOOST_TEST(tree.machine.state().queue.empty());
    BOOST_TEST(tree.machine.take_trace().back().incidents.at(0).name == "limit.deliveries");
}

BOOST_AUTO_TEST_CASE(an_invoke_of_our_own_kind_is_left_to_the_surroundings) {
    Tree tree(
        "<state id='a'><invoke id='way' type='urn:phanbien:route' src='three-steps'>"
        "<param name='days' expr='5'/></invoke><transition event='go' target='b'/></state>"
        "<state id='b'/>");
    const auto started = tree.machine.take_trace().at(0).foreign.at(0);
    BOOST_TEST(started.type == "urn:phanbien:route");
    BOOST_TEST(started.source == "three-steps");
    BOOST_TEST(boost::json::value(started.data) == (boost::json::value{{"days", 5}}));
    Interpreter interpreter(tree.machine.chart());
    const auto left = interpreter.step(tree.machine.root(), {.name = "go"}, {}, noon);
    BOOST_TEST((left.effects == std::vector<Effect>{CancelInvoke{"way"}}));
}

BOOST_AUTO_TEST_CASE(a_tree_goes_on_from_its_dump) {
    const std::string body =
        "<state id='a'><invoke id='c'>" +
        child(
            "<state id='s'><onentry><send event='late' delay='90s'/></onentry>"
            "<transition event='late' target='f'/></state><final id='f'/>") +
        "</invoke><transition event='done.invoke.c' target='b'/></state><state id='b'/>";
    Tree first(body);
    const auto text = boost::json::serialize(first.machine.dump());
    Machine second(chart_of(body, "", whole_standard()));
    BOOST_REQUIRE(second.load(boost::json::parse(text)).has_value());
    BOOST_TEST((second.state() == first.machine.state()));
    second.advance(noon + 89s);
    BOOST_TEST(joined(second.root().configuration) == "a");
    second.advance(noon + 91s);
    BOOST_TEST(joined(second.root().configuration) == "b");
}

BOOST_AUTO_TEST_CASE(a_dump_of_something_else_is_refused) {
    const std::string body =
        "<state id='a'><invoke id='c'>" + child("<state id='s'/>") + "</invoke></state>";
    Tree tree(body);
    auto& machine = tree.machine;
    const auto refused = [&machine](auto change) {
        auto dump = boost::json::value(machine.dump());
        change(dump.at("root").as_object());
        const auto before = machine.state();
        const bool failed = machine.load(dump).has_error();
        BOOST_TEST((machine.state() == before));
        return failed;
    };
    BOOST_TEST(!refused([](auto&) {}));
    const auto invoked = [](boost::json::object& root) -> boost::json::object& {
        return root.at("invoked").as_array().at(0).as_object();
    };
    BOOST_TEST(refused([](auto& root) { root["configuration"] = boost::json::array{"s"}; }));
    BOOST_TEST(refused([](auto& root) { root["pending"] = 1; }));
    BOOST_TEST(refused([&](auto& root) { invoked(root)["state"] = "b"; }));
    BOOST_TEST(refused([&](auto& root) { invoked(root)["position"] = 1; }));
    BOOST_TEST(refused([&](auto& root) { invoked(root)["content"] = "<scxml"; }));
    BOOST_TEST(refused([&](auto& root) {
        invoked(root).at("session").as_object()["configuration"] = boost::json::array{"a"};
    }));
}

BOOST_AUTO_TEST_CASE(xml_is_a_value_that_can_be_stored) {
    const std::string body =
        "<datamodel><data id='v'><a xmlns='' x='1'><b>một</b><b y=''>hai</b></a></data>"
        "<data id='w'/></datamodel><state id='s'><transition event='e'>"
        "<assign location='w' expr=\"v.getElementsByTagName('b')[1]\"/></transition>"
        "<transition event='ask'><log expr=\"v.tagName + v.getAttribute('x') + v.textContent\"/>"
        "<log expr=\"w.textContent + w.hasAttribute('y') + w.getAttribute('z')\"/></transition>"
        "</state>";
    Tree tree(body);
    tree.on("e");
    BOOST_TEST(*xml_text(tree.data("w")) == "<b y=\"\">hai</b>");
    const auto text = boost::json::serialize(tree.machine.dump());
    BOOST_REQUIRE(tree.machine.load(boost::json::parse(text)).has_value());
    tree.on("ask");
    BOOST_TEST(tree.logs() == "a1mộthai haitruenull");
}

BOOST_AUTO_TEST_SUITE_END()
