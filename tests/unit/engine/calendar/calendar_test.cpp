#include "engine/calendar/calendar.hpp"

#include <boost/test/unit_test.hpp>

using namespace phanbien;
using namespace phanbien::calendar;

BOOST_AUTO_TEST_SUITE(calendars)

namespace {

Date day(const char* text) {
    return parse_date(text).value();
}

Entry entry(const char* first, const char* last, DayKind kind, const char* name) {
    Entry made;
    made.first = day(first);
    made.last = day(last);
    made.kind = kind;
    made.name = name;
    return made;
}

Calendars small() {
    CalendarYear year;
    year.year = 2026;
    year.entries = {
        entry("2026-04-26", "2026-04-26", DayKind::holiday, "Giỗ Tổ"),
        entry("2026-04-27", "2026-04-27", DayKind::made_up_day_off, "Nghỉ bù"),
        entry("2026-08-22", "2026-08-22", DayKind::working_day, "Làm bù"),
        entry("2026-09-01", "2026-09-02", DayKind::holiday, "Quốc khánh"),
    };
    return Calendars{{year}};
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_day_of_rest_has_a_reason_and_a_name) {
    const auto calendars = small();
    const auto holiday = calendars.rest_on(day("2026-04-26"));  // a Sunday, too
    BOOST_REQUIRE(holiday.has_value());
    BOOST_TEST((holiday->why == RestReason::holiday));
    BOOST_TEST(holiday->name == "Giỗ Tổ");
    BOOST_TEST(holiday->name_en == "Giỗ Tổ");  // where the calendar has no English name
    BOOST_TEST((calendars.rest_on(day("2026-04-27"))->why == RestReason::made_up_day_off));
    BOOST_TEST((calendars.rest_on(day("2026-09-02"))->why == RestReason::holiday));
    const auto sunday = calendars.rest_on(day("2026-09-06"));
    BOOST_REQUIRE(sunday.has_value());
    BOOST_TEST((sunday->why == RestReason::weekend));
    BOOST_TEST(sunday->name.empty());
}

BOOST_AUTO_TEST_CASE(a_working_saturday_is_a_working_day) {
    const auto calendars = small();
    BOOST_TEST(!calendars.rest_on(day("2026-08-22")).has_value());
    BOOST_TEST(calendars.rest_on(day("2026-08-29")).has_value());
    BOOST_TEST(!calendars.rest_on(day("2026-09-03")).has_value());
}

BOOST_AUTO_TEST_CASE(a_year_without_a_calendar_has_weekends_only) {
    const auto calendars = small();
    BOOST_TEST(calendars.year(2031) == nullptr);
    BOOST_TEST(!calendars.rest_on(day("2031-01-01")).has_value());
    BOOST_TEST(calendars.rest_on(day("2031-01-04")).has_value());
}

BOOST_AUTO_TEST_CASE(a_newer_calendar_of_a_year_takes_the_place_of_the_older) {
    auto calendars = small();
    CalendarYear newer;
    newer.year = 2026;
    newer.entries = {entry("2026-09-02", "2026-09-03", DayKind::holiday, "Quốc khánh")};
    calendars.put(newer);
    BOOST_TEST(!calendars.rest_on(day("2026-09-01")).has_value());
    BOOST_TEST(calendars.rest_on(day("2026-09-03")).has_value());
    BOOST_TEST(calendars.years().size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_day_of_two_entries_bears_the_holidays_name) {
    CalendarYear year;
    year.year = 2026;
    year.entries = {entry("2026-05-01", "2026-05-01", DayKind::made_up_day_off, "Nghỉ bù"),
                    entry("2026-05-01", "2026-05-01", DayKind::holiday, "Quốc tế lao động")};
    BOOST_TEST(Calendars{{year}}.rest_on(day("2026-05-01"))->name == "Quốc tế lao động");
}

BOOST_AUTO_TEST_CASE(kinds_have_one_name_each) {
    for (const auto kind : {DayKind::holiday, DayKind::made_up_day_off, DayKind::working_day}) {
        BOOST_TEST((day_kind(name_of(kind)) == kind));
    }
    BOOST_TEST(!day_kind("Holiday").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
