#include "engine/dossier/projection.hpp"

#include <algorithm>
#include <map>

#include "engine/dossier/act_names.hpp"
#include "engine/dossier/draft_code.hpp"
#include "engine/dossier/due_dates.hpp"
#include "engine/dossier/facts.hpp"
#include "engine/dossier/grants.hpp"
#include "engine/dossier/procedure.hpp"
#include "engine/dossier/restricted_access.hpp"
#include "engine/dossier/route_run.hpp"
#include "engine/statechart/interpreter.hpp"
#include "engine/text/fold.hpp"

namespace phanbien::dossier {

namespace {

std::string search_text(const Dossier& dossier) {
    const auto& it = dossier.registered;
    std::string words = it.title + "\n" + it.dossier_code + "\n" + it.code + "\n" + it.summary;
    for (const auto* number : {&dossier.arrival, &dossier.issued}) {
        words += *number ? "\n" + (*number)->code : "";
    }
    return text::fold_for_search(words);
}

DossierRow row_of(const Dossier& dossier, const Workflow& workflow,
                  const std::vector<OpenTask>& tasks) {
    const auto& registered = dossier.registered;
    DossierRow row{.id = dossier.id,
                   .revision = dossier.revision,
                   .code = registered.dossier_code,
                   .title = registered.title,
                   .draft_kind = registered.draft_kind,
                   .draft_code = registered.code,
                   .draft_code_key = normal_code(registered.code),
                   .host = registered.host,
                   .drafting_body = registered.drafting_body,
                   .workflow = registered.workflow,
                   .workflow_hash = registered.workflow_hash,
                   .arrival_code = dossier.arrival ? dossier.arrival->code : "",
                   .issue_code = dossier.issued ? dossier.issued->code : "",
                   .received_on = registered.received_on,
                   .planned_submission_on = registered.planned_submission_on,
                   .states = {},
                   .stage = std::nullopt,
                   .ended = false,
                   .restricted = dossier.restricted.has_value(),
                   .due_on = std::nullopt,
                   .search_text = search_text(dossier),
                   .created_at = dossier.created_at,
                   .changed_at = dossier.changed_at};
    for (const auto& id : dossier.instance.configuration) {
        const auto index = workflow.chart().find(id);
        if (index && workflow.chart().state(*index).is_atomic()) {
            row.states += (row.states.empty() ? "" : " ") + id;
        }
        if (const auto* state = workflow.state(id)) {
            row.stage = std::max(row.stage, state->stage);
            row.ended = row.ended || state->ended;
        }
    }
    for (const auto& task : tasks) {
        if (task.due_on && (!row.due_on || *task.due_on < *row.due_on)) {
            row.due_on = task.due_on;
        }
    }
    return row;
}

// Which roles of which organisations may read something of the dossier as it stands now.
class Finders {
  public:
    Finders(const Dossier& dossier, const Workflow& workflow)
        : dossier_(dossier), workflow_(workflow) {}

    std::vector<PartyRow> all() {
        if (dossier_.restricted) {
            host_roles_ = host_roles_with_part(dossier_, workflow_);
            for (const auto& [account, organisation] : dossier_.participants) {
                if (organisation == dossier_.registered.host) {
                    out_.push_back({organisation, own_role_of(account)});
                }
            }
        }
        add(dossier_.registered.host, Relation::host);
        add(dossier_.registered.drafting_body, Relation::drafting_body);
        for (const auto& review : dossier_.reviews) {
            if (review.status != ReviewStatus::cancelled) {
                add(review.request.organisation, Relation::reviewer);
            }
        }
        return std::move(out_);
    }

  private:
    void add(const OrganisationId& organisation, Relation relation) {
        if (organisation.empty()) {
            return;
        }
        add(organisation, relation, workflow_.reading());
        for (const auto& id : dossier_.instance.configuration) {
            if (const auto* state = workflow_.state(id)) {
                add(organisation, relation, state->reading);
            }
        }
    }

    void add(const OrganisationId& organisation, Relation relation,
             const std::vector<ReadingRight>& rights) {
        for (const auto& right : rights) {
            if (right.who.relation != relation) {
                continue;
            }
            std::optional<bool> given;  // asked only for somebody who does not find it already
            for (const auto& role : right.who.roles) {
                const PartyRow row{organisation, role};
                const bool kept_out =
                    relation == Relation::host && host_roles_ && !host_roles_->contains(role);
                if (kept_out || std::ranges::find(out_, row) != out_.end()) {
                    continue;
                }
                if (!given) {
                    given = is_given(right);
                }
                if (*given) {
                    out_.push_back(row);
                }
            }
        }
    }

    bool is_given(const ReadingRight& right) {
        if (right.condition.empty()) {
            return true;
        }
        if (!interpreter_) {
            interpreter_.emplace(workflow_.chart());
            facts_ = facts_of(dossier_);
        }
        return holds(right.condition, dossier_, *interpreter_, facts_);
    }

    const Dossier& dossier_;
    const Workflow& workflow_;
    std::optional<statechart::Interpreter> interpreter_;  // only where a condition decides
    boost::json::object facts_;
    std::optional<std::set<std::string>> host_roles_;  // that may find it, where not all may
    std::vector<PartyRow> out_;
};

}  // namespace

std::string own_role_of(const AccountId& account) {
    return "@" + account.text();
}

std::vector<TimerRow> timers_of(const Dossier& dossier, const Workflow& workflow,
                                const std::vector<OpenTask>& tasks) {
    std::vector<TimerRow> out;
    for (const auto& task : tasks) {
        const auto event = due_event(task.task_id);
        const auto elapsed = dossier.elapsed_at.find(task.key);
        const bool raised =
            elapsed != dossier.elapsed_at.end() && elapsed->second >= task.opened_at;
        if (task.due_on && !raised && has_transition(workflow, event)) {
            out.push_back({.key = timer_of_task(task.key),
                           .due_at = end_of_day(*task.due_on),
                           .event = event,
                           .data = {{"task", task.key}}});
        }
    }
    for (const auto& run : dossier.routes) {
        if (const auto moment = next_moment(run)) {
            out.push_back({.key = timer_of_route(run.invoke),
                           .due_at = *moment,
                           .event = std::string(route_time_event),
                           .data = {}});
        }
    }
    // Sends of one time come due in the order in which they were asked for: rows are fired by their
    // time, so those that follow stand a microsecond later.
    std::map<Instant, Instant::duration> taken;
    const auto keys = timers_of_sends(dossier.sends);
    auto key = keys.begin();
    for (const auto& send : dossier.sends) {
        const auto* data = send.data.if_object();
        out.push_back({.key = *key++,
                       .due_at = send.due_at + taken[send.due_at]++,
                       .event = send.event,
                       .data = data == nullptr ? boost::json::object() : *data});
    }
    return out;
}

Projection project(const Dossier& dossier, const Workflow& workflow,
                   const calendar::Calendars& calendars) {
    const auto tasks = open_tasks(dossier, workflow, calendars);
    Projection out;
    out.dossier = row_of(dossier, workflow, tasks);
    out.parties = Finders(dossier, workflow).all();
    out.timers = timers_of(dossier, workflow, tasks);
    out.approvals = approvals_of(dossier);
    for (const auto& approval : out.approvals) {
        out.dossier.due_on =
            std::min(out.dossier.due_on.value_or(approval.due_on), approval.due_on);
    }
    out.route_names = route_names_of(dossier);
    out.has_had_routes = !dossier.routes.empty();
    for (const auto& it : dossier.revoked) {
        out.revoked.push_back({.register_id = it.number.register_id,
                               .year = it.number.year,
                               .number = it.number.number,
                               .revoked_on = it.on});
    }
    for (const auto& task : tasks) {
        const auto explanation = explanation_of(task, dossier);
        for (const auto& role : task.roles) {
            out.tasks.push_back({.key = task.key,
                                 .task_id = task.task_id,
                                 .organisation = task.organisation,
                                 .role = role,
                                 .due_on = task.due_on,
                                 .opened_at = task.opened_at,
                                 .due_explanation = explanation});
        }
    }
    return out;
}

std::optional<RegisterRow> register_row(const Event& event) {
    std::optional<GivenNumber> given;
    if (const auto* registered = std::get_if<Registered>(&event.body)) {
        given = registered->arrival;
    } else if (const auto* moved = std::get_if<Moved>(&event.body)) {
        given = moved->given;
    }
    if (!given) {
        return std::nullopt;
    }
    return RegisterRow{.register_id = given->register_id,
                       .year = given->year,
                       .number = given->number,
                       .code = given->code,
                       .given_on = vietnam_day(event.at)};
}

}  // namespace phanbien::dossier
