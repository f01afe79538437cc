// Any bytes as a year's calendar: read_icalendar answers with a calendar or with the lines that are
// wrong; what it read it writes and reads again as the same, and due dates can be counted by it.
#include <cstdint>
#include <cstdlib>

#include "engine/calendar/icalendar.hpp"
#include "engine/calendar/period.hpp"

namespace calendar = phanbien::calendar;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto read = calendar::read_icalendar(text, "calendar.ics");
    if (!read.has_value()) {
        if (read.error().vi.empty() || read.error().en.empty()) {
            std::abort();
        }
        return 0;
    }
    const auto written = calendar::write_icalendar(*read);
    const auto again = calendar::read_icalendar(written, "calendar.ics");
    if (!again.has_value() || calendar::write_icalendar(*again) != written) {
        std::abort();
    }
    const calendar::Calendars calendars{{*read}};
    const phanbien::Date first{std::chrono::year(read->year) / std::chrono::January / 1};
    for (const auto unit : {calendar::Unit::calendar_days, calendar::Unit::working_days}) {
        const auto due =
            calendar::due_of({.count = std::chrono::days(20), .unit = unit}, first, calendars);
        if (due.on <= first || calendars.rest_on(due.on)) {
            std::abort();
        }
        (void)calendar::explained(due);
    }
    return 0;
}
