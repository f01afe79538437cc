#include <algorithm>

#include "engine/calendar/content_lines.hpp"
#include "engine/calendar/icalendar.hpp"

namespace phanbien::calendar {

namespace {

// "20260216"
std::string basic_form(Date day) {
    auto text = to_text(day);
    std::erase(text, '-');
    return text;
}

class CalendarText {
  public:
    void line(std::string_view name, std::string_view value) {
        out_ += folded(std::string(name) + ":" + std::string(value));
    }
    void text(std::string_view name, std::string_view value) {
        if (!value.empty()) {
            line(name, escaped(value));
        }
    }
    std::string take() { return std::move(out_); }

  private:
    std::string out_;
};

void write_entry(CalendarText& out, const Entry& entry, const std::string& stamp) {
    out.line("BEGIN", "VEVENT");
    out.text("UID", entry.uid);
    out.line("DTSTAMP", stamp);
    out.line("DTSTART;VALUE=DATE", basic_form(entry.first));
    out.line("DTEND;VALUE=DATE", basic_form(entry.last + std::chrono::days{1}));
    out.text("SUMMARY", entry.name);
    out.text("X-PHANBIEN-SUMMARY-EN", entry.name_en);
    out.text("DESCRIPTION", entry.note);
    out.line("CATEGORIES", name_of(entry.kind));
    out.line("STATUS", entry.tentative ? "TENTATIVE" : "CONFIRMED");
    out.line("TRANSP", "TRANSPARENT");
    out.line("END", "VEVENT");
}

}  // namespace

std::string write_icalendar(const CalendarYear& year) {
    auto entries = year.entries;
    std::ranges::stable_sort(entries, {}, &Entry::first);
    // The standard asks for a time of writing; the same calendar shall be the same bytes.
    const auto stamp = std::to_string(year.year) + "0101T000000Z";
    CalendarText out;
    out.line("BEGIN", "VCALENDAR");
    out.line("VERSION", "2.0");
    out.line("PRODID", "-//phanbien//calendar//VI");
    out.line("CALSCALE", "GREGORIAN");
    out.line("X-PHANBIEN-YEAR", std::to_string(year.year));
    if (year.tentative) {
        out.line("X-PHANBIEN-STATUS", "TENTATIVE");
    }
    out.text("X-WR-CALNAME", year.name);
    out.text("X-WR-CALDESC", year.note);
    for (const auto& entry : entries) {
        write_entry(out, entry, stamp);
    }
    out.line("END", "VCALENDAR");
    return out.take();
}

}  // namespace phanbien::calendar
