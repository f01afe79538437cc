// The calendars of workflows/calendars, for tests that count through them.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/calendar/icalendar.hpp"
#include "tests/unit/places.hpp"

namespace phanbien::calendar {

inline Calendars shipped_calendars() {
    Calendars out;
    for (int year = 2025; year <= 2030; ++year) {
        std::ifstream in(tests::source_folder() / "workflows/calendars" /
                             ("vn-" + std::to_string(year) + ".ics"),
                         std::ios::binary);
        std::ostringstream text;
        text << in.rdbuf();
        out.put(read_icalendar(text.str(), "vn.ics").value());
    }
    return out;
}

}  // namespace phanbien::calendar
