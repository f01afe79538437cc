#include "engine/runtime/calendar_import.hpp"

#include <algorithm>

#include "engine/audit/sha256.hpp"
#include "engine/calendar/icalendar.hpp"
#include "engine/runtime/calendar_shelf.hpp"
#include "engine/runtime/command_job.hpp"
#include "engine/runtime/unreadable_dossier.hpp"

namespace phanbien::runtime {
namespace {

// A dossier whose open tasks have due dates, with them by the old calendars and by the new.
struct RecountedDossier {
    const dossier::Dossier& dossier;
    const dossier::Workflow* workflow = nullptr;
    std::vector<dossier::OpenTask> after = {};
    std::vector<dossier::DueMove> moves = {};
};

const dossier::Task* find_task(const dossier::Workflow& workflow, const dossier::OpenTask& open) {
    const auto* state = workflow.state(open.state);
    if (state == nullptr) {
        return nullptr;
    }
    const auto found = std::ranges::find(state->tasks, open.task_id, &dossier::Task::id);
    return found == state->tasks.end() ? nullptr : &*found;
}

MovedDossier told(const RecountedDossier& recounted) {
    const auto& registered = recounted.dossier.registered;
    MovedDossier out{.id = recounted.dossier.id, .code = registered.dossier_code, .dues = {}};
    for (const auto& move : recounted.moves) {
        const auto open = std::ranges::find(recounted.after, move.task, &dossier::OpenTask::key);
        const auto* task = find_task(*recounted.workflow, *open);
        out.dues.push_back({.move = move,
                            .task = task ? task->label : dossier::Label{move.task_id, move.task_id},
                            .organisation = open->organisation,
                            .roles = open->roles});
    }
    return out;
}

Problem other_year(int wanted, int found) {
    const auto years = std::to_string(found);
    return {.kind = ProblemKind::invalid,
            .code = "calendar.other_year",
            .vi = "Tệp này là lịch năm " + years + ", không phải năm " + std::to_string(wanted) +
                  ". Hãy chọn đúng tệp hoặc đúng năm.",
            .en = "This file is the calendar of " + years + ", not of " + std::to_string(wanted) +
                  ". Choose the right file or the right year."};
}

// The text as a calendar, and whether it is new to the office; no due date is looked at yet.
Result<CalendarChange> read_import(const CalendarImport& import,
                                   const std::vector<StoredCalendar>& in_force) {
    CalendarChange change;
    TRY(change.calendar, calendar::read_icalendar(import.text, import.file_name));
    const int year = change.calendar.year;
    if (import.year && *import.year != year) {
        return other_year(*import.year, year);
    }
    change.hash = audit::sha256_hex(import.text);
    const auto* kept = calendar_of(in_force, year);
    change.changed = kept == nullptr || kept->hash != change.hash;
    return change;
}

struct TwoCalendars {
    calendar::Calendars before;
    calendar::Calendars after;
};

TwoCalendars with_new(const calendar::Calendars& in_force, const CalendarChange& change) {
    TwoCalendars calendars{.before = in_force, .after = in_force};
    calendars.after.put(change.calendar);
    return calendars;
}

// Shows `visit` every dossier with open due dates, one after the other, so that no more than one is
// in memory; `on_fault` is told of those that cannot be read.
void recount(Reading& reading, WorkflowShelf& workflows, const TwoCalendars& calendars,
             const std::function<void(RecountedDossier&)>& visit,
             const std::function<void(const std::string&)>& on_fault) {
    DossierShelf shelf;
    for (const auto& id : reading.dossiers_with_dues()) {
        try {
            RecountedDossier recounted{.dossier = shelf.at_head(reading, id)};
            const auto& dossier = recounted.dossier;
            recounted.workflow = &workflows.pinned(reading, dossier.registered.workflow_hash);
            recounted.after = dossier::open_tasks(dossier, *recounted.workflow, calendars.after);
            recounted.moves = dossier::moves_between(
                dossier::open_tasks(dossier, *recounted.workflow, calendars.before),
                recounted.after);
            visit(recounted);
        } catch (const UnreadableDossier& why) {
            on_fault(why.what());
        }
    }
}

// What the new calendar moves, into `change`.
void count(Reading& reading, WorkflowShelf& workflows, const TwoCalendars& calendars,
           CalendarChange& change, const std::function<void(const std::string&)>& on_fault) {
    recount(
        reading, workflows, calendars,
        [&](const RecountedDossier& it) {
            if (!it.moves.empty()) {
                change.moved.push_back(told(it));
            }
        },
        [&](const std::string& why) {
            ++change.unreadable;
            on_fault(why);
        });
}

}  // namespace

Result<CalendarChange> preview_calendar(Reading& reading, WorkflowShelf& workflows,
                                        const CalendarImport& import) {
    TRY(auto change, read_import(import, reading.calendars()));
    if (change.changed) {
        count(reading, workflows, with_new(CalendarShelf().at_head(reading), change), change,
              [](const std::string&) {});
    }
    return change;
}

// One after the other in the committer's transaction: the calendar, the office's event, and for
// each dossier the event that moves its due dates, with its rows made anew even where only the
// explanation changes.
void Office::import_now(Writing& writing, const CalendarImport& import, CalendarChange& change) {
    const auto calendars = with_new(CalendarShelf().at_head(writing), change);
    count(writing, parts_.workflows, calendars, change, parts_.on_fault);
    auto& journal = writer_->journal;
    const int year = change.calendar.year;
    writing.put_calendar({.year = year,
                          .hash = change.hash,
                          .text = import.text,
                          .origin = import.origin,
                          .at = journal.next_time(writing),
                          .actor = import.actor.account});
    journal.append(writing, {.act = "calendar_imported",
                             .organisation = import.actor.organisation,
                             .actor = import.actor.account,
                             .details = {{"year", year},
                                         {"hash", change.hash},
                                         {"origin", import.origin},
                                         {"dossiers_moved", change.moved.size()}}});
    const auto move = [&](RecountedDossier& it) {
        auto dossier = it.dossier;
        if (!it.moves.empty()) {
            const auto& by =
                import.actor.is_system() ? dossier.registered.host : import.actor.organisation;
            const dossier::Event event{
                .id = EventId(journal.ids().next_id()),
                .dossier = dossier.id,
                .sequence = dossier.revision + 1,
                .at = journal.next_time(writing),
                .actor = import.actor.account,
                .organisation = by,
                .body = dossier::DuesMoved{
                    .dues = std::move(it.moves), .year = year, .calendar = change.hash}};
            journal.append(writing, event, dossier.head);
            dossier::apply(dossier, event);
        }
        writing.replace_projection(dossier::project(dossier, *it.workflow, calendars.after));
        writer_->shelf.forget(dossier.id);  // with the rows it knows
    };
    recount(writing, parts_.workflows, calendars, move, [](const std::string&) {});
}

Result<CalendarChange> Office::import_calendar(const CalendarImport& import) {
    std::optional<Result<CalendarChange>> outcome;
    auto failure = write_and_wait([&](Writing& writing) {
        outcome = read_import(import, writing.calendars());
        if (*outcome && (*outcome)->changed) {
            import_now(writing, import, **outcome);
        }
    });
    if (failure) {
        return *std::move(failure);
    }
    return *std::move(outcome);
}

std::size_t Office::adopt_calendars(std::span<const std::string_view> texts) {
    std::size_t adopted = 0;
    const auto failure = write_and_wait([&](Writing& writing) {
        adopted = 0;
        if (!writing.is_alone()) {
            return;
        }
        const auto in_force = writing.calendars();
        for (const auto text : texts) {
            const CalendarImport import{.text = std::string(text),
                                        .file_name = "calendar",
                                        .year = std::nullopt,
                                        .origin = std::string(shipped_origin),
                                        .actor = {}};
            auto change = read_import(import, in_force);
            if (!change) {
                throw std::logic_error("a shipped calendar cannot be used: " + change.error().en);
            }
            const auto* kept = calendar_of(in_force, change->calendar.year);
            // The office's own goes before what comes with the program.
            if (change->changed && (kept == nullptr || kept->origin == shipped_origin)) {
                import_now(writing, import, *change);
                ++adopted;
            }
        }
    });
    if (failure) {
        throw std::runtime_error("adopting the calendars: " + failure->en);
    }
    return adopted;
}

}  // namespace phanbien::runtime
