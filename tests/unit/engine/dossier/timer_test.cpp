// Due dates: never early, once, and gone when their task is.
#include <boost/test/unit_test.hpp>

#include "engine/dossier/projection.hpp"
#include "small_office.hpp"

using namespace phanbien;
using namespace phanbien::dossier;

namespace {

struct Awaiting : SmallOffice {
    Awaiting() { comes_to_answers(); }

    Elapse due() const { return {.timer = "task:answer", .event = "due.answer", .data = {}}; }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(timers, Awaiting)

BOOST_AUTO_TEST_CASE(only_a_due_date_that_the_definition_hears_is_a_timer) {
    const auto timers = project(dossier, workflow, calendars).timers;
    BOOST_REQUIRE(timers.size() == 1U);
    BOOST_TEST(timers[0].key == "task:answer");
    BOOST_TEST(timers[0].event == "due.answer");
    // Twenty days after Monday 7 September is Sunday the 27th: 24:00 on Monday the 28th in Vietnam.
    BOOST_TEST(to_text(timers[0].due_at) == "2026-09-28T17:00:00.000000Z");
}

BOOST_AUTO_TEST_CASE(it_elapses_at_its_time_and_once) {
    BOOST_TEST(refusal(system(), due()).code == "timer.early");
    now = parse_instant("2026-09-28T17:00:00Z").value();
    const auto happened = does(system(), due());
    BOOST_REQUIRE(happened.size() == 1U);
    BOOST_TEST(std::get<Moved>(happened[0]).timer == "task:answer");
    BOOST_TEST(dossier.instance.data.at("answer_late").as_bool());
    BOOST_TEST(project(dossier, workflow, calendars).timers.empty());
    BOOST_TEST(refusal(system(), due()).code == "timer.gone");
    // The task stays open, and overdue.
    BOOST_TEST(in("awaiting_answer"));
}

BOOST_AUTO_TEST_CASE(it_is_gone_with_its_task_and_new_when_that_opens_again) {
    now = parse_instant("2026-09-28T17:00:00Z").value();
    does(system(), due());
    answers();
    BOOST_TEST(refusal(system(), due()).code == "timer.gone");
    does(specialist(), ReturnAnswer{recommendation(0), "Thiếu"});
    raises(specialist(), "answers.return");
    BOOST_TEST(project(dossier, workflow, calendars).timers.size() == 1U);
    BOOST_TEST(!dossier.instance.data.at("answer_late").as_bool());
}

BOOST_AUTO_TEST_CASE(a_pause_moves_what_is_due_and_keeps_what_is_late) {
    now += std::chrono::days{1};
    raises(committee(), "dossier.pause", {{"reason", "Chờ"}});
    now += std::chrono::days{7};
    raises(committee(), "dossier.resume", {{"reason", "Tiếp"}});
    BOOST_TEST(to_text(project(dossier, workflow, calendars).timers.at(0).due_at) ==
               "2026-10-05T17:00:00.000000Z");
    now = parse_instant("2026-10-05T17:00:00Z").value();
    does(system(), due());
    raises(committee(), "dossier.pause", {{"reason", "Chờ"}});
    now += std::chrono::days{40};
    raises(committee(), "dossier.resume", {{"reason", "Tiếp"}});
    BOOST_TEST(dossier.instance.data.at("answer_late").as_bool());
    BOOST_TEST(project(dossier, workflow, calendars).timers.empty());
}

BOOST_AUTO_TEST_CASE(only_the_system_lets_time_pass) {
    now = parse_instant("2026-10-28T17:00:00Z").value();
    BOOST_TEST((refusal(specialist(), due()).kind == ProblemKind::missing));
}

BOOST_AUTO_TEST_CASE(another_task_or_event_is_no_timer) {
    now = parse_instant("2026-10-28T17:00:00Z").value();
    BOOST_TEST(refusal(system(), Elapse{"task:answer", "dossier.close", {}}).code == "timer.gone");
    BOOST_TEST(refusal(system(), Elapse{"send:x", "due.answer", {}}).code == "timer.gone");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_CASE(a_due_date_nobody_hears_is_ignored, SmallOffice) {
    registers();
    now += std::chrono::days{30};
    BOOST_TEST(refusal(system(), Elapse{"task:propose_scope", "due.propose_scope", {}}).code ==
               "timer.ignored");
}
