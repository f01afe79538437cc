#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "engine/calendar/content_lines.hpp"
#include "engine/calendar/icalendar.hpp"
#include "engine/kernel/json.hpp"
#include "engine/kernel/utf8.hpp"

namespace phanbien::calendar {

namespace {

using std::chrono::days;

constexpr days entry_days_max{366};

Problem unreadable(std::vector<FieldProblem> mistakes) {
    return {.kind = ProblemKind::invalid,
            .code = "calendar.unreadable",
            .vi = "Tệp lịch có chỗ không đọc được; chưa có gì thay đổi. Hãy sửa các dòng được nêu.",
            .en = "The calendar file cannot be read; nothing has changed. Correct the lines named.",
            .fields = std::move(mistakes)};
}

Problem too_large() {
    return {.kind = ProblemKind::too_large,
            .code = "calendar.too_large",
            .vi = "Tệp lịch của một năm không thể lớn hơn 256 KB.",
            .en = "The calendar of one year cannot be larger than 256 KB."};
}

// The line with the first byte that is no UTF-8; 0 when all is well.
int first_broken_line(std::string_view text) {
    const auto at = first_invalid_utf8(text);
    return at ? 1 + static_cast<int>(std::ranges::count(text.substr(0, *at), '\n')) : 0;
}

// "20260216"; only real days.
std::optional<Date> basic_date(std::string_view text) {
    if (text.size() != 8) {
        return std::nullopt;
    }
    return parse_date(std::string(text.substr(0, 4)) + "-" + std::string(text.substr(4, 2)) + "-" +
                      std::string(text.substr(6, 2)));
}

std::optional<DayKind> kind_in(std::string_view categories) {
    while (!categories.empty()) {
        const auto word = categories.substr(0, categories.find(','));
        std::string name;
        for (const char c : word) {
            if (c != ' ') {
                name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            }
        }
        if (const auto kind = day_kind(name)) {
            return kind;
        }
        categories.remove_prefix(std::min(word.size() + 1, categories.size()));
    }
    return std::nullopt;
}

// One VEVENT while it is read.
struct Draft {
    int line = 0;
    Entry entry;
    std::optional<Date> start;
    std::optional<Date> end;
    std::optional<DayKind> kind;
    bool own_kind = false;  // said by X-PHANBIEN-KIND, which goes before any category
    bool cancelled = false;
};

class Reader {
  public:
    explicit Reader(std::string_view file_name) : file_(file_name) {}

    Result<CalendarYear> read(std::string_view text) {
        auto parts = content_lines(text, file_);
        mistakes_ = std::move(parts.mistakes);
        for (const auto& line : parts.lines) {
            take(line);
        }
        finish(parts.lines.empty() ? 1 : parts.lines.back().number);
        if (!mistakes_.empty()) {
            std::ranges::stable_sort(mistakes_, {}, [&](const FieldProblem& it) {
                return std::stoi(it.pointer.substr(file_.size() + 1));
            });
            mistakes_.resize(std::min(mistakes_.size(), mistakes_listed_max));
            return unreadable(std::move(mistakes_));
        }
        return std::move(out_);
    }

  private:
    void complain(int line, std::string vi, std::string en) {
        mistakes_.push_back({file_ + ":" + std::to_string(line), std::move(vi), std::move(en)});
    }

    void take(const ContentLine& line) {
        if (line.name == "BEGIN") {
            return begin(line);
        }
        if (line.name == "END") {
            return end(line);
        }
        if (open_.empty()) {
            complain(line.number, "Dòng này đứng ngoài BEGIN:VCALENDAR.",
                     "This line stands outside BEGIN:VCALENDAR.");
        } else if (open_.back() == "VCALENDAR") {
            take_of_calendar(line);
        } else if (open_.back() == "VEVENT" && open_.size() == 2) {
            take_of_event(line);
        }
    }

    void begin(const ContentLine& line) {
        if (open_.empty() && (line.value != "VCALENDAR" || seen_)) {
            complain(line.number, "Tệp phải có đúng một VCALENDAR.",
                     "The file holds exactly one VCALENDAR.");
        }
        seen_ = true;
        open_.push_back(line.value);
        if (open_.size() == 2 && line.value == "VEVENT") {
            draft_ = {};
            draft_.line = line.number;
        }
    }

    void end(const ContentLine& line) {
        if (open_.empty() || open_.back() != line.value) {
            complain(line.number, "END:" + line.value + " không khớp với BEGIN nào.",
                     "END:" + line.value + " closes nothing that is open.");
            return;
        }
        open_.pop_back();
        if (line.value == "VEVENT" && open_.size() == 1) {
            keep_event();
        }
    }

    void take_of_calendar(const ContentLine& line) {
        if (line.name == "X-PHANBIEN-YEAR") {
            read_year(line);
        } else if (line.name == "X-PHANBIEN-STATUS") {
            out_.tentative = line.value == "TENTATIVE";
        } else if (line.name == "X-WR-CALNAME") {
            out_.name = text_of(line, entry_name_max);
        } else if (line.name == "X-WR-CALDESC") {
            out_.note = text_of(line, entry_note_max);
        }
    }

    void read_year(const ContentLine& line) {
        int year = 0;
        const auto* last = line.value.data() + line.value.size();
        const auto read = std::from_chars(line.value.data(), last, year);
        if (read.ec != std::errc{} || read.ptr != last) {
            year = 0;
        }
        take_year(year, line.number);
    }

    void take_year(int year, int line) {
        if (year < year_min || year > year_max) {
            complain(line, "Đây không phải là một năm.", "This is not a year.");
            return;
        }
        out_.year = year;
    }

    void take_of_event(const ContentLine& line) {
        auto& entry = draft_.entry;
        if (line.name == "DTSTART") {
            draft_.start = date_of(line);
        } else if (line.name == "DTEND") {
            draft_.end = date_of(line);
        } else if (line.name == "SUMMARY") {
            entry.name = text_of(line, entry_name_max);
        } else if (line.name == "X-PHANBIEN-SUMMARY-EN") {
            entry.name_en = text_of(line, entry_name_max);
        } else if (line.name == "DESCRIPTION") {
            entry.note = text_of(line, entry_note_max);
        } else if (line.name == "UID") {
            entry.uid = text_of(line, entry_name_max);
        } else if (line.name == "STATUS") {
            entry.tentative = line.value == "TENTATIVE";
            draft_.cancelled = line.value == "CANCELLED";
        } else if (line.name == "CATEGORIES" && !draft_.own_kind) {
            draft_.kind = draft_.kind ? draft_.kind : kind_in(line.value);
        } else if (line.name == "X-PHANBIEN-KIND") {
            draft_.kind = kind_in(line.value);
            draft_.own_kind = true;
        } else if (line.name == "RRULE" || line.name == "RDATE" || line.name == "DURATION") {
            complain(line.number,
                     "Lịch của một năm không dùng " + line.name + ": hãy ghi rõ từng ngày.",
                     "The calendar of one year has no " + line.name + ": write each day down.");
        }
    }

    std::string text_of(const ContentLine& line, std::size_t letters_max) {
        auto text = unescaped(line.value);
        if (code_points(text) > letters_max) {
            complain(line.number, "Dài quá " + std::to_string(letters_max) + " ký tự.",
                     "Longer than " + std::to_string(letters_max) + " characters.");
        }
        return text;
    }

    std::optional<Date> date_of(const ContentLine& line) {
        const auto day = basic_date(line.value);
        if (!day) {
            complain(line.number,
                     "Hãy ghi một ngày có thật, dạng VALUE=DATE:20260216, không có giờ.",
                     "Write a real day as VALUE=DATE:20260216, without a time.");
        }
        return day;
    }

    void keep_event() {
        if (draft_.cancelled) {
            return;
        }
        if (!draft_.start) {
            complain(draft_.line, "Sự kiện này không có DTSTART dùng được.",
                     "This event has no usable DTSTART.");
            return;
        }
        auto& entry = draft_.entry;
        entry.first = *draft_.start;
        entry.last = draft_.end.value_or(entry.first + days{1}) - days{1};
        if (entry.last < entry.first || entry.last - entry.first >= entry_days_max) {
            complain(draft_.line,
                     "DTEND phải sau DTSTART: đó là ngày đầu tiên không còn thuộc về nó.",
                     "DTEND has to be after DTSTART: it is the first day that is not part of it.");
            return;
        }
        if (!draft_.kind) {
            complain(
                draft_.line,
                "Hãy cho biết loại ngày bằng CATEGORIES: holiday, made-up-day-off hoặc "
                "working-day.",
                "Say which kind of day by CATEGORIES: holiday, made-up-day-off or working-day.");
            return;
        }
        entry.kind = *draft_.kind;
        if (entry.uid.empty()) {
            entry.uid = to_text(entry.first) + "-" + std::string(name_of(entry.kind)) +
                        "@calendars.phanbien";
        }
        if (entry.name.empty()) {
            complain(draft_.line, "Sự kiện này không có SUMMARY.", "This event has no SUMMARY.");
        }
        out_.entries.push_back(std::move(entry));
        lines_.push_back(draft_.line);
    }

    void finish(int last_line) {
        if (!seen_ || !open_.empty()) {
            complain(last_line, "Tệp thiếu END:VCALENDAR hoặc không phải là iCalendar.",
                     "The file lacks END:VCALENDAR or is no iCalendar.");
        }
        if (out_.entries.size() > entries_max) {
            complain(last_line, "Có quá nhiều ngày cho một năm.",
                     "There are too many days for a year.");
            return;
        }
        if (out_.year == 0 && !out_.entries.empty()) {
            take_year(year_of(out_.entries.front().first), lines_.front());
        }
        if (out_.year == 0 && mistakes_.empty()) {
            complain(last_line, "Không rõ đây là lịch của năm nào: hãy ghi X-PHANBIEN-YEAR.",
                     "Which year this is remains unsaid: write X-PHANBIEN-YEAR.");
        }
        if (out_.year != 0) {
            check_days();
        }
    }

    // Every day in the calendar's year, and none both of rest and of work.
    void check_days() {
        std::map<Date, std::pair<bool, int>> seen;
        for (std::size_t i = 0; i < out_.entries.size(); ++i) {
            const auto& entry = out_.entries[i];
            if (year_of(entry.first) != out_.year || year_of(entry.last) != out_.year) {
                complain(lines_[i], "Ngày này không thuộc năm " + std::to_string(out_.year) + ".",
                         "This day is not in the year " + std::to_string(out_.year) + ".");
                continue;
            }
            const bool works = entry.kind == DayKind::working_day;
            for (auto day = entry.first; day <= entry.last; day += days{1}) {
                const auto [before, fresh] = seen.emplace(day, std::pair(works, lines_[i]));
                if (!fresh && before->second.first != works) {
                    const auto line = std::to_string(before->second.second);
                    complain(
                        lines_[i],
                        "Ngày " + to_text(day) + " vừa nghỉ vừa làm việc (xem dòng " + line + ").",
                        to_text(day) + " is both a day of rest and of work (see line " + line +
                            ").");
                    break;
                }
            }
        }
    }

    std::string file_;
    std::vector<FieldProblem> mistakes_;
    std::vector<std::string> open_;  // components, outermost first
    bool seen_ = false;
    Draft draft_;
    CalendarYear out_;
    std::vector<int> lines_;  // of out_.entries
};

}  // namespace

Result<CalendarYear> read_icalendar(std::string_view text, std::string_view file_name) {
    if (text.size() > icalendar_bytes_max) {
        return too_large();
    }
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    if (const int line = first_broken_line(text); line > 0) {
        return unreadable({{std::string(file_name) + ":" + std::to_string(line),
                            "Dòng này không phải là UTF-8.", "This line is not UTF-8."}});
    }
    return Reader(file_name).read(text);
}

}  // namespace phanbien::calendar
