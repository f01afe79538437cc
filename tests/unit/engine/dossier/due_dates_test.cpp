#include "engine/dossier/due_dates.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>

#include "engine/dossier/projection.hpp"
#include "small_office.hpp"

using namespace phanbien;
using namespace phanbien::dossier;
using std::chrono::days;

namespace {

Date day(const char* text) {
    return parse_date(text).value();
}

calendar::CalendarYear with_holiday(const char* on) {
    calendar::CalendarYear year;
    year.year = 2026;
    calendar::Entry entry;
    entry.first = entry.last = day(on);
    entry.name = "Ngày nghỉ thử";
    entry.name_en = "Test holiday";
    year.entries = {entry};
    return year;
}

DueRule rule(int number, calendar::Unit unit = calendar::Unit::calendar_days) {
    DueRule made;
    made.period.count = days(number);
    made.period.unit = unit;
    return made;
}
DueRule rule(int number, calendar::Direction direction, std::string_view anchor) {
    auto made = rule(number);
    made.period.direction = direction;
    made.anchor = anchor;
    return made;
}

struct Dues : SmallOffice {
    Dues() {
        registers();  // on Monday 7 September 2026; the task propose_scope has two working days
        dossier.registered.received_on = day("2026-09-07");
        dossier.registered.planned_submission_on = day("2026-10-15");
    }

    std::string due(const DueRule& rule) {
        const auto found = due_of(rule, day("2026-09-08"), dossier, calendars);
        return found ? to_text(found->on) : "none";
    }
    OpenTask first_task() { return open_tasks(dossier, workflow, calendars).at(0); }
    // As the office does when it imports a calendar.
    void moves(const calendar::CalendarYear& year) {
        const auto before = open_tasks(dossier, workflow, calendars);
        calendars.put(year);
        const auto after = open_tasks(dossier, workflow, calendars);
        now += std::chrono::hours(1);
        apply(dossier, Event{.id = EventId("moved"),
                             .dossier = dossier.id,
                             .sequence = dossier.revision + 1,
                             .at = now,
                             .actor = {},
                             .organisation = {},
                             .body = DuesMoved{.dues = moves_between(before, after),
                                               .year = year.year,
                                               .calendar = "hash"}});
    }
    std::string told() {
        return std::string(explained(first_task()).at("sentence").at("vi").as_string());
    }
    boost::json::object explained(const OpenTask& task) const {
        return boost::json::parse(explanation_of(task, dossier)).as_object();
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(due_dates, Dues)

BOOST_AUTO_TEST_CASE(a_rule_counts_from_the_day_the_state_was_entered) {
    BOOST_TEST(due(rule(2)) == "2026-09-10");
    BOOST_TEST(due(rule(5)) == "2026-09-14");  // a Sunday otherwise
    BOOST_TEST(due(rule(5, calendar::Unit::working_days)) == "2026-09-15");
}

BOOST_AUTO_TEST_CASE(a_rule_counts_from_a_date_of_the_dossier) {
    BOOST_TEST(due(rule(3, calendar::Direction::after, anchor_received)) == "2026-09-10");
    const auto notice = rule(15, calendar::Direction::before, anchor_planned_submission);
    BOOST_TEST(due(notice) == "2026-09-30");
    dossier.instance.data["held_on"] = "2026-10-05";
    const auto week = rule(7, calendar::Direction::before, "held_on");
    BOOST_TEST(due(week) == "2026-09-28");
}

BOOST_AUTO_TEST_CASE(without_the_date_it_counts_from_nothing_is_due) {
    dossier.registered.planned_submission_on.reset();
    BOOST_TEST(due(rule(15, calendar::Direction::before, anchor_planned_submission)) == "none");
    const auto week = rule(7, calendar::Direction::after, "held_on");
    BOOST_TEST(due(week) == "none");
    for (const auto& value : {boost::json::value(nullptr), boost::json::value(7),
                              boost::json::value("không phải ngày")}) {
        dossier.instance.data["held_on"] = value;
        BOOST_TEST(due(week) == "none");
    }
}

BOOST_AUTO_TEST_CASE(an_open_task_says_how_its_due_date_came_about) {
    const auto task = first_task();
    BOOST_TEST((task.due_on == day("2026-09-09")));
    BOOST_TEST(told().starts_with("2 ngày làm việc kể từ ngày 07/09/2026 (không tính ngày đầu)"));
    const auto rows = project(dossier, workflow, calendars);
    BOOST_TEST(rows.tasks.at(0).due_explanation == explanation_of(task, dossier));
    BOOST_TEST(explained(task).at("changed").is_null());
    BOOST_TEST(explanation_of(task, dossier) == boost::json::serialize(explained(task)));
}

BOOST_AUTO_TEST_CASE(a_date_set_by_hand_says_so) {
    OpenTask review{.key = "review:1",
                    .task_id = "review",
                    .state = "",
                    .opened_at = now,
                    .due_on = day("2026-09-12"),
                    .organisation = women_id,
                    .roles = {}};
    const auto told = explained(review);
    BOOST_TEST(told.at("count").is_null());
    BOOST_TEST(told.at("sentence").at("en").as_string() == "the date set when it was asked for");
    BOOST_TEST(explanation_of(review, dossier) ==
               R"({"from":null,"count":null,"unit":null,"direction":null,"basis":"","skipped":[],)"
               R"("skipped_total":0,"moved":null,"uncertain":[],"provisional":[],"sentence":)"
               R"({"vi":"hạn ghi khi giao việc","en":"the date set when it was asked for"},)"
               R"("changed":null})");
    review.due_on.reset();
    BOOST_TEST(explanation_of(review, dossier) == "{}");
}

BOOST_AUTO_TEST_CASE(a_changed_calendar_moves_a_due_date_and_the_task_tells) {
    moves(with_holiday("2026-09-09"));
    BOOST_TEST((first_task().due_on == day("2026-09-10")));
    BOOST_TEST(told() ==
               "2 ngày làm việc kể từ ngày 07/09/2026 (không tính ngày đầu); không tính "
               "09/09/2026 (Ngày nghỉ thử); trước là 09/09/2026, chuyển do lịch năm 2026 thay "
               "đổi");
    BOOST_TEST(explanation_of(first_task(), dossier) ==
               boost::json::serialize(explained(first_task())));
    BOOST_TEST(boost::json::serialize(explained(first_task()).at("changed").at("from")) ==
               "\"2026-09-09\"");
    // Moved once more, on other grounds: only the last move counts, and only while it is true.
    moves(with_holiday("2026-09-25"));
    BOOST_TEST(told().find("trước là 10/09/2026") != std::string::npos);
    dossier.due_changes.at("propose_scope").to = day("2026-12-01");
    BOOST_TEST(told().find("trước là") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_move_of_an_earlier_stay_in_the_state_is_not_told_again) {
    moves(with_holiday("2026-09-09"));
    dossier.due_changes.at("propose_scope").at = dossier.entered_at.at("scope_proposal") - days(1);
    BOOST_TEST(told().find("trước là") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(moves_are_those_of_tasks_open_before_and_after) {
    auto before = open_tasks(dossier, workflow, calendars);
    BOOST_TEST(moves_between(before, before).empty());
    auto after = before;
    after[0].due_on = day("2026-09-11");
    const auto moves = moves_between(before, after);
    BOOST_REQUIRE(moves.size() == 1U);
    BOOST_TEST(moves[0].task == before[0].key);
    BOOST_TEST((moves[0].from == day("2026-09-09")));
    BOOST_TEST((moves[0].to == day("2026-09-11")));
    BOOST_TEST(moves_between({}, after).empty());
    after[0].due_on.reset();
    BOOST_TEST(moves_between(before, after).empty());
}

BOOST_AUTO_TEST_CASE(reviewers_are_given_days_of_this_calendar) {
    decides_forms();
    calendars.put(with_holiday("2026-09-17"));
    does(specialist(), RequestReviews{.organisations = {women_id}, .due_on = {}, .message = ""});
    BOOST_TEST((dossier.reviews.at(0).request.due_on == day("2026-09-18")));
}

BOOST_AUTO_TEST_SUITE_END()
