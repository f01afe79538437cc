// The office's calendars: which days it works on, and what a changed one does to open due dates.
#include <algorithm>
#include <charconv>

#include "engine/calendar/icalendar.hpp"
#include "engine/runtime/calendar_import.hpp"
#include "engine/runtime/calendar_shelf.hpp"
#include "web/api/query_reader.hpp"
#include "web/api/resources.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

constexpr std::size_t moved_listed_max = 500;

Problem calendar_missing() {
    return {ProblemKind::missing, "calendar.missing", "Chưa có lịch của năm này.",
            "There is no calendar of this year."};
}

Result<int> read_year(const Call& call) {
    const auto& text = call.path.at("year");
    int year = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
    if (error != std::errc{} || end != text.data() + text.size()) {
        return calendar_missing();
    }
    return year;
}

Result<runtime::StoredCalendar> stored(Call& call) {
    TRY(const int year, read_year(call));
    const auto calendars = call.desk.reading().calendars();
    const auto* kept = runtime::calendar_of(calendars, year);
    if (kept == nullptr) {
        return calendar_missing();
    }
    return *kept;
}

json::array days_json(const calendar::CalendarYear& year) {
    auto entries = year.entries;
    std::ranges::stable_sort(entries, {}, &calendar::Entry::first);
    json::array out;
    for (const auto& entry : entries) {
        const auto& english = entry.name_en.empty() ? entry.name : entry.name_en;
        out.push_back({{"first", to_text(entry.first)},
                       {"last", to_text(entry.last)},
                       {"kind", calendar::name_of(entry.kind)},
                       {"name", label({entry.name, english})},
                       {"note", entry.note},
                       {"tentative", entry.tentative}});
    }
    return out;
}

json::object summary(Call& call, const runtime::StoredCalendar& kept,
                     const calendar::CalendarYear& year) {
    return {{"year", year.year},
            {"name", year.name},
            {"note", year.note},
            {"tentative", year.tentative},
            {"origin", kept.origin},
            {"at", to_text(kept.at)},
            {"by", person(call.desk, kept.actor)}};
}

// Whom a moved due date concerns: who in that organisation has one of the task's roles.
json::array concerned(Call& call, const std::vector<people::Account>& accounts,
                      const runtime::MovedDue& due) {
    json::array out;
    for (const auto& account : accounts) {
        const bool has_role = std::ranges::any_of(due.roles, [&](const std::string& role) {
            return std::ranges::find(account.roles, role) != account.roles.end();
        });
        if (account.active && account.organisation == due.organisation && has_role) {
            out.push_back(person(call.desk, account.id));
        }
    }
    return out;
}

// The dossiers by their codes only: an administrator looks after the office and reads no dossier.
json::object change_json(Call& call, const runtime::CalendarChange& change, bool dry_run) {
    const auto accounts = call.desk.reading().accounts();
    json::array moved;
    std::size_t total = 0;
    for (const auto& dossier : change.moved) {
        for (const auto& due : dossier.dues) {
            if (++total > moved_listed_max) {
                continue;
            }
            moved.push_back({{"dossier", dossier.id.text()},
                             {"code", dossier.code},
                             {"task", due.move.task},
                             {"label", label(due.task)},
                             {"organisation", organisation_ref(call.desk, due.organisation)},
                             {"people", concerned(call, accounts, due)},
                             {"from", to_text(due.move.from)},
                             {"to", to_text(due.move.to)}});
        }
    }
    const auto& year = change.calendar;
    return {{"year", year.year},         {"name", year.name},
            {"note", year.note},         {"tentative", year.tentative},
            {"days", days_json(year)},   {"dry_run", dry_run},
            {"changed", change.changed}, {"moved", std::move(moved)},
            {"moved_total", total},      {"unreadable", change.unreadable}};
}

}  // namespace

Result<Response> get_calendars(Call& call) {
    const auto& calendars = call.desk.calendars();
    json::array items;
    for (const auto& kept : call.desk.reading().calendars()) {
        items.push_back(summary(call, kept, *calendars.year(kept.year)));
    }
    return json_response(200, {{"items", std::move(items)}});
}

Result<Response> get_calendar(Call& call) {
    TRY(const auto kept, stored(call));
    const auto& year = *call.desk.calendars().year(kept.year);
    return json_response(200, {{"calendar", summary(call, kept, year)}, {"days", days_json(year)}});
}

Result<Response> get_calendar_file(Call& call) {
    TRY(auto kept, stored(call));
    return file_response(std::move(kept.text), "text/calendar; charset=utf-8",
                         "Lịch năm " + std::to_string(kept.year) + ".ics");
}

Result<Response> put_calendar(Call& call) {
    TRY(const int year, read_year(call));
    QueryReader in(call.query);
    const bool dry_run = in.flag("dry_run").value_or(false);
    if (auto problem = in.finish()) {
        return *problem;
    }
    const runtime::CalendarImport import{.text = call.request.body,
                                         .file_name = "calendar.ics",
                                         .year = year,
                                         .origin = std::string(runtime::imported_origin),
                                         .actor = call.actor()};
    TRY(const auto change,
        dry_run ? runtime::preview_calendar(call.desk.reading(), call.site.parts.workflows, import)
                : call.site.parts.office.import_calendar(import));
    return json_response(200, change_json(call, change, dry_run));
}

}  // namespace phanbien::api
