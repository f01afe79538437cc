// Any SCXML document from the command line: its trace, the suite's protocol, its picture.
#include "adapters/cli/scxml.hpp"

#include <unistd.h>

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>
#include <fstream>

#include "engine/statechart/dot.hpp"

using namespace phanbien;
using namespace phanbien::cli;
using namespace std::chrono_literals;

namespace {

const Instant noon = parse_instant("2026-11-23T05:00:00Z").value();

// A folder of its own that goes with the test.
struct Folder {
    Folder() {
        std::filesystem::create_directories(path / "inner");
        write("inner/late.scxml",
              "<state id='a'><onentry><send event='late' delay='10s'/></onentry>"
              "<transition event='late' target='b'/></state><state id='b'>"
              "<transition event='e' cond='_event.data.n === 1' target='c'/></state>"
              "<final id='c'/>");
        write("inner/wrong.scxml", "<state/><surprise/>");
        write("inner/reads.scxml",
              "<datamodel><data id='n' src='file:n.txt'/></datamodel><state id='a'>"
              "<onentry><log expr='n'/></onentry></state>");
        std::ofstream(path / "inner/n.txt") << "[7]";
        write("outside.scxml",
              "<datamodel><data id='n' src='../outside.scxml'/></datamodel><state id='a'/>");
    }
    ~Folder() { std::filesystem::remove_all(path); }

    void write(const std::string& name, const std::string& body) const {
        std::ofstream(path / name) << "<scxml xmlns='http://www.w3.org/2005/07/scxml' "
                                      "version='1.0' name='n'>"
                                   << body << "</scxml>";
    }

    const std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("scxml_test." + std::to_string(getpid()));
};

std::string configuration(const Result<boost::json::object>& answer) {
    return answer ? boost::json::serialize(answer->at("nextConfiguration")) : "refused";
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(scxml, Folder)

BOOST_AUTO_TEST_CASE(a_run_prints_what_each_macrostep_did) {
    auto machine = machine_of(path / "inner/late.scxml");
    BOOST_REQUIRE(machine.has_value());
    const auto trace =
        run_of(*machine, "{\"after_ms\": 10000}\n\n{\"name\":\"e\",\"data\":{\"n\":1}}", noon);
    BOOST_REQUIRE(trace.size() == 3u);
    BOOST_TEST(trace[0] == R"({"session":"session","event":"","entered":["a"],)"
                           R"("configuration":["a"]})");
    BOOST_TEST(trace[1] == R"({"session":"session","event":"late","exited":["a"],)"
                           R"("entered":["b"],"configuration":["b"]})");
    BOOST_TEST(trace[2] == R"({"session":"session","event":"e","exited":["b"],)"
                           R"("entered":["c"],"configuration":["c"],"ended":true})");
}

BOOST_AUTO_TEST_CASE(events_that_are_none_are_named_by_their_line) {
    for (const auto* wrong : {"x", "{}", "[1]", R"({"name":1})", R"({"after_ms":-1})",
                              R"({"name":"e","more":1})", R"({"after_ms":1,"name":"e"})"}) {
        auto machine = machine_of(path / "inner/late.scxml");
        BOOST_CHECK_EXCEPTION(
            run_of(*machine, "{\"name\":\"e\"}\n" + std::string(wrong), noon), std::runtime_error,
            [](const auto& why) { return std::string(why.what()).starts_with("events, line 2"); });
    }
}

BOOST_AUTO_TEST_CASE(src_reaches_its_own_folder_and_no_further) {
    auto machine = machine_of(path / "inner/reads.scxml");
    BOOST_REQUIRE(machine.has_value());
    BOOST_TEST(run_of(*machine, "", noon).at(0).find(R"("text":"[7]")") != std::string::npos);
    BOOST_TEST(machine_of(path / "outside.scxml").has_error());
    BOOST_CHECK_THROW((void)machine_of(path / "nowhere.scxml"), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(the_suites_protocol_opens_sessions_and_sends_events) {
    SuiteSessions sessions(path);
    const auto loaded = sessions.answer(R"({"load":"http://localhost:9/inner/late.scxml"})", noon);
    BOOST_TEST(configuration(loaded) == R"(["a"])");
    BOOST_TEST(loaded->at("sessionToken") == boost::json::value(1));
    const auto event = R"({"sessionToken":1,"event":{"name":"e","data":{"n":1}}})";
    BOOST_TEST(configuration(sessions.answer(event, noon + 9s)) == R"(["a"])");
    BOOST_TEST(configuration(sessions.answer(event, noon + 10s)) == R"(["c"])");
}

BOOST_AUTO_TEST_CASE(the_protocol_refuses_what_is_no_request) {
    SuiteSessions sessions(path / "inner");
    for (const auto* wrong :
         {"", "[]", "{}", R"({"load":"/nowhere.scxml"})", R"({"load":"/../outside.scxml"})",
          R"({"load":"http://host"})", R"({"load":"/wrong.scxml"})",
          R"({"sessionToken":7,"event":{"name":"e"}})", R"({"sessionToken":1,"event":{}})"}) {
        BOOST_TEST(sessions.answer(wrong, noon).has_error(), wrong);
    }
}

BOOST_AUTO_TEST_CASE(a_picture_has_every_state_and_transition) {
    write("nested.scxml",
          "<parallel id='p'><history id='h' type='deep'><transition target='x1'/></history>"
          "<state id='x'><state id='x1'><transition event='e f' cond='1 &lt; 2' target='x2'/>"
          "</state><final id='x2'/></state><state id='y'/>"
          "<transition event='back' target='p'/></parallel>");
    const auto dot = statechart::to_dot(machine_of(path / "nested.scxml")->chart());
    for (const auto* part :
         {"digraph \"n\" {", "subgraph cluster_1 {", "style=\"rounded,dashed\"",
          "[shape=circle, label=\"H*\"]", "label=\"x2\", peripheries=2", "[label=\"e f [1 < 2]\"]",
          "i0 -> s1 [lhead=cluster_1]", "label=\"back\""}) {
        BOOST_TEST(dot.find(part) != std::string::npos, part << " in " << dot);
    }
    BOOST_TEST(std::count(dot.begin(), dot.end(), '{') == std::count(dot.begin(), dot.end(), '}'));
}

BOOST_AUTO_TEST_SUITE_END()
