// What holds of every period: random calendars, days, counts, units; one seed, printed on failure.
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <ctime>
#include <random>

#include "engine/calendar/period.hpp"
#include "shipped.hpp"

using namespace phanbien;
using namespace phanbien::calendar;
using std::chrono::days;

BOOST_AUTO_TEST_SUITE(period_properties)

namespace {

constexpr unsigned seed = 20'260'907;
constexpr int rounds = 4'000;

class Dice {
  public:
    int roll(int low, int high) { return std::uniform_int_distribution<int>(low, high)(engine_); }
    Date day() { return parse_date("2026-01-01").value() + days(roll(0, 5 * 365 - 60)); }

    // Holidays, days off and working weekends anywhere.
    Calendars calendars() {
        if (roll(0, 3) == 0) {
            return shipped_calendars();
        }
        Calendars out;
        for (int number = 2025; number <= 2031; ++number) {
            CalendarYear year;
            year.year = number;
            const Date first{std::chrono::year(number) / 1 / 1};
            for (int i = 0; i < 25; ++i) {
                Entry entry;
                entry.first = first + days(14 * i + roll(0, 6));
                entry.last = entry.first + days(roll(0, 5));
                entry.kind = roll(0, 2) == 0 ? DayKind::working_day : DayKind::holiday;
                entry.name = "x";
                if (year_of(entry.last) == number) {
                    year.entries.push_back(entry);
                }
            }
            out.put(year);
        }
        return out;
    }

  private:
    std::mt19937 engine_{seed};
};

Due count(const Calendars& calendars, Date from, int count, Unit unit, Direction direction) {
    return due_of({.count = days(count), .unit = unit, .direction = direction}, from, calendars);
}

// Working days after `from` up to and with `to`.
int working_days_between(const Calendars& calendars, Date from, Date to) {
    int out = 0;
    for (auto day = from + days(1); day <= to; day += days(1)) {
        out += calendars.rest_on(day) ? 0 : 1;
    }
    return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(no_due_date_is_a_day_of_rest) {
    Dice dice;
    for (int round = 0; round < rounds / 40; ++round) {
        const auto calendars = dice.calendars();
        for (int i = 0; i < 40; ++i) {
            for (const auto unit : {Unit::calendar_days, Unit::working_days}) {
                for (const auto direction : {Direction::after, Direction::before}) {
                    const auto due =
                        count(calendars, dice.day(), dice.roll(1, 40), unit, direction);
                    BOOST_REQUIRE(!calendars.rest_on(due.on).has_value());
                }
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_period_never_gives_less_time_than_it_says) {
    Dice dice;
    for (int round = 0; round < rounds / 40; ++round) {
        const auto calendars = dice.calendars();
        for (int i = 0; i < 40; ++i) {
            const auto from = dice.day();
            const int number = dice.roll(1, 40);
            const auto after =
                count(calendars, from, number, Unit::calendar_days, Direction::after);
            BOOST_REQUIRE((after.on - from >= days(number)));
            const auto before =
                count(calendars, from, number, Unit::calendar_days, Direction::before);
            BOOST_REQUIRE((from - before.on >= days(number)));
            // Nothing but days of rest lies between the day counted and the day due.
            BOOST_REQUIRE((after.on - from - days(number)).count() ==
                          static_cast<std::int64_t>(after.skipped_total));
            const auto worked =
                count(calendars, from, number, Unit::working_days, Direction::after);
            BOOST_REQUIRE(working_days_between(calendars, from, worked.on) == number);
        }
    }
}

// For working days counting there and back comes home from any working day; for calendar days where
// neither end was moved (BLDS Đ.148 moves the end one way only).
BOOST_AUTO_TEST_CASE(forward_and_backward_are_inverse_where_the_law_allows) {
    Dice dice;
    int compared = 0;
    for (int round = 0; round < rounds / 40; ++round) {
        const auto calendars = dice.calendars();
        for (int i = 0; i < 40; ++i) {
            const auto from = dice.day();
            const int number = dice.roll(1, 40);
            if (calendars.rest_on(from)) {
                continue;
            }
            const auto there = count(calendars, from, number, Unit::working_days, Direction::after);
            BOOST_REQUIRE(
                (count(calendars, there.on, number, Unit::working_days, Direction::before).on ==
                 from));
            const auto plain =
                count(calendars, from, number, Unit::calendar_days, Direction::after);
            if (!plain.moved_from) {
                BOOST_REQUIRE((
                    count(calendars, plain.on, number, Unit::calendar_days, Direction::before).on ==
                    from));
                ++compared;
            }
        }
    }
    BOOST_TEST(compared > 500);
}

BOOST_AUTO_TEST_CASE(later_events_and_longer_periods_never_end_earlier) {
    Dice dice;
    for (int round = 0; round < rounds / 40; ++round) {
        const auto calendars = dice.calendars();
        for (int i = 0; i < 40; ++i) {
            const auto from = dice.day();
            const int number = dice.roll(1, 40);
            for (const auto unit : {Unit::calendar_days, Unit::working_days}) {
                const auto due = [&](Date day, int counted, Direction direction) {
                    return count(calendars, day, counted, unit, direction).on;
                };
                const auto next = from + days(1);
                BOOST_REQUIRE(
                    (due(from, number, Direction::after) <= due(next, number, Direction::after)));
                BOOST_REQUIRE(
                    (due(from, number, Direction::before) <= due(next, number, Direction::before)));
                BOOST_REQUIRE((due(from, number, Direction::after) <=
                               due(from, number + 1, Direction::after)));
                BOOST_REQUIRE((due(from, number, Direction::before) >=
                               due(from, number + 1, Direction::before)));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(the_time_zone_of_the_process_changes_nothing) {
    const auto calendars = shipped_calendars();
    const auto all = [&] {
        std::string out;
        const auto first = parse_date("2026-01-25").value();
        for (int i = 0; i < 60; ++i) {
            const auto due = count(calendars, first + days(i), 3 + i % 9,
                                   i % 2 == 0 ? Unit::working_days : Unit::calendar_days,
                                   i % 3 == 0 ? Direction::before : Direction::after);
            out += to_text(due.on) + explained(due).vi + "\n";
        }
        return out;
    };
    const char* before = std::getenv("TZ");
    const std::string kept = before == nullptr ? "" : before;
    const auto here = all();
    for (const auto* zone : {"UTC", "Asia/Ho_Chi_Minh", "Pacific/Kiritimati", "America/New_York"}) {
        setenv("TZ", zone, 1);
        tzset();
        BOOST_TEST(all() == here, zone);
    }
    before == nullptr ? unsetenv("TZ") : setenv("TZ", kept.c_str(), 1);
    tzset();
}

BOOST_AUTO_TEST_SUITE_END()
