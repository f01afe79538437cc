// What a definition other than the real one may ask for: delayed and immediate sends, failures.
#include "engine/dossier/procedure.hpp"

#include <boost/test/unit_test.hpp>

#include "engine/dossier/projection.hpp"
#include "small_office.hpp"

using namespace phanbien;
using namespace phanbien::dossier;

namespace {

// The real definition with another content for the state "paused".
std::string with_pause(const std::string& content, const std::string& extra = "") {
    auto text = workflow_text();
    const std::string mark = R"(<state id="paused" pb:vi="Tạm dừng" pb:en="Paused">)";
    text.replace(text.find(mark), mark.size(), mark + content);
    const std::string resume = R"(<transition event="dossier.resume" target="where_it_was"/>)";
    text.replace(text.find(resume), resume.size(), resume + extra);
    return text;
}

struct Altered : SmallOffice {
    void read(const std::string& text) {
        auto altered = Workflow::read(text, "altered.scxml", "hash-2");
        BOOST_REQUIRE_MESSAGE(altered.has_value(), (altered ? "" : altered.error().en));
        interpreter.reset();
        workflow = std::move(altered).value();
        interpreter = std::make_unique<statechart::Interpreter>(workflow.chart());
        registers();
    }

    void pauses() { raises(committee(), "dossier.pause", {{"reason", "x"}}); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(procedure, Altered)

BOOST_AUTO_TEST_CASE(a_delayed_send_waits_in_the_dossier_and_is_delivered_once) {
    read(with_pause(R"(<onentry><send event="pause.long" id="nudge" delay="60s"/></onentry>)",
                    R"(<transition event="pause.long" target="withdrawn"/>)"));
    pauses();
    BOOST_REQUIRE(dossier.sends.size() == 1U);
    const auto timers = project(dossier, workflow, calendars).timers;
    BOOST_REQUIRE(timers.size() == 1U);
    BOOST_TEST(timers[0].key == "send:nudge");
    const Elapse elapse{.timer = "send:nudge", .event = "pause.long", .data = {}};
    BOOST_TEST(refusal(system(), elapse).code == "timer.early");
    now += std::chrono::seconds{61};
    does(system(), elapse);
    BOOST_TEST(in("withdrawn"));
    BOOST_TEST(dossier.sends.empty());
    BOOST_TEST(refusal(system(), elapse).code == "timer.gone");
}

BOOST_AUTO_TEST_CASE(two_sends_under_one_id_wait_side_by_side) {
    read(with_pause(R"(<onentry><send event="pause.long" id="nudge" delay="60s"/>
                                <send event="pause.short" id="nudge" delay="30s"/></onentry>)",
                    R"(<transition event="pause.short"/>
                       <transition event="pause.long" target="withdrawn"/>)"));
    pauses();
    const auto timers = project(dossier, workflow, calendars).timers;
    BOOST_REQUIRE(timers.size() == 2U);
    BOOST_TEST(timers[0].key == "send:nudge");
    BOOST_TEST(timers[1].key == "send:nudge#2");
    now += std::chrono::seconds{31};
    does(system(), Elapse{.timer = "send:nudge#2", .event = "pause.short", .data = {}});
    BOOST_REQUIRE(dossier.sends.size() == 1U);
    BOOST_TEST(dossier.sends.front().event == "pause.long");
    BOOST_REQUIRE(dossier.instance.pending.size() == 1U);
    BOOST_TEST(dossier.instance.pending.front().event.name == "pause.long");
    now += std::chrono::seconds{30};
    does(system(), Elapse{.timer = "send:nudge", .event = "pause.long", .data = {}});
    BOOST_TEST(in("withdrawn"));
    BOOST_TEST(dossier.sends.empty());
}

BOOST_AUTO_TEST_CASE(a_cancelled_send_is_forgotten) {
    read(with_pause(R"(<onentry><send event="pause.long" id="nudge" delay="60s"/></onentry>
                       <onexit><cancel sendid="nudge"/></onexit>)",
                    R"(<transition event="pause.long" target="withdrawn"/>)"));
    pauses();
    raises(committee(), "dossier.resume", {{"reason", "x"}});
    BOOST_TEST(dossier.sends.empty());
    now += std::chrono::seconds{61};
    BOOST_TEST(refusal(system(), Elapse{"send:nudge", "pause.long", {}}).code == "timer.gone");
}

BOOST_AUTO_TEST_CASE(an_event_sent_at_once_follows_in_the_same_command) {
    read(with_pause(R"(<onentry><send event="pause.refused"/></onentry>)",
                    R"(<transition event="pause.refused" target="withdrawn"/>)"));
    const auto happened = does(committee(), Act{"dossier.pause", {{"reason", "x"}}});
    BOOST_REQUIRE(happened.size() == 2U);
    BOOST_TEST(std::get<Moved>(happened[0]).event == "dossier.pause");
    BOOST_TEST(std::get<Moved>(happened[1]).event == "pause.refused");
    BOOST_TEST((std::get<Moved>(happened[1]).from == std::vector<std::string>{"paused"}));
    BOOST_TEST(in("withdrawn"));
}

BOOST_AUTO_TEST_CASE(a_definition_that_fails_in_a_step_changes_nothing) {
    read(with_pause(R"(<onentry><assign location="conference" expr="nowhere.at.all"/></onentry>)"));
    const auto problem = refusal(committee(), Act{"dossier.pause", {{"reason", "x"}}});
    BOOST_TEST(problem.code == "workflow.incident");
    BOOST_TEST(in("scope_proposal"));
}

BOOST_AUTO_TEST_CASE(a_definition_that_sends_to_itself_for_ever_is_stopped) {
    read(with_pause(R"(<onentry><send event="again"/></onentry>)",
                    R"(<transition event="again" target="paused"/>)"));
    BOOST_TEST(refusal(committee(), Act{"dossier.pause", {{"reason", "x"}}}).code ==
               "workflow.incident");
}

BOOST_AUTO_TEST_CASE(a_dossier_of_another_definition_is_not_stepped) {
    read(workflow_text());
    dossier.instance.configuration = {"active", "a_state_of_long_ago"};
    BOOST_TEST(refusal(committee(), Act{"dossier.pause", {{"reason", "x"}}}).code ==
               "workflow.mismatch");
}

BOOST_AUTO_TEST_CASE(a_refusing_transition_says_its_own_sentence) {
    read(workflow_text());
    const auto own = not_taken(dossier, "scope.propose", context());
    BOOST_TEST(own.en == "Choose at least one form: conference, written consultation or dialogue.");
    BOOST_TEST(not_taken(dossier, "dossier.pause", context()).code == "action.not_taken");
}

BOOST_AUTO_TEST_SUITE_END()
