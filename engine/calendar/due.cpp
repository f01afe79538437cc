#include "engine/calendar/due.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace phanbien::calendar {

namespace {

using std::chrono::days;
using std::chrono::weekday;

// "07/09/2026", as dates are written in letters here.
std::string written(Date day) {
    const std::chrono::year_month_day ymd{day};
    std::array<char, 40> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%02u/%02u/%04d", static_cast<unsigned>(ymd.day()),
                  static_cast<unsigned>(ymd.month()), static_cast<int>(ymd.year()));
    return buffer.data();
}

struct DayName {
    const char* vi;
    const char* en;
};

DayName day_name(Date day) {
    static constexpr std::array<DayName, 7> names{{{"Chủ nhật", "Sunday"},
                                                   {"thứ Hai", "Monday"},
                                                   {"thứ Ba", "Tuesday"},
                                                   {"thứ Tư", "Wednesday"},
                                                   {"thứ Năm", "Thursday"},
                                                   {"thứ Sáu", "Friday"},
                                                   {"thứ Bảy", "Saturday"}}};
    return names[weekday{day}.c_encoding()];
}

days bounded(days count) {
    return std::clamp(count, days{1}, period_max);
}

void explain_move(Due& due, Date counted) {
    if (due.on == counted) {
        return;
    }
    due.explanation_vi += "; ngày " + written(counted) + " là " + day_name(counted).vi +
                          ", chuyển sang " + day_name(due.on).vi + " " + written(due.on);
    due.explanation_en += "; " + written(counted) + " is a " + day_name(counted).en +
                          ", moved to " + day_name(due.on).en + " " + written(due.on);
}

}  // namespace

bool is_weekend(Date day) {
    const weekday name{day};
    return name == std::chrono::Saturday || name == std::chrono::Sunday;
}

Due due_after(Date from, days count) {
    const auto counted = from + bounded(count);
    const auto number = std::to_string(bounded(count).count());
    Due due{
        .on = counted,
        .explanation_vi = number + " ngày kể từ ngày " + written(from) + " (không tính ngày đầu)",
        .explanation_en =
            number + " days from " + written(from) + " (the first day is not counted)"};
    while (is_weekend(due.on)) {
        due.on += days{1};
    }
    explain_move(due, counted);
    return due;
}

Due last_day_before(Date event, days count) {
    const auto counted = event - bounded(count);
    const auto number = std::to_string(bounded(count).count());
    Due due{.on = counted,
            .explanation_vi = "chậm nhất " + number + " ngày trước ngày " + written(event),
            .explanation_en = "at least " + number + " days before " + written(event)};
    while (is_weekend(due.on)) {
        due.on -= days{1};
    }
    explain_move(due, counted);
    return due;
}

days days_before(Date from, Date event) {
    return event - from;
}

}  // namespace phanbien::calendar
