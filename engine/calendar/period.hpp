// Periods: on which day a due date falls, and why on that one.
//
// The rules are those of the Civil Code (BLDS 2015 Đ.145-148): the first day is not counted, the
// period ends at 24:00 of its last day, and a last day on a day of rest moves to the next working
// day. "At least N days before X" counts back from X and moves earlier, since whoever is to have
// the time must have all of it. `ngày` is a calendar day unless a rule says `ngày làm việc`.
// Pure functions, without a clock and without the process's time zone; any thread.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "engine/calendar/calendar.hpp"
#include "engine/kernel/object_text.hpp"
#include "engine/kernel/sentence.hpp"

namespace phanbien::calendar {

inline constexpr std::chrono::days period_max{3'650};
inline constexpr std::size_t skipped_listed_max = 60;  // of a long period only the first are named

enum class Unit { calendar_days, working_days };
enum class Direction {
    after,   // N days from an event
    before,  // at least N days before one
};

// How many days, of which kind, which way. A count outside 1 … period_max is taken as the nearest
// of these.
struct Period {
    std::chrono::days count{1};
    Unit unit = Unit::calendar_days;
    Direction direction = Direction::after;
    std::string basis = {};  // the article that says so; empty: the office's own setting

    bool operator==(const Period&) const = default;
};

struct SkippedDay {
    Date on;
    Rest rest;

    bool operator==(const SkippedDay&) const = default;
};

// A due date with everything that made it this one.
struct Due {
    Date on;
    Date from;
    Period period;
    // Days of rest that were not counted (working days), or passed over at the end (calendar days).
    std::vector<SkippedDay> skipped;
    std::size_t skipped_total = 0;
    std::optional<Date> moved_from;  // the last day as counted, where that is a day of rest
    std::vector<int> uncertain;      // years asked about of which there is no calendar
    std::vector<int> provisional;    // years asked about whose calendar is not decided yet

    bool operator==(const Due&) const = default;
};

Due due_of(const Period& period, Date from, const Calendars& calendars);

// How many days before `event` the day `from` is: the first day is not counted, the last one is.
// Negative when it is after it. Calendar days, as in "at least 15 days before" (Luật MTTQ Đ.36).
std::chrono::days days_before(Date from, Date event);

// Working days after the one day up to the other, which counts; negative when the other is before.
int working_days_until(Date from, Date until, const Calendars& calendars);

// "07/09/2026", as dates are written in letters here.
std::string written(Date day);

// The whole of it for people, in one sentence without a full stop.
Sentence explained(const Due& due);

// The members of schema DueExplanation of schemas/openapi.yaml, but for its sentence and what
// changed it.
void write_members(ObjectText& out, const Due& due);

}  // namespace phanbien::calendar
