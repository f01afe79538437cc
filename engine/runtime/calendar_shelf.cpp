#include "engine/runtime/calendar_shelf.hpp"

#include <algorithm>
#include <utility>

#include "engine/calendar/icalendar.hpp"

namespace phanbien::runtime {

namespace {

calendar::Calendars calendars_from(const std::vector<StoredCalendar>& stored) {
    calendar::Calendars calendars;
    for (const auto& it : stored) {
        auto year = calendar::read_icalendar(it.text, std::to_string(it.year));
        if (!year) {
            throw StoreFailure(StoreFailure::Kind::broken,
                               "unreadable calendar of " + std::to_string(it.year));
        }
        calendars.put(std::move(year).value());
    }
    return calendars;
}

}  // namespace

const calendar::Calendars& CalendarShelf::at_head(Reading& reading) {
    auto mark = reading.calendars_mark();
    if (mark_ == mark) {
        return calendars_;
    }
    calendars_ = calendars_from(reading.calendars());
    mark_ = std::move(mark);
    return calendars_;
}

calendar::Calendars calendars_at(Reading& reading, Instant then) {
    return calendars_from(reading.calendars_at(then));
}

const StoredCalendar* calendar_of(const std::vector<StoredCalendar>& calendars, int year) {
    const auto found = std::ranges::find(calendars, year, &StoredCalendar::year);
    return found == calendars.end() ? nullptr : &*found;
}

}  // namespace phanbien::runtime
