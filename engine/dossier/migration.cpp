#include "engine/dossier/migration.hpp"

#include <algorithm>

#include "engine/dossier/act_names.hpp"
#include "engine/dossier/facts.hpp"
#include "engine/dossier/grants.hpp"
#include "engine/dossier/migrated_instance.hpp"
#include "engine/dossier/projection.hpp"
#include "engine/dossier/reading.hpp"
#include "engine/dossier/refusal.hpp"
#include "engine/dossier/route_run.hpp"

namespace phanbien::dossier {

namespace {

using statechart::StateIndex;

Result<void> check_ends(const Dossier& dossier, const Workflow& from, const Workflow& to,
                        const Mapping& mapping) {
    const auto& pinned = dossier.registered;
    if (pinned.workflow_hash == to.hash()) {
        return conflict("migration.done", "Hồ sơ này đã theo phiên bản đó của quy trình.",
                        "The dossier goes by that version of the procedure already.");
    }
    if (from.id() != to.id() || pinned.workflow != to.id()) {
        return conflict("migration.other_procedure",
                        "Chỉ chuyển được sang phiên bản khác của chính quy trình đó.",
                        "A dossier can only be moved to another version of its own procedure.");
    }
    if (!mapping.from.empty() && mapping.from != pinned.workflow_version &&
        mapping.from != pinned.workflow_hash) {
        return conflict("migration.other_version",
                        "Hồ sơ này theo phiên bản " + pinned.workflow_version +
                            ", không phải phiên bản mà bảng chuyển đổi nói đến.",
                        "The dossier goes by version " + pinned.workflow_version +
                            ", not by the one that the mapping is from.");
    }
    if (!mapping.to.empty() && !names_definition(mapping.to, to)) {
        return conflict("migration.other_version",
                        "Bảng chuyển đổi được viết cho một phiên bản đích khác.",
                        "The mapping was written for another target version.");
    }
    if (!dossier.instance.running) {
        return conflict("migration.ended", "Hồ sơ đã kết thúc nên không cần chuyển.",
                        "The dossier has ended, so there is nothing to move.");
    }
    return {};
}

// What the state would be called, as pairs: of active states, those remembered, those left.
std::vector<Renaming> renamed_states(const Dossier& dossier, const Mapping& mapping,
                                     const Workflow& to) {
    std::set<std::string> known(dossier.instance.configuration.begin(),
                                dossier.instance.configuration.end());
    for (const auto& absence : dossier.absences) {
        known.insert(absence.first);
    }
    std::vector<Renaming> out;
    for (const auto& id : known) {
        for (const auto& target : mapping.states_for(id, to).value_or(std::vector<std::string>())) {
            out.push_back({id, target});
        }
    }
    return out;
}

// Tasks of which something is kept that happened to their due dates: raised, or moved by a
// calendar.
std::vector<Renaming> renamed_tasks(const Dossier& dossier, const Mapping& mapping,
                                    const Workflow& to) {
    std::set<std::string> ids;
    for (const auto& elapsed : dossier.elapsed_at) {
        ids.emplace(task_id_of(elapsed.first));
    }
    for (const auto& change : dossier.due_changes) {
        ids.emplace(task_id_of(change.first));
    }
    std::vector<Renaming> out;
    for (const auto& id : ids) {
        if (const auto target = mapping.task_for(id, to); target && !target->empty()) {
            out.push_back({id, *target});
        }
    }
    return out;
}

// The first way in which the new statechart would go on by itself: then it is no place to rest.
Result<void> check_rest(const Dossier& after, const Target& to) {
    const auto& chart = to.workflow.chart();
    const auto facts = facts_of(after);
    for (const auto& id : after.instance.configuration) {
        const auto& state = chart.state(chart.find(id).value());
        const bool moves = std::ranges::any_of(state.transitions, [&](int number) {
            const auto& transition = chart.transition(number);
            return transition.eventless() &&
                   (!transition.condition ||
                    holds(*transition.condition, after, to.interpreter, facts));
        });
        const bool joins =
            is_complete(to.workflow, after.instance, id) &&
            to.interpreter.would_transition(after.instance, {.name = "done.state." + id}, facts);
        if (moves || joins) {
            return conflict("migration.unstable",
                            "Ở phiên bản mới, quy trình không dừng lại ở trạng thái “" + id +
                                "”. Hãy chọn trạng thái mà quy trình đi tới.",
                            "The new version does not rest in the state \"" + id +
                                "\". Choose the state to which it goes on.");
        }
    }
    return {};
}

Label label_of(const OpenTask& task, const Workflow& workflow) {
    const auto* state = workflow.state(task.state);
    if (state == nullptr) {
        return {};
    }
    const auto found = std::ranges::find(state->tasks, task.task_id, &Task::id);
    return found == state->tasks.end() ? Label{} : found->label;
}

// A task goes on where the mapping says so and its state goes on as that task's state.
std::vector<TaskChange> task_changes(const std::vector<OpenTask>& before,
                                     std::vector<OpenTask> opened, const Migration& migration) {
    const auto& [from, target, mapping, calendars, now] = migration;
    const auto& to = target.workflow;
    std::vector<TaskChange> out;
    for (const auto& task : before) {
        TaskChange change{.before = task.key,
                          .after = {},
                          .due_before = task.due_on,
                          .due_after = std::nullopt,
                          .label = label_of(task, from)};
        const auto states = mapping.states_for(task.state, to).value_or(std::vector<std::string>());
        const auto id = mapping.task_for(task.task_id, to).value_or("");
        const auto key = id + task.key.substr(task.task_id.size());
        const auto goes_on = std::ranges::find_if(opened, [&](const OpenTask& it) {
            return it.key == key && std::ranges::find(states, it.state) != states.end();
        });
        if (goes_on != opened.end()) {
            change.after = goes_on->key;
            change.due_after = goes_on->due_on;
            change.label = label_of(*goes_on, to);
            opened.erase(goes_on);
        }
        out.push_back(std::move(change));
    }
    for (const auto& task : opened) {
        out.push_back({.before = {},
                       .after = task.key,
                       .due_before = std::nullopt,
                       .due_after = task.due_on,
                       .label = label_of(task, to)});
    }
    return out;
}

std::vector<std::string> entry_not_run(const Migrated& event, const Dossier& after,
                                       const Workflow& to) {
    std::vector<std::string> out;
    for (const auto& id : after.instance.configuration) {
        const bool goes_on =
            std::ranges::find(event.states, id, &Renaming::to) != event.states.end();
        const auto& state = to.chart().state(to.chart().find(id).value());
        if (!goes_on && !state.on_entry.empty()) {
            out.push_back(id);
        }
    }
    return out;
}

std::vector<std::string> unknown_words(const Dossier& dossier, const Workflow& to) {
    std::set<std::string> out;
    const auto use = [&](std::string_view list, const std::string& item) {
        if (!item.empty() && to.item(list, item) == nullptr) {
            out.insert(std::string(list) + ": " + item);
        }
    };
    use("draft_kind", dossier.registered.draft_kind);
    for (const auto& opinion : dossier.opinions) {
        use("stance", opinion.given.stance);
        use("heading", opinion.given.heading);
        use("source", opinion.given.source);
    }
    for (const auto& recommendation : dossier.recommendations) {
        use("disposition", recommendation.answer.disposition);
    }
    for (const auto& document : dossier.documents) {
        use("document_kind", document.attached.document_kind);
    }
    return {out.begin(), out.end()};
}

Migrated event_of(const Dossier& dossier, const Migration& migration, MigratedInstance& moved) {
    const auto& [from, target, mapping, calendars, now] = migration;
    const auto& to = target.workflow;
    Migrated event{.workflow = to.id(),
                   .workflow_version = to.version(),
                   .workflow_hash = to.hash(),
                   .from_version = dossier.registered.workflow_version,
                   .from_hash = dossier.registered.workflow_hash,
                   .reason = mapping.reason,
                   .from = statechart::leaves_of(from.chart(), dossier.instance.configuration),
                   .to = statechart::leaves_of(to.chart(), moved.instance.configuration),
                   .states = renamed_states(dossier, mapping, to),
                   .tasks = renamed_tasks(dossier, mapping, to),
                   .events = {},
                   .instance = statechart::to_json(moved.instance),
                   .sends = std::move(moved.sends),
                   .data_lost = std::move(moved.data_lost)};
    for (const auto& [old_name, new_name] : mapping.events) {
        event.events.push_back({old_name, new_name});
    }
    return event;
}

// What moves it, and the dossier afterwards.
struct Step {
    MigratedInstance moved;
    Migrated event;
    Dossier after;
};

Result<Step> step_of(const Dossier& dossier, const Migration& migration) {
    const auto& [from, to, mapping, calendars, now] = migration;
    if (const auto* route = running_route(dossier)) {
        return conflict("migration.route_running",
                        "Hồ sơ đang đi tuyến duyệt “" + route->progress.plan.label.vi +
                            "”. Hãy chờ duyệt xong hoặc rút về rồi mới chuyển phiên bản.",
                        "The dossier is on the approval route “" + route->progress.plan.label.en +
                            "”. Wait until it has ended or take it back first.");
    }
    CHECK_THAT(check_ends(dossier, from, to.workflow, mapping));
    CHECK_THAT(check_mapping(mapping, from, to.workflow));
    TRY(auto moved, migrated_instance(dossier, to, mapping));
    auto event = event_of(dossier, migration, moved);
    auto moved_dossier = after(
        dossier, {event},
        {.dossier = dossier.id, .at = now, .actor = {}, .organisation = dossier.registered.host});
    CHECK_THAT(check_rest(moved_dossier, to));
    return Step{
        .moved = std::move(moved), .event = std::move(event), .after = std::move(moved_dossier)};
}

}  // namespace

Result<MigrationPlan> plan_migration(const Dossier& dossier, const Migration& migration) {
    TRY(auto step, step_of(dossier, migration));
    const auto& workflow = migration.to.workflow;
    const auto opened = open_tasks(step.after, workflow, migration.calendars);
    MigrationPlan plan{
        .event = std::move(step.event),
        .tasks = task_changes(open_tasks(dossier, migration.from, migration.calendars), opened,
                              migration),
        .data = std::move(step.moved.data),
        .data_new = std::move(step.moved.data_new),
        .sends_dropped = std::move(step.moved.sends_dropped),
        .due_at_once = {},
        .entry_not_run = {},
        .unknown_words = unknown_words(dossier, workflow)};
    for (const auto& timer : timers_of(step.after, workflow, opened)) {
        if (timer.due_at <= migration.now) {
            plan.due_at_once.push_back(timer.key);
        }
    }
    plan.entry_not_run = entry_not_run(plan.event, step.after, workflow);
    return plan;
}

Result<Migrated> decide_migrated(const Dossier& dossier, const Migration& migration) {
    TRY(auto step, step_of(dossier, migration));
    return std::move(step.event);
}

bool may_migrate(const Dossier& dossier, const people::Actor& actor) {
    return actor.is_system() || (actor.has_role(people::administrator_role) &&
                                 actor.organisation == dossier.registered.host);
}

}  // namespace phanbien::dossier
