#include "engine/runtime/calendar_shelf.hpp"

#include <algorithm>
#include <utility>

#include "engine/calendar/icalendar.hpp"

namespace phanbien::runtime {

const calendar::Calendars& CalendarShelf::at_head(Reading& reading) {
    auto mark = reading.calendars_mark();
    if (mark_ == mark) {
        return calendars_;
    }
    calendar::Calendars read;
    for (const auto& stored : reading.calendars()) {
        auto year = calendar::read_icalendar(stored.text, std::to_string(stored.year));
        if (!year) {
            throw StoreFailure(StoreFailure::Kind::broken,
                               "unreadable calendar of " + std::to_string(stored.year));
        }
        read.put(std::move(year).value());
    }
    calendars_ = std::move(read);
    mark_ = std::move(mark);
    return calendars_;
}

const StoredCalendar* calendar_of(const std::vector<StoredCalendar>& calendars, int year) {
    const auto found = std::ranges::find(calendars, year, &StoredCalendar::year);
    return found == calendars.end() ? nullptr : &*found;
}

}  // namespace phanbien::runtime
