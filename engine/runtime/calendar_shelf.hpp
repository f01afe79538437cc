// CalendarShelf: the office's calendars, read from the store once and again when they have changed.
//
// Which calendars are in force is asked of the same snapshot or transaction as everything else, so
// a due date and the calendar it was counted by always fit together. One per thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/calendar/calendar.hpp"
#include "engine/runtime/store.hpp"

namespace phanbien::runtime {

class CalendarShelf {
  public:
    // The reference holds until the next call. Throws StoreFailure for a calendar that cannot be
    // read any more.
    const calendar::Calendars& at_head(Reading& reading);

  private:
    std::optional<std::string> mark_;  // of what is on the shelf
    calendar::Calendars calendars_;
};

// Those that were in force then, read anew at each call. Throws as CalendarShelf does.
calendar::Calendars calendars_at(Reading& reading, Instant then);

// The one of this year among what Reading::calendars() gave; null when there is none.
const StoredCalendar* calendar_of(const std::vector<StoredCalendar>& calendars, int year);
const StoredCalendar* calendar_of(std::vector<StoredCalendar>&& calendars, int year) = delete;

}  // namespace phanbien::runtime
