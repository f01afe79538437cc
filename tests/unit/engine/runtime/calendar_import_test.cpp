// A changed calendar moves open due dates: as events, told beforehand, the same after a rebuild.
#include "engine/runtime/calendar_import.hpp"

#include <boost/json/parse.hpp>
#include <boost/test/unit_test.hpp>

#include "engine/calendar/icalendar.hpp"
#include "engine/runtime/lists.hpp"
#include "tests/worlds/live_office.hpp"

using namespace phanbien;
using namespace phanbien::worlds;

namespace {

// A calendar of 2026 that has one day off.
std::string day_off(const char* on) {
    calendar::CalendarYear year;
    year.year = 2026;
    year.name = "Lịch thử";
    calendar::Entry entry;
    entry.first = entry.last = parse_date(on).value();
    entry.kind = calendar::DayKind::made_up_day_off;
    entry.name = "Nghỉ thử";
    year.entries = {entry};
    return calendar::write_icalendar(year);
}

struct Office : LiveOffice {
    Office() { registers("d1"); }  // Monday 7 September 2026: propose_scope is due on the 9th

    static runtime::CalendarImport of(std::string text) {
        return {.text = std::move(text),
                .file_name = "lich.ics",
                .year = 2026,
                .origin = std::string(runtime::imported_origin),
                .actor = person("admin", front, {"administrator"})};
    }
    runtime::CalendarChange imports(const std::string& text) {
        auto change = office->import_calendar(of(text));
        BOOST_REQUIRE_MESSAGE(change.has_value(), "the calendar was refused");
        return std::move(change).value();
    }
    std::string due() {
        const auto inbox = real_store->open_reading()->inbox(specialist(), 10);
        return inbox.empty() || !inbox[0].task.due_on ? "none" : to_text(*inbox[0].task.due_on);
    }
    std::vector<std::string> differences() {
        return runtime::compare_lists(*real_store->open_reading(), workflows).differences;
    }
    std::size_t log_size() { return real_store->open_reading()->log_head().size; }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(calendar_import, Office)

BOOST_AUTO_TEST_CASE(an_open_due_date_moves_as_an_event_of_its_dossier) {
    BOOST_TEST(due() == "2026-09-09");
    const auto revision = at_head("d1").revision;
    const auto change = imports(day_off("2026-09-09"));
    BOOST_TEST(change.changed);
    BOOST_REQUIRE(change.moved.size() == 1U);
    BOOST_TEST(change.moved[0].code == "PB-2026-0001");
    const auto& moved = change.moved[0].dues.at(0);
    BOOST_TEST(moved.move.task == "propose_scope");
    BOOST_TEST((moved.organisation == front));
    BOOST_TEST(!moved.roles.empty());
    BOOST_TEST(!moved.task.vi.empty());
    BOOST_TEST(due() == "2026-09-10");
    const auto dossier = at_head("d1");
    BOOST_TEST(dossier.revision == revision + 1);
    BOOST_TEST((dossier.due_changes.at("propose_scope").to == parse_date("2026-09-10")));
    BOOST_TEST(differences().empty());
}

BOOST_AUTO_TEST_CASE(what_does_not_move_gets_no_event) {
    const auto revision = at_head("d1").revision;
    const auto size = log_size();
    BOOST_TEST(imports(day_off("2026-12-09")).moved.empty());
    BOOST_TEST(at_head("d1").revision == revision);
    BOOST_TEST(log_size() == size + 1);  // the office's own event
    BOOST_TEST(differences().empty());
    // The rows know the new calendar all the same: they no longer say that there is none.
    const auto told =
        real_store->open_reading()->inbox(specialist(), 10).at(0).task.due_explanation;
    BOOST_TEST(boost::json::parse(told).at("uncertain").as_array().empty());
}

BOOST_AUTO_TEST_CASE(the_same_calendar_again_changes_nothing) {
    imports(day_off("2026-09-09"));
    const auto size = log_size();
    BOOST_TEST(!imports(day_off("2026-09-09")).changed);
    BOOST_TEST(log_size() == size);
}

BOOST_AUTO_TEST_CASE(a_calendar_in_force_is_known_by_its_hash_and_none_is_read) {
    const auto first = day_off("2026-09-09");
    const std::vector<std::string_view> shipped{first};
    office->adopt_calendars(shipped);
    BOOST_TEST(!runtime::run_and_wait(*committer, [](runtime::Writing& writing) {
        writing.put_calendar({.year = 2031,
                              .hash = "hash-2031",
                              .text = "cannot be read",
                              .origin = std::string(runtime::shipped_origin),
                              .at = writing.log_head().last_at,
                              .actor = {}});
    }));
    BOOST_TEST(office->adopt_calendars(shipped) == 0U);
    BOOST_TEST(!imports(first).changed);
    BOOST_TEST(!runtime::preview_calendar(*real_store->open_reading(), workflows, of(first))
                    .value()
                    .changed);
}

BOOST_AUTO_TEST_CASE(a_preview_says_the_same_and_changes_nothing) {
    const auto size = log_size();
    const auto import = of(day_off("2026-09-09"));
    const auto preview =
        runtime::preview_calendar(*real_store->open_reading(), workflows, import).value();
    BOOST_TEST(log_size() == size);
    BOOST_TEST(due() == "2026-09-09");
    const auto change = imports(import.text);
    BOOST_REQUIRE(preview.moved.size() == change.moved.size());
    BOOST_TEST((preview.moved[0].dues[0].move == change.moved[0].dues[0].move));
    BOOST_TEST(preview.hash == change.hash);
}

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_read_or_is_of_another_year_is_refused) {
    const auto size = log_size();
    const auto broken = office->import_calendar(of("BEGIN:VCALENDAR\nx\nEND:VCALENDAR\n"));
    BOOST_REQUIRE(!broken.has_value());
    BOOST_TEST(broken.error().fields.at(0).pointer == "lich.ics:2");
    auto other = of(day_off("2026-09-09"));
    other.year = 2027;
    BOOST_TEST(office->import_calendar(other).error().code == "calendar.other_year");
    BOOST_TEST(log_size() == size);
}

BOOST_AUTO_TEST_CASE(commands_go_on_after_it_and_count_by_the_new_calendar) {
    imports(day_off("2026-09-09"));
    does("d1", specialist(), propose_scope());
    const auto waiting = real_store->open_reading()->inbox(committee(), 10);
    BOOST_REQUIRE(!waiting.empty());
    BOOST_TEST((waiting[0].task.due_on == parse_date("2026-09-10")));  // two days, the 9th is off
    restart();
    BOOST_TEST(differences().empty());
    office->rebuild();
    BOOST_TEST((real_store->open_reading()->inbox(committee(), 10)[0].task.due_on ==
                parse_date("2026-09-10")));
}

BOOST_AUTO_TEST_CASE(a_moved_due_date_moves_its_timer) {
    waits_for_answer("d2");
    const auto timer = [&] {
        return real_store->open_reading()->listed(DossierId("d2")).projection.timers.at(0).due_at;
    };
    const auto before = timer();
    const auto last_day = to_text(vietnam_day(before - std::chrono::hours(1)));
    imports(day_off(last_day.c_str()));
    BOOST_TEST((timer() > before));
    clock.set(before);
    office->tick();
    BOOST_TEST(at_head("d2").elapsed_at.empty());
    clock.set(timer());
    office->tick();
    BOOST_TEST(at_head("d2").elapsed_at.contains("answer"));
    BOOST_TEST(differences().empty());
}

BOOST_AUTO_TEST_CASE(a_write_that_fails_leaves_neither_calendar_nor_event) {
    const auto revision = at_head("d1").revision;
    store->fault = [](Step step) {
        if (step == Step::before_commit) {
            throw runtime::StoreFailure(runtime::StoreFailure::Kind::full, "no space");
        }
    };
    BOOST_TEST(!office->import_calendar(of(day_off("2026-09-09"))).has_value());
    store->fault = [](Step) {};
    BOOST_TEST(real_store->open_reading()->calendars().empty());
    BOOST_TEST(at_head("d1").revision == revision);
    BOOST_TEST(imports(day_off("2026-09-10")).moved.empty());  // another text, the same number
    BOOST_TEST(due() == "2026-09-09");
    does("d1", specialist(), propose_scope());
    BOOST_TEST(differences().empty());
}

BOOST_AUTO_TEST_CASE(shipped_calendars_are_adopted_once_and_never_over_the_offices_own) {
    const auto first = day_off("2026-09-09");
    const std::vector<std::string_view> shipped{first};
    BOOST_TEST(office->adopt_calendars(shipped) == 1U);
    BOOST_TEST(due() == "2026-09-10");
    BOOST_TEST(office->adopt_calendars(shipped) == 0U);
    const auto newer = day_off("2026-09-10");
    BOOST_TEST(office->adopt_calendars(std::vector<std::string_view>{newer}) == 1U);
    BOOST_TEST(due() == "2026-09-09");
    imports(day_off("2026-12-24"));
    BOOST_TEST(office->adopt_calendars(shipped) == 0U);
    BOOST_TEST(real_store->open_reading()->calendars().at(0).origin == runtime::imported_origin);
    BOOST_TEST(differences().empty());
}

BOOST_AUTO_TEST_SUITE_END()
