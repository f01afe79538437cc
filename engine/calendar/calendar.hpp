// Calendars: which days an office works on, year by year.
//
// Saturday and Sunday are days of rest in offices; beyond that the law names holidays (BLLĐ 2019
// Đ.112) and the Prime Minister fixes each year the days of Tết, the days made up for holidays that
// fall on a weekend, and the Saturdays on which work is made up. So a calendar is data, one table a
// year, and never a rule in code; a year without one is answered for by its weekends only, and
// whoever asks is told so.
// Values; any thread may read one that nobody changes.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/kernel/instant.hpp"

namespace phanbien::calendar {

// What a calendar says of a day, where it says anything.
enum class DayKind {
    holiday,          // ngày lễ, tết
    made_up_day_off,  // nghỉ bù, nghỉ hoán đổi
    working_day,      // a Saturday or Sunday on which offices work
};

// "holiday", "made-up-day-off", "working-day": in iCalendar files and on the wire.
std::string_view name_of(DayKind kind);
std::optional<DayKind> day_kind(std::string_view name);

// One or more days in a row, of the same kind for the same reason.
struct Entry {
    Date first;
    Date last;
    DayKind kind = DayKind::holiday;
    std::string name;        // "Tết Nguyên đán"
    std::string name_en;     // may be empty: the name serves both languages
    std::string note;        // by which decision, or why it is not certain yet
    bool tentative = false;  // not decided yet by whom it is for
    std::string uid;

    bool operator==(const Entry&) const = default;
};

struct CalendarYear {
    int year = 0;
    std::string name;        // "Lịch làm việc năm 2026"
    std::string note;        // where it comes from
    bool tentative = false;  // the Prime Minister's decision for this year is not known yet
    std::vector<Entry> entries;

    bool operator==(const CalendarYear&) const = default;
};

enum class RestReason { weekend, holiday, made_up_day_off };
std::string_view name_of(RestReason reason);

struct Rest {
    RestReason why = RestReason::weekend;
    std::string name;     // of the holiday; empty for a weekend
    std::string name_en;  // never empty where the name is not
    bool tentative = false;

    bool operator==(const Rest&) const = default;
};

bool is_weekend(Date day);

class Calendars {
  public:
    Calendars() = default;
    explicit Calendars(std::vector<CalendarYear> years);

    // Takes the place of the one of the same year.
    void put(CalendarYear year);

    const CalendarYear* year(int number) const;  // null: none is known
    std::vector<const CalendarYear*> years() const;

    // Why nobody works on this day; nothing on a working day.
    std::optional<Rest> rest_on(Date day) const;

  private:
    struct Mark {
        DayKind kind = DayKind::holiday;
        std::string name;
        std::string name_en;
        bool tentative = false;
    };
    struct Known {
        CalendarYear year;
        std::map<Date, Mark> marks;
    };
    std::map<int, Known> years_;
};

int year_of(Date day);

}  // namespace phanbien::calendar
