#include "engine/kernel/instant.hpp"

#include <boost/test/unit_test.hpp>

using namespace phanbien;
using namespace std::chrono_literals;

BOOST_AUTO_TEST_SUITE(instant)

namespace {

Instant at(std::chrono::year_month_day day, std::chrono::microseconds time) {
    return Instant{std::chrono::sys_days{day}} + time;
}

using std::chrono::November;
using std::chrono::year;
const auto monday = year{2026} / November / 23;

}  // namespace

BOOST_AUTO_TEST_CASE(an_instant_is_written_with_six_fraction_digits) {
    BOOST_TEST(to_text(at(monday, 9h + 15min + 7s + 42us)) == "2026-11-23T09:15:07.000042Z");
    BOOST_TEST(to_text(Instant{}) == "1970-01-01T00:00:00.000000Z");
    BOOST_TEST(to_text(Instant{} - 1us) == "1969-12-31T23:59:59.999999Z");
    BOOST_TEST(to_text(at(year{33} / 4 / 3, 0us)) == "0033-04-03T00:00:00.000000Z");
}

BOOST_AUTO_TEST_CASE(what_was_written_is_read_back) {
    for (auto time : {0us, 1us, 999999us, std::chrono::microseconds{24h} - 1us}) {
        const auto moment = at(monday, time);
        BOOST_CHECK(parse_instant(to_text(moment)) == moment);
    }
}

BOOST_AUTO_TEST_CASE(fewer_fraction_digits_are_read_as_a_decimal_fraction) {
    BOOST_CHECK(parse_instant("2026-11-23T09:15:07Z") == at(monday, 9h + 15min + 7s));
    BOOST_CHECK(parse_instant("2026-11-23T09:15:07.5Z") == at(monday, 9h + 15min + 7s + 500ms));
    BOOST_CHECK(parse_instant("2026-11-23T09:15:07.012Z") == at(monday, 9h + 15min + 7s + 12ms));
}

BOOST_AUTO_TEST_CASE(anything_else_is_no_instant) {
    for (const auto* text :
         {"", "2026-11-23", "2026-11-23T09:15:07", "2026-11-23 09:15:07Z", "2026-11-23T9:15:07Z",
          "2026-11-23T09:15:07+07:00", "2026-11-23T24:00:00Z", "2026-11-23T23:60:00Z",
          "2026-11-23T23:59:60Z", "2026-11-23T09:15:07.Z", "2026-11-23T09:15:07.1234567Z",
          "2026-11-23T09:15:07,5Z", "2026-02-30T09:15:07Z", "2026-11-23T09:15:07.00x000Z",
          "2026-11-23T09-15-07Z", "2026-11-23T09:15:07z", " 2026-11-23T09:15:07Z",
          "2026-11-23T-9:15:07Z"}) {
        BOOST_TEST_CONTEXT(text) {
            BOOST_CHECK(parse_instant(text) == std::nullopt);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_date_is_a_real_day_in_one_form) {
    BOOST_TEST(to_text(Date{std::chrono::sys_days{monday}}) == "2026-11-23");
    BOOST_CHECK(parse_date("2026-11-23") == std::chrono::sys_days{monday});
    BOOST_CHECK(parse_date("2024-02-29").has_value());
    for (const auto* text :
         {"", "2026-02-29", "2026-13-01", "2026-00-10", "2026-11-00", "2026-1-23", "23/11/2026",
          "2026-11-23 ", "20261123", "2026/11/23", "-026-11-23"}) {
        BOOST_TEST_CONTEXT(text) {
            BOOST_CHECK(parse_date(text) == std::nullopt);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_vietnamese_day_begins_at_17_hours_utc) {
    BOOST_TEST(to_text(vietnam_day(at(monday, 17h - 1us))) == "2026-11-23");
    BOOST_TEST(to_text(vietnam_day(at(monday, 17h))) == "2026-11-24");
}

BOOST_AUTO_TEST_CASE(a_day_ends_where_the_next_begins) {
    const auto end = end_of_day(std::chrono::sys_days{monday});
    BOOST_TEST(to_text(end) == "2026-11-23T17:00:00.000000Z");
    BOOST_TEST(to_text(vietnam_day(end)) == "2026-11-24");
    BOOST_TEST(to_text(vietnam_day(end - 1us)) == "2026-11-23");
}

BOOST_AUTO_TEST_SUITE_END()
