// `phanbien calendar list | import FILE | export YEAR`: the office's calendars, for whoever has the
// server's disk. An import moves open due dates as the page's does; with --dry-run it only says
// which.
#include <iostream>

#include "adapters/cli/file_text.hpp"
#include "adapters/cli/house.hpp"
#include "adapters/cli/words.hpp"
#include "engine/runtime/calendar_import.hpp"
#include "engine/runtime/calendar_shelf.hpp"

namespace phanbien::cli {

namespace {

constexpr std::string_view calendar_usage =
    "phanbien calendar list --data DIR\n"
    "phanbien calendar import FILE.ics [--dry-run] --data DIR\n"
    "phanbien calendar export YEAR --data DIR\n";

int list(House& house) {
    const auto reading = house.store->open_reading();
    runtime::CalendarShelf shelf;
    const auto& calendars = shelf.at_head(*reading);
    for (const auto& stored : reading->calendars()) {
        const auto& year = *calendars.year(stored.year);
        std::cout << year.year << "  " << stored.origin << "  " << year.entries.size()
                  << " entries  " << year.name << (year.tentative ? "  (not decided yet)" : "")
                  << '\n';
    }
    return done;
}

void tell(const runtime::CalendarChange& change, bool dry_run) {
    if (!change.changed) {
        std::cout << "this calendar of " << change.calendar.year << " is in force already\n";
        return;
    }
    std::size_t total = 0;
    for (const auto& dossier : change.moved) {
        for (const auto& due : dossier.dues) {
            std::cout << dossier.code << "  " << due.task.vi << "  " << to_text(due.move.from)
                      << " -> " << to_text(due.move.to) << '\n';
            ++total;
        }
    }
    std::cout << (dry_run ? "would move " : "moved ") << total << " due dates in "
              << change.moved.size() << " dossiers\n";
}

int import(House& house, const std::string& path, bool dry_run) {
    const runtime::CalendarImport import{.text = file_text(path, "the calendar"),
                                         .file_name = path,
                                         .year = std::nullopt,
                                         .origin = std::string{runtime::imported_origin},
                                         .actor = {}};
    const auto change =
        dry_run ? runtime::preview_calendar(*house.store->open_reading(), house.workflows, import)
                : house.office.import_calendar(import);
    if (!change) {
        std::cerr << told(change.error()) << '\n';
        return failed;
    }
    tell(*change, dry_run);
    return done;
}

int write_out(House& house, const std::string& year) {
    for (const auto& stored : house.store->open_reading()->calendars()) {
        if (std::to_string(stored.year) == year) {
            std::cout << stored.text;
            return done;
        }
    }
    std::cerr << "there is no calendar of " << year << '\n';
    return failed;
}

}  // namespace

int calendar_command(Arguments arguments) {
    const auto words = read_words(arguments, {"--data"}, {"--dry-run"});
    const std::string what = words.plain.empty() ? std::string{} : words.plain.front();
    const bool with_name = what == "import" || what == "export";
    if (words.plain.size() != (with_name ? 2 : 1) || (!with_name && what != "list")) {
        std::cerr << calendar_usage;
        return wrong_call;
    }
    House house{data_place(words), alarms_of("calendar")};
    if (what == "list") {
        return list(house);
    }
    if (what == "export") {
        return write_out(house, words.plain[1]);
    }
    const int status = import(house, words.plain[1], words.switches.contains("--dry-run"));
    house.sign_log();
    return status;
}

}  // namespace phanbien::cli
