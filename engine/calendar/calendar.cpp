#include "engine/calendar/calendar.hpp"

#include <array>
#include <chrono>
#include <utility>

namespace phanbien::calendar {

namespace {

using std::chrono::days;
using std::chrono::weekday;

constexpr std::array<std::pair<DayKind, std::string_view>, 3> kinds{{
    {DayKind::holiday, "holiday"},
    {DayKind::made_up_day_off, "made-up-day-off"},
    {DayKind::working_day, "working-day"},
}};

}  // namespace

std::string_view name_of(DayKind kind) {
    for (const auto& [known, name] : kinds) {
        if (known == kind) {
            return name;
        }
    }
    return {};
}

std::optional<DayKind> day_kind(std::string_view name) {
    for (const auto& [kind, known] : kinds) {
        if (known == name) {
            return kind;
        }
    }
    return std::nullopt;
}

std::string_view name_of(RestReason reason) {
    switch (reason) {
        case RestReason::weekend:
            return "weekend";
        case RestReason::holiday:
            return name_of(DayKind::holiday);
        case RestReason::made_up_day_off:
            return name_of(DayKind::made_up_day_off);
    }
    return {};
}

bool is_weekend(Date day) {
    const weekday name{day};
    return name == std::chrono::Saturday || name == std::chrono::Sunday;
}

int year_of(Date day) {
    return static_cast<int>(std::chrono::year_month_day{day}.year());
}

Calendars::Calendars(std::vector<CalendarYear> years) {
    for (auto& year : years) {
        put(std::move(year));
    }
}

void Calendars::put(CalendarYear year) {
    Known known{.year = std::move(year), .marks = {}};
    for (const auto& entry : known.year.entries) {
        for (auto day = entry.first; day <= entry.last; day += days{1}) {
            // A holiday gives its name to a day that has several entries.
            auto& mark = known.marks[day];
            if (mark.name.empty() || entry.kind == DayKind::holiday) {
                mark = {.kind = entry.kind,
                        .name = entry.name,
                        .name_en = entry.name_en.empty() ? entry.name : entry.name_en,
                        .tentative = entry.tentative};
            }
        }
    }
    const int number = known.year.year;
    years_.insert_or_assign(number, std::move(known));
}

const CalendarYear* Calendars::year(int number) const {
    const auto found = years_.find(number);
    return found == years_.end() ? nullptr : &found->second.year;
}

std::vector<const CalendarYear*> Calendars::years() const {
    std::vector<const CalendarYear*> out;
    for (const auto& [number, known] : years_) {
        out.push_back(&known.year);
    }
    return out;
}

std::optional<Rest> Calendars::rest_on(Date day) const {
    const auto known = years_.find(year_of(day));
    if (known != years_.end()) {
        const auto mark = known->second.marks.find(day);
        if (mark != known->second.marks.end()) {
            const auto& it = mark->second;
            if (it.kind == DayKind::working_day) {
                return std::nullopt;
            }
            return Rest{.why = it.kind == DayKind::holiday ? RestReason::holiday
                                                           : RestReason::made_up_day_off,
                        .name = it.name,
                        .name_en = it.name_en,
                        .tentative = it.tentative};
        }
    }
    return is_weekend(day) ? std::optional(Rest{}) : std::nullopt;
}

}  // namespace phanbien::calendar
