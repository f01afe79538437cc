// iCalendar: a year's calendar as a file that calendar programs open, too (RFC 5545).
//
//     BEGIN:VCALENDAR
//     X-PHANBIEN-YEAR:2026
//     X-WR-CALNAME:Lịch làm việc năm 2026
//     BEGIN:VEVENT
//     UID:2026-tet@phanbien
//     DTSTART;VALUE=DATE:20260216
//     DTEND;VALUE=DATE:20260221           the first day after it
//     SUMMARY:Tết Nguyên đán
//     CATEGORIES:holiday                  or made-up-day-off, working-day
//     END:VEVENT
//     END:VCALENDAR
//
// STATUS:TENTATIVE marks a day that is not decided yet, X-PHANBIEN-STATUS:TENTATIVE a whole year;
// an event with STATUS:CANCELLED is passed over, as is every property and component that is not
// named here. X-PHANBIEN-KIND may stand for CATEGORIES, X-PHANBIEN-SUMMARY-EN names the day in
// English, DESCRIPTION says by which decision. Repetition rules and times of day are refused: a
// table of one year has neither.
// Pure functions; any thread.
#pragma once

#include <string>
#include <string_view>

#include "engine/calendar/calendar.hpp"
#include "engine/kernel/result.hpp"

namespace phanbien::calendar {

inline constexpr std::size_t icalendar_bytes_max = 256 * 1024;
inline constexpr std::size_t icalendar_line_bytes_max = 4'096;  // unfolded
inline constexpr std::size_t entries_max = 400;
inline constexpr std::size_t entry_name_max = 200;  // code points
inline constexpr std::size_t entry_note_max = 1'000;
inline constexpr std::size_t mistakes_listed_max = 20;
inline constexpr int year_min = 1976;  // the first year of the calendar this office could know
inline constexpr int year_max = 2199;

// The problem's fields name each mistake as "file:line".
Result<CalendarYear> read_icalendar(std::string_view text, std::string_view file_name);

// CRLF, folded at 75 bytes without cutting a letter in two, entries by day. What is read from it is
// the same value again.
std::string write_icalendar(const CalendarYear& year);

}  // namespace phanbien::calendar
