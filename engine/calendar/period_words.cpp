// A due date explained: as a sentence, and as JSON for programs.
#include <array>
#include <cstdio>

#include "engine/calendar/period.hpp"

namespace phanbien::calendar {

namespace {

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
    return names[std::chrono::weekday{day}.c_encoding()];
}

// "5 ngày kể từ ngày …", "chậm nhất 15 ngày làm việc trước ngày …".
Sentence rule(const Due& due) {
    const auto number = std::to_string(due.period.count.count());
    const bool working = due.period.unit == Unit::working_days;
    const auto vi = number + (working ? " ngày làm việc" : " ngày");
    const auto en =
        number + (working ? " working" : "") + (due.period.count.count() == 1 ? " day" : " days");
    if (due.period.direction == Direction::before) {
        return {"chậm nhất " + vi + " trước ngày " + written(due.from),
                "at least " + en + " before " + written(due.from)};
    }
    return {vi + " kể từ ngày " + written(due.from) + " (không tính ngày đầu)",
            en + " from " + written(due.from) + " (the first day is not counted)"};
}

std::string span(Date one, Date other) {
    const auto [first, last] = std::minmax(one, other);
    return first == last ? written(first) : written(first) + " – " + written(last);
}

// The days not counted: holidays by name and date, weekends by their number.
Sentence skipped_days(const Due& due) {
    Sentence out;
    std::size_t weekends = 0;
    const auto& skipped = due.skipped;
    for (std::size_t i = 0; i < skipped.size();) {
        if (skipped[i].rest.why == RestReason::weekend) {
            ++weekends;
            ++i;
            continue;
        }
        auto last = i;
        while (last + 1 < skipped.size() && skipped[last + 1].rest == skipped[i].rest) {
            ++last;
        }
        const auto when = span(skipped[i].on, skipped[last].on);
        out.vi += (out.vi.empty() ? "" : ", ") + when + " (" + skipped[i].rest.name + ")";
        out.en += (out.en.empty() ? "" : ", ") + when + " (" + skipped[i].rest.name_en + ")";
        i = last + 1;
    }
    if (weekends > 0) {
        const auto number = std::to_string(weekends);
        out.vi = number + " ngày cuối tuần" + (out.vi.empty() ? "" : ", ") + out.vi;
        out.en = number + (weekends == 1 ? " weekend day" : " weekend days") +
                 (out.en.empty() ? "" : ", ") + out.en;
    }
    if (const auto more = due.skipped_total - skipped.size(); more > 0) {
        out.vi += ", và " + std::to_string(more) + " ngày nghỉ khác";
        out.en += ", and " + std::to_string(more) + " other days of rest";
    }
    return out;
}

void add_move(Sentence& out, const Due& due) {
    const auto counted = *due.moved_from;
    const auto& rest = due.skipped.front().rest;
    const bool weekend = rest.why == RestReason::weekend;
    const auto why_vi =
        weekend ? std::string(day_name(counted).vi) : "ngày nghỉ (" + rest.name + ")";
    const auto why_en =
        weekend ? "a " + std::string(day_name(counted).en) : "a day of rest (" + rest.name_en + ")";
    out.vi += "; ngày " + written(counted) + " là " + why_vi + ", chuyển sang " +
              day_name(due.on).vi + " " + written(due.on);
    out.en += "; " + written(counted) + " is " + why_en + ", moved to " + day_name(due.on).en +
              " " + written(due.on);
}

std::string listed(const std::vector<int>& years) {
    std::string out;
    for (const int year : years) {
        out += (out.empty() ? "" : ", ") + std::to_string(year);
    }
    return out;
}

void write_rest(std::string& out, Date on, const Rest& rest) {
    ObjectText object(out);
    object.text("on", to_text(on));
    object.text("reason", name_of(rest.why));
    ObjectText name(object.begin("name"));
    name.text("vi", rest.name);
    name.text("en", rest.name_en);
    name.end();
    object.end();
}

void write_skipped(std::string& out, const SkippedDay& day) {
    write_rest(out, day.on, day.rest);
}

}  // namespace

std::string written(Date day) {
    const std::chrono::year_month_day ymd{day};
    std::array<char, 40> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%02u/%02u/%04d", static_cast<unsigned>(ymd.day()),
                  static_cast<unsigned>(ymd.month()), static_cast<int>(ymd.year()));
    return buffer.data();
}

Sentence explained(const Due& due) {
    auto out = rule(due);
    if (due.moved_from) {
        add_move(out, due);
    } else if (due.skipped_total > 0) {
        const auto days = skipped_days(due);
        out.vi += "; không tính " + days.vi;
        out.en += "; not counted: " + days.en;
    }
    if (!due.period.basis.empty()) {
        out.vi += "; theo " + due.period.basis;
        out.en += "; by " + due.period.basis;
    }
    if (!due.uncertain.empty()) {
        const auto years = listed(due.uncertain);
        out.vi += "; chưa có lịch nghỉ năm " + years + " nên mới tính thứ Bảy, Chủ nhật";
        out.en +=
            "; there is no calendar of " + years + " yet, so only weekends are counted as rest";
    }
    if (!due.provisional.empty()) {
        const auto years = listed(due.provisional);
        out.vi += "; lịch nghỉ năm " + years + " là dự kiến";
        out.en += "; the calendar of " + years + " is not decided yet";
    }
    return out;
}

void write_members(ObjectText& out, const Due& due) {
    out.text("from", to_text(due.from));
    out.number("count", due.period.count.count());
    out.text("unit", due.period.unit == Unit::working_days ? "working_days" : "calendar_days");
    out.text("direction", due.period.direction == Direction::after ? "after" : "before");
    out.text("basis", due.period.basis);
    append_array(out.begin("skipped"), due.skipped, write_skipped);
    out.number("skipped_total", due.skipped_total);
    if (due.moved_from) {
        write_rest(out.begin("moved"), *due.moved_from, due.skipped.front().rest);
    } else {
        out.raw("moved", "null");
    }
    append_array(out.begin("uncertain"), due.uncertain, append_number<int>);
    append_array(out.begin("provisional"), due.provisional, append_number<int>);
}

}  // namespace phanbien::calendar
