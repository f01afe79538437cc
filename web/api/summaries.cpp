#include "web/api/summaries.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>

#include "engine/calendar/period.hpp"
#include "engine/kernel/object_text.hpp"
#include "web/api/definition_json.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

bool is_overdue(const std::optional<Date>& due_on, Date today) {
    return due_on && *due_on < today;
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

std::string unreadable_procedure(const dossier::DossierRow& row) {
    return json::serialize(json::object{{"id", row.workflow},
                                        {"version", ""},
                                        {"hash", row.workflow_hash},
                                        {"label", label({row.workflow, row.workflow})}});
}

void put_date(ObjectText& to, std::string_view name, const std::optional<Date>& day) {
    if (day) {
        to.text(name, to_text(*day));
    } else {
        to.raw(name, "null");
    }
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

void Summaries::append(std::string& out, const dossier::DossierRow& row) {
    auto& known = procedure(row.workflow_hash);
    ObjectText summary(out);
    summary.text("id", row.id.text());
    summary.number("revision", row.revision);
    summary.text("code", row.code);
    summary.text("title", row.title);
    summary.raw("procedure", known.workflow ? known.ref : unreadable_procedure(row));
    summary.text("draft_kind", row.draft_kind);
    summary.text("draft_code", row.draft_code);
    summary.raw("host", organisation(row.host));
    summary.raw("drafting_body", organisation(row.drafting_body));
    summary.text("arrival_code", row.arrival_code);
    summary.text("issue_code", row.issue_code);
    put_date(summary, "received_on", row.received_on);
    put_date(summary, "planned_submission_on", row.planned_submission_on);
    auto [states, is_new] = known.states.try_emplace(row.states);
    if (is_new) {
        states->second = json::serialize(state_list(known.workflow, row.states));
    }
    summary.raw("states", states->second);
    summary.raw("stage", row.stage ? std::to_string(*row.stage) : "null");
    summary.flag("ended", row.ended);
    put_date(summary, "due_on", row.due_on);
    summary.raw("working_days_left", days_left(row.due_on));
    summary.flag("overdue", !row.ended && is_overdue(row.due_on, shown_.today));
    summary.text("created_at", to_text(row.created_at));
    summary.text("changed_at", to_text(row.changed_at));
    summary.end();
}

void Summaries::append(std::string& out, const dossier::Workflow& workflow,
                       const TaskFacts& facts) {
    const auto& words = words_of(workflow, facts.task_id);
    const auto* task = words.task;
    const bool usual_roles = task && std::ranges::equal(facts.roles, task->who.roles);
    ObjectText it(out);
    it.text("key", facts.key);
    it.text("id", facts.task_id);
    it.raw("label", words.label);
    it.raw("organisation", organisation(facts.organisation));
    it.raw("roles", usual_roles ? words.roles : json::serialize(roles(facts.roles, workflow)));
    put_date(it, "due_on", facts.due_on);
    it.flag("overdue", is_overdue(facts.due_on, shown_.today));
    it.raw("working_days_left", days_left(facts.due_on));
    it.raw("due_explanation", facts.due_explanation == "{}" ? "null" : facts.due_explanation);
    it.text("opened_at", to_text(facts.opened_at));
    it.text("basis", task ? std::string_view(task->basis) : "");
    it.text("document", task ? std::string_view(task->document) : "");
    it.raw("escalate", words.escalate);
    it.flag("mine", facts.mine);
    it.end();
}

Summaries::Procedure& Summaries::procedure(std::string_view hash) {
    auto found = procedures_.find(hash);
    if (found == procedures_.end()) {
        Procedure known{.workflow = shown_.desk.workflow(hash), .ref = {}, .states = {}};
        if (known.workflow != nullptr) {
            known.ref = json::serialize(procedure_ref(*known.workflow));
        }
        found = procedures_.emplace(hash, std::move(known)).first;
    }
    return found->second;
}

const Summaries::TaskWords& Summaries::words_of(const dossier::Workflow& workflow,
                                                std::string_view id) {
    auto& tasks = tasks_[&workflow];
    auto found = tasks.find(id);
    if (found == tasks.end()) {
        const auto* task = find_task(workflow, id);
        const std::string name(id);
        found =
            tasks
                .emplace(name,
                         TaskWords{.task = task,
                                   .label = json::serialize(
                                       label(task ? task->label : dossier::Label{name, name})),
                                   .roles = task ? json::serialize(roles(task->who.roles, workflow))
                                                 : "[]",
                                   .escalate = json::serialize(escalation(task, workflow))})
                .first;
    }
    return found->second;
}

const std::string& Summaries::organisation(const OrganisationId& id) {
    auto [found, is_new] = organisations_.try_emplace(id);
    if (is_new) {
        found->second = json::serialize(organisation_ref(shown_.desk, id));
    }
    return found->second;
}

const std::string& Summaries::days_left(const std::optional<Date>& due_on) {
    auto [found, is_new] = days_left_.try_emplace(due_on);
    if (is_new) {
        found->second = json::serialize(shown_.working_days_left(due_on));
    }
    return found->second;
}

}  // namespace phanbien::api
