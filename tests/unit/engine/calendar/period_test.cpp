// Due dates counted by hand across Tết 2026, 30 April, 2 September and the exchanged Saturdays.
#include "engine/calendar/period.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>

#include "shipped.hpp"

using namespace phanbien;
using namespace phanbien::calendar;
using std::chrono::days;

BOOST_AUTO_TEST_SUITE(period)

namespace {

Date day(const char* text) {
    return parse_date(text).value();
}

const Calendars& known() {
    static const auto calendars = shipped_calendars();
    return calendars;
}

Due after(const char* from, int count, Unit unit = Unit::calendar_days) {
    return due_of({.count = days(count), .unit = unit}, day(from), known());
}
Due before(const char* event, int count, Unit unit = Unit::calendar_days) {
    return due_of({.count = days(count), .unit = unit, .direction = Direction::before}, day(event),
                  known());
}

std::string on(const Due& due) {
    return to_text(due.on);
}

boost::json::object members(const Due& due) {
    std::string text;
    ObjectText out(text);
    write_members(out, due);
    out.end();
    return boost::json::parse(text).as_object();
}

constexpr auto working = Unit::working_days;

}  // namespace

BOOST_AUTO_TEST_CASE(the_first_day_is_not_counted) {
    // 7 September 2026 is a Monday.
    BOOST_TEST(on(after("2026-09-07", 1)) == "2026-09-08");
    BOOST_TEST(on(after("2026-09-07", 2)) == "2026-09-09");
    BOOST_TEST(on(after("2026-09-07", 1, working)) == "2026-09-08");
}

BOOST_AUTO_TEST_CASE(a_last_day_of_rest_moves_to_the_next_working_day) {
    BOOST_TEST(on(after("2026-09-07", 4)) == "2026-09-11");
    BOOST_TEST(on(after("2026-09-07", 5)) == "2026-09-14");  // a Saturday
    BOOST_TEST(on(after("2026-09-07", 6)) == "2026-09-14");  // a Sunday
    BOOST_TEST(on(after("2026-02-06", 8)) == "2026-02-23");  // Saturday before Tết: to after it
    BOOST_TEST(on(after("2026-02-06", 12)) == "2026-02-23");
    BOOST_TEST(on(after("2026-04-20", 6)) == "2026-04-28");  // Giỗ Tổ on a Sunday, made up Monday
    BOOST_TEST(on(after("2026-04-20", 10)) == "2026-05-04");
    BOOST_TEST(on(after("2026-08-18", 14)) == "2026-09-03");
    BOOST_TEST(on(after("2026-08-18", 4)) == "2026-08-22");  // a Saturday on which offices work
    BOOST_TEST(on(after("2025-12-31", 1)) == "2026-01-05");  // 1/1, 2/1 exchanged, a weekend
}

BOOST_AUTO_TEST_CASE(rest_within_a_period_of_calendar_days_counts) {
    BOOST_TEST(on(after("2026-02-09", 15)) == "2026-02-24");  // the whole of Tết within
    BOOST_TEST(after("2026-02-09", 15).skipped.empty());
}

BOOST_AUTO_TEST_CASE(working_days_pass_over_every_day_of_rest) {
    BOOST_TEST(on(after("2026-02-12", 2, working)) == "2026-02-23");  // Friday, then after Tết
    BOOST_TEST(on(after("2026-02-13", 5, working)) == "2026-02-27");
    BOOST_TEST(on(after("2026-04-24", 3, working)) == "2026-05-04");  // 28, 29 April, 4 May
    BOOST_TEST(on(after("2026-08-20", 3, working)) == "2026-08-24");  // Fri, Sat (works), Mon
    BOOST_TEST(on(after("2026-08-27", 2, working)) == "2026-09-03");
    BOOST_TEST(on(after("2026-01-08", 2, working)) == "2026-01-10");
    BOOST_TEST(on(after("2025-04-25", 2, working)) == "2025-04-28");  // 26/4 worked for 2/5
    BOOST_TEST(on(after("2025-04-29", 1, working)) == "2025-05-05");
    const auto across = after("2026-02-13", 1, working);
    BOOST_TEST(across.skipped_total == 9U);
    BOOST_TEST((across.skipped.at(2).on == day("2026-02-16")));
    BOOST_TEST(across.skipped.at(2).rest.name == "Tết Nguyên đán");
}

BOOST_AUTO_TEST_CASE(counting_back_moves_earlier) {
    BOOST_TEST(on(before("2026-10-05", 15)) == "2026-09-18");  // Sunday 20 September: Friday
    BOOST_TEST(on(before("2026-10-02", 15)) == "2026-09-17");
    BOOST_TEST(on(before("2026-03-06", 15)) == "2026-02-13");  // within Tết: before it
    BOOST_TEST(on(before("2026-05-18", 15)) == "2026-04-29");  // Sunday 3 May, back over 1/5, 30/4
    BOOST_TEST(on(before("2026-09-03", 2, working)) == "2026-08-27");  // 28 and 27 August
    BOOST_TEST(on(before("2026-08-24", 2, working)) == "2026-08-21");  // 22 (worked), 21
}

BOOST_AUTO_TEST_CASE(what_it_was_moved_from_is_told) {
    const auto moved = after("2026-09-07", 5);
    BOOST_REQUIRE(moved.moved_from.has_value());
    BOOST_TEST(to_text(*moved.moved_from) == "2026-09-12");
    BOOST_TEST(moved.skipped_total == 2U);
    BOOST_TEST(!after("2026-09-07", 4).moved_from.has_value());
}

BOOST_AUTO_TEST_CASE(the_sentence_says_from_what_how_many_and_why_moved) {
    const auto moved = explained(after("2026-09-07", 5));
    BOOST_TEST(moved.vi ==
               "5 ngày kể từ ngày 07/09/2026 (không tính ngày đầu); ngày 12/09/2026 là thứ Bảy, "
               "chuyển sang thứ Hai 14/09/2026");
    BOOST_TEST(moved.en ==
               "5 days from 07/09/2026 (the first day is not counted); 12/09/2026 is a Saturday, "
               "moved to Monday 14/09/2026");
    BOOST_TEST(explained(after("2026-09-07", 1)).en ==
               "1 day from 07/09/2026 (the first day is not counted)");
    const auto tet = explained(after("2026-02-06", 12));
    BOOST_TEST(tet.vi ==
               "12 ngày kể từ ngày 06/02/2026 (không tính ngày đầu); ngày 18/02/2026 là ngày nghỉ "
               "(Tết Nguyên đán), chuyển sang thứ Hai 23/02/2026");
    const auto back = explained(before("2026-03-06", 15));
    BOOST_TEST(back.en ==
               "at least 15 days before 06/03/2026; 19/02/2026 is a day of rest (Lunar New Year), "
               "moved to Friday 13/02/2026");
}

BOOST_AUTO_TEST_CASE(the_sentence_names_the_days_not_counted_and_the_article) {
    const auto due =
        due_of({.count = days(10), .unit = working, .basis = "Luật Tiếp công dân Đ.28"},
               day("2026-02-12"), known());
    BOOST_TEST(to_text(due.on) == "2026-03-05");
    BOOST_TEST(explained(due).vi ==
               "10 ngày làm việc kể từ ngày 12/02/2026 (không tính ngày đầu); không tính 6 ngày "
               "cuối tuần, 16/02/2026 – 20/02/2026 (Tết Nguyên đán); theo Luật Tiếp công dân Đ.28");
    BOOST_TEST(explained(before("2026-09-03", 2, working)).en ==
               "at least 2 working days before 03/09/2026; not counted: 2 weekend days, "
               "01/09/2026 – 02/09/2026 (National Day), 31/08/2026 (Day off in exchange)");
}

BOOST_AUTO_TEST_CASE(a_year_without_a_calendar_is_said) {
    const auto due = after("2030-12-20", 20);
    BOOST_TEST(due.uncertain == std::vector<int>{2031}, boost::test_tools::per_element());
    BOOST_TEST(explained(due).en.ends_with(
        "; there is no calendar of 2031 yet, so only weekends are counted as rest"));
    BOOST_TEST(after("2026-12-01", 3).uncertain.empty());
    const auto around = after("2030-12-30", 5, working);
    BOOST_TEST(around.uncertain == std::vector<int>{2031}, boost::test_tools::per_element());
    BOOST_TEST(around.provisional == std::vector<int>{2030}, boost::test_tools::per_element());
    const auto none = due_of({}, day("2026-02-16"), Calendars());
    BOOST_TEST(to_text(none.on) == "2026-02-17");
    BOOST_TEST(none.uncertain == std::vector<int>{2026}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_calendar_that_is_not_decided_is_said) {
    BOOST_TEST(after("2027-03-01", 3).provisional == std::vector<int>{2027},
               boost::test_tools::per_element());
    BOOST_TEST(explained(after("2027-03-01", 3))
                   .en.ends_with("; the calendar of 2027 is not decided yet"));
    BOOST_TEST(after("2026-03-02", 3).provisional.empty());
    BOOST_TEST(after("2026-11-23", 1).provisional == std::vector<int>{2026},
               boost::test_tools::per_element());  // 24/11 is reported, not read
}

BOOST_AUTO_TEST_CASE(a_count_is_at_least_one_day_and_bounded) {
    BOOST_TEST(on(after("2026-09-07", 0)) == "2026-09-08");
    BOOST_TEST(on(after("2026-09-07", -5, working)) == "2026-09-08");
    const auto longest = after("2026-09-07", 1'000'000, working);
    BOOST_TEST(longest.period.count.count() == period_max.count());
    BOOST_TEST(longest.skipped.size() == skipped_listed_max);
    BOOST_TEST(longest.skipped_total > skipped_listed_max);
    BOOST_TEST(explained(longest).en.find("other days of rest") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(days_before_counts_the_last_day_and_not_the_first) {
    BOOST_TEST(days_before(day("2026-09-07"), day("2026-09-22")).count() == 15);
    BOOST_TEST(days_before(day("2026-09-07"), day("2026-09-07")).count() == 0);
    BOOST_TEST(days_before(day("2026-09-08"), day("2026-09-07")).count() == -1);
}

BOOST_AUTO_TEST_CASE(programs_get_every_part_of_it) {
    const auto json =
        members(due_of({.count = days(6), .basis = "Đ.1"}, day("2026-04-20"), known()));
    BOOST_TEST(boost::json::serialize(json.at("skipped")) ==
               R"([{"on":"2026-04-26","reason":"holiday","name":{"vi":"Giỗ Tổ Hùng Vương",)"
               R"("en":"Hung Kings' Commemoration Day"}},{"on":"2026-04-27",)"
               R"("reason":"made-up-day-off","name":{"vi":"Nghỉ bù Giỗ Tổ Hùng Vương",)"
               R"("en":"Day off for Hung Kings' Commemoration Day"}}])");
    BOOST_TEST(boost::json::serialize(json.at("moved").at("on")) == R"("2026-04-26")");
    BOOST_TEST(json.at("count").as_int64() == 6);
    BOOST_TEST(json.at("unit").as_string() == "calendar_days");
    BOOST_TEST(json.at("direction").as_string() == "after");
    BOOST_TEST(json.at("basis").as_string() == "Đ.1");
    BOOST_TEST(members(after("2026-09-07", 1)).at("moved").is_null());
}

BOOST_AUTO_TEST_CASE(working_days_are_counted_alike_with_and_without_a_calendar_of_the_year) {
    const auto calendars = known();
    const auto walked = [&](Date from, Date until) {
        int out = 0;
        for (auto it = from + days{1}; it <= until; it += days{1}) {
            out += calendars.rest_on(it) ? 0 : 1;
        }
        return out;
    };
    for (const auto* text : {"2023-12-28", "2025-12-30", "2026-04-24", "2029-01-06"}) {
        const auto from = day(text);
        for (int length = 0; length < 800; ++length) {
            const auto until = from + days{length};
            BOOST_REQUIRE_EQUAL(working_days_until(from, until, calendars), walked(from, until));
            BOOST_REQUIRE_EQUAL(working_days_until(until, from, calendars), -walked(from, until));
        }
    }
    BOOST_TEST(working_days_until(day("2998-12-31"), day("9999-12-31"), calendars) == 1'826'474);
}

BOOST_AUTO_TEST_SUITE_END()
