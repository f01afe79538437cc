#include "engine/calendar/period.hpp"

#include <algorithm>

namespace phanbien::calendar {

namespace {

using std::chrono::days;

void note_year(std::vector<int>& years, int year) {
    if (std::ranges::find(years, year) == years.end()) {
        years.insert(std::ranges::upper_bound(years, year), year);
    }
}

// One count through the calendar, noting on its way what it asked and what it passed over.
class Count {
  public:
    Count(const Calendars& calendars, Due& due)
        : calendars_(calendars),
          due_(due),
          step_(due.period.direction == Direction::after ? 1 : -1) {}

    void calendar_days() {
        due_.on = due_.from + step_ * due_.period.count.count();
        const auto counted = due_.on;
        while (rests()) {
            due_.on += step_;
        }
        if (due_.on != counted) {
            due_.moved_from = counted;
        }
    }

    void working_days() {
        due_.on = due_.from;
        for (auto left = due_.period.count.count(); left > 0;) {
            due_.on += step_;
            left -= rests() ? 0 : 1;
        }
    }

  private:
    // Whether `due_.on` is a day of rest; if so it is noted among the skipped.
    bool rests() {
        const int year = year_of(due_.on);
        const auto* known = calendars_.year(year);
        auto rest = calendars_.rest_on(due_.on);
        if (known == nullptr) {
            note_year(due_.uncertain, year);
        } else if (known->tentative || (rest && rest->tentative)) {
            note_year(due_.provisional, year);
        }
        if (!rest) {
            return false;
        }
        ++due_.skipped_total;
        if (due_.skipped.size() < skipped_listed_max) {
            due_.skipped.push_back({due_.on, *std::move(rest)});
        }
        return true;
    }

    const Calendars& calendars_;
    Due& due_;
    days step_;
};

// Reckoned and not walked: somebody may type a day of the year 9999, and every list counts up to
// it.
int weekdays_until(Date from, Date until) {
    const auto all = (until - from).count();
    auto out = static_cast<int>(all / 7) * 5;
    for (auto day = until - days{all % 7} + days{1}; day <= until; day += days{1}) {
        out += is_weekend(day) ? 0 : 1;
    }
    return out;
}

}  // namespace

Due due_of(const Period& period, Date from, const Calendars& calendars) {
    Due due{.on = from,
            .from = from,
            .period = period,
            .skipped = {},
            .skipped_total = 0,
            .moved_from = std::nullopt,
            .uncertain = {},
            .provisional = {}};
    due.period.count = std::clamp(period.count, days{1}, period_max);
    Count count(calendars, due);
    if (period.unit == Unit::working_days) {
        count.working_days();
    } else {
        count.calendar_days();
    }
    return due;
}

days days_before(Date from, Date event) {
    return event - from;
}

int working_days_until(Date from, Date until, const Calendars& calendars) {
    if (until < from) {
        return -working_days_until(until, from, calendars);
    }
    int out = 0;
    while (from < until) {
        const int year = year_of(from + days{1});
        const auto last = std::min(until, Date{std::chrono::year{year} / 12 / 31});
        if (calendars.year(year) == nullptr) {
            out += weekdays_until(from, last);
        } else {
            for (auto day = from + days{1}; day <= last; day += days{1}) {
                out += calendars.rest_on(day) ? 0 : 1;
            }
        }
        from = last;
    }
    return out;
}

}  // namespace phanbien::calendar
