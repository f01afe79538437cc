// The calendars that are shipped: readable, in the form we write ourselves, true to the law and to
// the moon.
#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <sstream>

#include "engine/calendar/icalendar.hpp"
#include "tests/unit/places.hpp"
#include "vietnamese_moon.hpp"

using namespace phanbien;
using namespace phanbien::calendar;
using std::chrono::days;

BOOST_AUTO_TEST_SUITE(shipped_calendars)

namespace {

std::string text_of(int year) {
    const auto path =
        tests::source_folder() / "workflows/calendars" / ("vn-" + std::to_string(year) + ".ics");
    std::ifstream in(path, std::ios::binary);
    BOOST_REQUIRE_MESSAGE(in, path);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

CalendarYear calendar_of(int year) {
    auto read = read_icalendar(text_of(year), "vn.ics");
    BOOST_REQUIRE_MESSAGE(read.has_value(), year);
    return std::move(read).value();
}

Date day(int year, unsigned month, unsigned number) {
    return Date{std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(number)};
}

std::string english_name(const Calendars& calendars, Date on) {
    const auto rest = calendars.rest_on(on);
    return rest ? rest->name_en : "works";
}

const auto shipped_years = boost::unit_test::data::xrange(2025, 2031);

}  // namespace

BOOST_AUTO_TEST_CASE(the_moon_of_the_test_knows_the_years_that_everybody_knows) {
    // Tết as celebrated; 2007 and 2030 a day before the Chinese new year.
    BOOST_TEST(to_text(solar_date({2007, 1, 1})) == "2007-02-17");
    BOOST_TEST(to_text(solar_date({2023, 1, 1})) == "2023-01-22");
    BOOST_TEST(to_text(solar_date({2024, 1, 1})) == "2024-02-10");
    BOOST_TEST(to_text(solar_date({2030, 1, 1})) == "2030-02-02");
    // Giỗ Tổ after a leap month, and in years without one.
    BOOST_TEST(to_text(solar_date({2023, 3, 10})) == "2023-04-29");
    BOOST_TEST(to_text(solar_date({2024, 3, 10})) == "2024-04-18");
}

BOOST_DATA_TEST_CASE(each_is_written_as_we_would_write_it, shipped_years, year) {
    const auto read = calendar_of(year);
    BOOST_TEST(read.year == year);
    BOOST_TEST(write_icalendar(read) == text_of(year));
    BOOST_TEST(read.tentative == (year >= 2027));
}

BOOST_DATA_TEST_CASE(tet_and_gio_to_are_where_the_moon_says, shipped_years, year) {
    const Calendars calendars{{calendar_of(year)}};
    const auto tet = solar_date({year, 1, 1});
    for (int i = -1; i <= 2; ++i) {  // the days that every choice of five holds
        BOOST_TEST(english_name(calendars, tet + days(i)) == "Lunar New Year");
    }
    BOOST_TEST(english_name(calendars, solar_date({year, 3, 10})) ==
               "Hung Kings' Commemoration Day");
}

BOOST_DATA_TEST_CASE(the_fixed_holidays_are_there, shipped_years, year) {
    const Calendars calendars{{calendar_of(year)}};
    BOOST_TEST(english_name(calendars, day(year, 1, 1)) == "New Year's Day");
    BOOST_TEST(english_name(calendars, day(year, 4, 30)) == "Victory Day");
    BOOST_TEST(english_name(calendars, day(year, 5, 1)) == "International Labour Day");
    BOOST_TEST(english_name(calendars, day(year, 9, 2)) == "National Day");
    BOOST_TEST((english_name(calendars, day(year, 11, 24)) == "Vietnam Culture Day") ==
               (year >= 2026));
}

// BLLĐ Đ.112: eleven paid days, twelve with 24 November; Đ.111 gives a weekday for each that falls
// on a weekend, and a day taken in exchange is worked on a Saturday.
BOOST_DATA_TEST_CASE(weekdays_off_are_as_many_as_the_law_gives, shipped_years, year) {
    const Calendars calendars{{calendar_of(year)}};
    int off = 0;
    for (auto it = day(year, 1, 1); year_of(it) == year; it += days(1)) {
        const bool rests = calendars.rest_on(it).has_value();
        off += rests && !is_weekend(it) ? 1 : 0;
        off -= !rests && is_weekend(it) ? 1 : 0;
    }
    BOOST_TEST(off == (year == 2025 ? 11 : 12));
}

BOOST_AUTO_TEST_CASE(what_is_not_decided_says_so) {
    for (int year = 2027; year <= 2030; ++year) {
        for (const auto& entry : calendar_of(year).entries) {
            const bool chosen_each_year =
                entry.name_en.find("Lunar New Year") != std::string::npos ||
                entry.name_en.find("National Day") != std::string::npos;
            BOOST_TEST((!chosen_each_year || entry.tentative), entry.name << " " << year);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
