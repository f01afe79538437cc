// Due dates: when a period counted in calendar days ends.
//
// The rules are those of the Civil Code (BLDS 2015 Đ.145-148): the first day is not counted, the
// period ends at 24:00 of its last day, and a last day on a Saturday or Sunday moves to the next
// Monday. Holidays, swapped rest days and counting in working days need a calendar of each year.
// Pure functions; any thread.
#pragma once

#include <chrono>
#include <string>

#include "engine/kernel/instant.hpp"

namespace phanbien::calendar {

inline constexpr std::chrono::days period_max{3'650};

// A day with the reason why it is that one, in words for people.
struct Due {
    Date on;
    std::string explanation_vi;
    std::string explanation_en;
};

bool is_weekend(Date day);

// The last day of a period of `count` days that begins with an event on `from`. `count` is at least
// one and at most period_max; anything else is taken as the nearest of these.
Due due_after(Date from, std::chrono::days count);

// The last day on which a thing happens "at least `count` days before" `event`. Counted back; on a
// weekend it moves earlier, to the Friday, since an office takes nothing in on a rest day.
Due last_day_before(Date event, std::chrono::days count);

// How many days before `event` the day `from` is: the first day is not counted, the last one is.
// Negative when it is after it.
std::chrono::days days_before(Date from, Date event);

}  // namespace phanbien::calendar
