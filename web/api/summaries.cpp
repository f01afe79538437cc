#include "web/api/summaries.hpp"

#include <algorithm>

#include "engine/calendar/period.hpp"
#include "web/api/definition_json.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

bool is_overdue(const std::optional<Date>& due_on, Date today) {
    return due_on && *due_on < today;
}

json::value object_or_null(const json::object& object) {
    return object.empty() ? json::value{} : json::value(object);
}

json::value escalation(const dossier::Task* task, const dossier::Workflow& workflow) {
    const auto* role = task ? workflow.role(task->escalate) : nullptr;
    return role ? json::value(named(role->id, role->label)) : json::value{};
}

json::array state_list(const dossier::Workflow* workflow, std::string_view joined) {
    json::array states;
    while (workflow != nullptr && !joined.empty()) {
        const std::string id{joined.substr(0, joined.find(' '))};
        joined.remove_prefix(std::min(joined.size(), id.size() + 1));
        const auto* info = workflow->state(id);
        const bool worded = info && !info->label.vi.empty();
        if (worded) {
            states.push_back(named(id, info->label));
        }
    }
    return states;
}

json::object unreadable_procedure(const dossier::DossierRow& row) {
    return {{"id", row.workflow},
            {"version", ""},
            {"hash", row.workflow_hash},
            {"label", label({row.workflow, row.workflow})}};
}

}  // namespace

const dossier::Task* find_task(const dossier::Workflow& workflow, std::string_view id) {
    for (const auto& state : workflow.states()) {
        auto found = std::ranges::find(state.tasks, id, &dossier::Task::id);
        if (found != state.tasks.end()) {
            return &*found;
        }
    }
    return nullptr;
}

bool may_read_as(const dossier::Workflow& workflow, const people::Actor& actor,
                 dossier::Relation relation) {
    const auto opens = [&](const dossier::ReadingRight& right) {
        const bool mine = std::ranges::any_of(
            right.who.roles, [&](const auto& role) { return actor.has_role(role); });
        return right.who.relation == relation && mine && right.condition.empty();
    };
    return std::ranges::any_of(workflow.reading(), opens);
}

bool sees_every_dossier(const runtime::WorkflowShelf& workflows, const people::Actor& actor) {
    return std::ranges::all_of(workflows.current(), [&](const dossier::Workflow* workflow) {
        return may_read_as(*workflow, actor, dossier::Relation::any);
    });
}

json::value Shown::working_days_left(std::optional<Date> due_on) const {
    return due_on ? json::value(calendar::working_days_until(today, *due_on, calendars))
                  : json::value{};
}

json::object dossier_summary(const Shown& shown, const dossier::DossierRow& row) {
    const auto* workflow = shown.desk.workflow(row.workflow_hash);
    return {{"id", row.id.text()},
            {"revision", row.revision},
            {"code", row.code},
            {"title", row.title},
            {"procedure", workflow ? procedure_ref(*workflow) : unreadable_procedure(row)},
            {"draft_kind", row.draft_kind},
            {"draft_code", row.draft_code},
            {"host", organisation_ref(shown.desk, row.host)},
            {"drafting_body", organisation_ref(shown.desk, row.drafting_body)},
            {"arrival_code", row.arrival_code},
            {"issue_code", row.issue_code},
            {"received_on", date_or_null(row.received_on)},
            {"planned_submission_on", date_or_null(row.planned_submission_on)},
            {"states", state_list(workflow, row.states)},
            {"stage", row.stage ? json::value(*row.stage) : json::value{}},
            {"ended", row.ended},
            {"due_on", date_or_null(row.due_on)},
            {"working_days_left", shown.working_days_left(row.due_on)},
            {"overdue", !row.ended && is_overdue(row.due_on, shown.today)},
            {"created_at", to_text(row.created_at)},
            {"changed_at", to_text(row.changed_at)}};
}

json::object task_json(const Shown& shown, const dossier::Workflow& workflow,
                       const TaskFacts& facts) {
    const auto* task = find_task(workflow, facts.task_id);
    return {{"key", facts.key},
            {"id", facts.task_id},
            {"label", label(task ? task->label : dossier::Label{facts.task_id, facts.task_id})},
            {"organisation", organisation_ref(shown.desk, facts.organisation)},
            {"roles", roles(facts.roles, workflow)},
            {"due_on", date_or_null(facts.due_on)},
            {"overdue", is_overdue(facts.due_on, shown.today)},
            {"working_days_left", shown.working_days_left(facts.due_on)},
            {"due_explanation", object_or_null(facts.due_explanation)},
            {"opened_at", to_text(facts.opened_at)},
            {"basis", task ? task->basis : ""},
            {"document", task ? task->document : ""},
            {"escalate", escalation(task, workflow)},
            {"mine", facts.mine}};
}

}  // namespace phanbien::api
