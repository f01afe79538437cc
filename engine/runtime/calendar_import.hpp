// A calendar that takes the place of another: what is asked, and what it does to open due dates.
// The doing is Office::import_calendar; preview_calendar() says beforehand what that would change.
#pragma once

#include <string>
#include <vector>

#include "engine/calendar/calendar.hpp"
#include "engine/dossier/due_dates.hpp"
#include "engine/runtime/office.hpp"

namespace phanbien::runtime {

inline constexpr std::string_view shipped_origin = "shipped";    // came with the program
inline constexpr std::string_view imported_origin = "imported";  // put in by an administrator

// An open task whose due date the new calendar moves, and who does it.
struct MovedDue {
    dossier::DueMove move;
    dossier::Label task;
    OrganisationId organisation;
    std::vector<std::string> roles;
};
struct MovedDossier {
    DossierId id;
    std::string code;
    std::vector<MovedDue> dues;
};

struct CalendarChange {
    calendar::CalendarYear calendar;
    std::string hash;      // SHA-256 of its text
    bool changed = false;  // false: the same text is in force already
    std::vector<MovedDossier> moved;
    std::size_t unreadable = 0;  // dossiers that could not be read and so are not among these
};

// Changes nothing. On the reading's thread.
Result<CalendarChange> preview_calendar(Reading& reading, WorkflowShelf& workflows,
                                        const CalendarImport& import);

}  // namespace phanbien::runtime
