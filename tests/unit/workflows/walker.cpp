#include "walker.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>

#include "engine/dossier/act_names.hpp"
#include "engine/dossier/facts.hpp"
#include "engine/dossier/restricted_access.hpp"
#include "engine/dossier/route_rows.hpp"
#include "engine/dossier/route_run.hpp"
#include "fillings.hpp"

namespace phanbien::workflows {

using namespace dossier;

namespace {

// Refusals that a walk may meet; any other says that the definition is broken.
bool is_ordinary(const Problem& problem) {
    return problem.code == "action.not_taken" || problem.code == "requirement.unmet" ||
           problem.code == "four_eyes" || problem.code == "route.no_document";
}

// As far as a guard can tell: one is one, more is more.
boost::json::value seen(const boost::json::value& value) {
    constexpr std::int64_t many = 2;
    if (const auto* number = value.if_int64()) {
        return std::min(*number, many);
    }
    if (const auto* text = value.if_string()) {
        return !text->empty();
    }
    return value;
}

}  // namespace

Walker::Walker(const std::string& name)
    : definition_(mark_transitions(definition_text(name))), office_(name, definition_.text) {}

const Coverage& Walker::walk() {
    begin();
    bool complete = false;
    for (std::size_t next = 0; next < waiting_.size(); ++next) {
        const auto situation = std::move(waiting_[next]);
        look_at(situation);
        complete = complete || missing().empty();
        if (!complete) {
            go_on_from(situation);
            decide_routes(situation);
            elapse(situation);
        }
    }
    coverage_.situations = waiting_.size();
    return coverage_;
}

void Walker::begin() {
    const Situation nothing{.dossier = {}, .now = office_.now};
    for (const auto& creation : office_.workflow.creations()) {
        for (const auto& actor : everybody()) {
            const bool may = std::ranges::any_of(
                creation.who.roles, [&](const std::string& role) { return actor.has_role(role); });
            if (!may) {
                continue;
            }
            for (auto& data :
                 fillings(creation.fields, office_.workflow, vietnam_day(office_.now))) {
                Register start;
                start.procedure = office_.workflow.id();
                start.event = creation.event;
                start.facts.title = "Hồ sơ mẫu";
                start.facts.host = front_id;
                start.facts.drafting_body = body_id;
                if (creation.draft != Presence::none) {
                    start.drafts = {text_file};
                    start.facts.planned_submission_on =
                        vietnam_day(office_.now) + std::chrono::days{40};
                    start.facts.draft_kind = office_.workflow.list("draft_kind")->items[0].id;
                }
                start.data = std::move(data);
                try_command(nothing, actor, std::move(start), creation.line);
            }
        }
    }
}

void Walker::go_on_from(const Situation& situation) {
    const auto& workflow = office_.workflow;
    for (const auto& actor : everybody()) {
        for (const auto& offer : offers(situation.dossier, actor, workflow, *office_.interpreter)) {
            if (!offer.blockers.empty()) {
                continue;
            }
            const auto& action = *offer.action;
            if (is_data_command(action.event)) {
                for (auto& command : data_commands(action.event, situation.dossier, workflow)) {
                    try_command(situation, actor, std::move(command), action.line);
                }
                continue;
            }
            for (auto& data : fillings(action.fields, workflow, vietnam_day(situation.now))) {
                try_command(situation, actor, Act{action.event, std::move(data)}, action.line);
            }
        }
    }
}

void Walker::decide_routes(const Situation& situation) {
    using route::Verdict;
    for (const auto& row : approvals_of(situation.dossier)) {
        for (const auto verdict : {Verdict::approve, Verdict::send_back, Verdict::refuse}) {
            try_command(situation, colleague(row.username),
                        decision(situation.dossier, row.step, verdict), 0);
        }
    }
}

void Walker::elapse(const Situation& situation) {
    for (const auto& timer :
         project(situation.dossier, office_.workflow, office_.calendars).timers) {
        const Situation later{.dossier = situation.dossier,
                              .now = std::max(situation.now, timer.due_at)};
        try_command(later, {}, Elapse{.timer = timer.key, .event = timer.event, .data = timer.data},
                    0);
    }
}

// No office loses its directory while a route is gone.
void Walker::try_command(const Situation& situation, const people::Actor& actor,
                         CommandBody command, int line) {
    office_.routes = nullptr;
    if (running_route(situation.dossier) != nullptr || try_here(situation, actor, command, line)) {
        office_.routes = &routes_;
        try_here(situation, actor, std::move(command), line);
    }
}

bool Walker::try_here(const Situation& situation, const people::Actor& actor, CommandBody command,
                      int line) {
    const auto name = event_name(command);
    office_.dossier = situation.dossier;
    office_.now = situation.now;
    const auto bodies = office_.ask(actor, std::move(command));
    ++coverage_.steps;
    if (!bodies) {
        if (const Problem problem = bodies.error(); !is_ordinary(problem)) {
            coverage_.defects.push_back(name + ": " + problem.code + ": " + problem.en +
                                        (problem.fields.empty() ? "" : problem.fields[0].en));
        }
        return false;
    }
    coverage_.actions.insert(line);
    const auto& active = office_.dossier.instance.configuration;
    coverage_.states.insert(active.begin(), active.end());
    for (const auto& transition : definition_.transitions) {
        const auto* mark = office_.dossier.instance.data.if_contains(transition.data);
        if (mark != nullptr && *mark == true) {
            coverage_.transitions.insert(transition.data);
        }
    }
    if (waiting_.size() < situations_max && known_.insert(key_of(office_.dossier)).second) {
        waiting_.push_back({.dossier = office_.dossier, .now = office_.now});
    }
    return std::ranges::any_of(*bodies, [](const EventBody& body) {
        const auto* moved = std::get_if<Moved>(&body);
        return moved != nullptr && !moved->invokes.empty();
    });
}

// Five clarities at run time: an open dossier has a task that is somebody's, with a result and
// somebody who answers for it, and somebody can do something.
void Walker::look_at(const Situation& situation) {
    const auto& workflow = office_.workflow;
    const auto states = active_states(situation.dossier, workflow);
    if (std::ranges::any_of(states, [](const StateInfo* it) { return it->ended; })) {
        return;
    }
    std::string where;
    for (const auto* state : states) {
        where += " " + state->id;
    }
    const auto tasks = open_tasks(situation.dossier, workflow, office_.calendars);
    if (tasks.empty() && approvals_of(situation.dossier).empty()) {
        coverage_.defects.push_back("no task in" + where);
    }
    for (const auto& task : tasks) {
        if (task.organisation.empty()) {
            coverage_.defects.push_back(task.key + " is nobody's in" + where);
        }
    }
    const bool somebody_can = std::ranges::any_of(everybody(), [&](const people::Actor& actor) {
        const auto offered = offers(situation.dossier, actor, workflow, *office_.interpreter);
        return std::ranges::any_of(offered, [](const Offer& it) {
            return it.blockers.empty() && !is_access_event(it.action->event);
        });
    });
    if (!somebody_can) {
        coverage_.defects.push_back("nobody can do anything in" + where);
    }
}

std::string Walker::key_of(const Dossier& dossier) const {
    std::string key;
    for (const auto& state : dossier.instance.configuration) {
        key += state + " ";
    }
    for (const auto& item : office_.workflow.data()) {
        // No guard asks whether a matter is important: it shows in the steps of its route.
        if (item.type == DataType::date || item.id == "important") {
            continue;
        }
        const auto facts = facts_of(dossier);
        const auto& values = item.fact ? facts : dossier.instance.data;
        if (const auto* value = values.if_contains(item.id)) {
            const bool whole = item.type == DataType::choice || item.type == DataType::flag;
            key += boost::json::serialize(whole ? *value : seen(*value)) + " ";
        }
    }
    // phan-bien's choice of forms has no declared type.
    for (const auto* id : {"conference", "written", "dialogue"}) {
        if (const auto* value = dossier.instance.data.if_contains(id)) {
            key += boost::json::serialize(*value);
        }
    }
    if (const auto* run = running_route(dossier)) {
        for (const auto& step : run->progress.steps) {
            key += route::name_of(step.status);
            key += std::to_string(step.approvals.size()) + (step.late ? "late " : " ");
        }
    }
    return key;
}

std::vector<std::string> Walker::missing() const {
    std::vector<std::string> out;
    for (const auto& state : office_.workflow.states()) {
        const auto index = office_.workflow.chart().find(state.id);
        const bool passed = index && (office_.workflow.chart().state(*index).is_history() ||
                                      (state.label.vi.empty() && state.tasks.empty()));
        if (!passed && !coverage_.states.contains(state.id)) {
            out.push_back("never in the state " + state.id);
        }
        for (const auto& action : state.actions) {
            const bool walked = !is_data_command(action.event);
            if (walked && !coverage_.actions.contains(action.line)) {
                out.push_back("line " + std::to_string(action.line) +
                              ": never done: " + action.event);
            }
        }
    }
    for (const auto& creation : office_.workflow.creations()) {
        if (!coverage_.actions.contains(creation.line)) {
            out.push_back("line " + std::to_string(creation.line) + ": never begun by " +
                          creation.event);
        }
    }
    for (const auto& transition : definition_.transitions) {
        if (!transition.structural && !coverage_.transitions.contains(transition.data)) {
            out.push_back("line " + std::to_string(transition.line) +
                          ": never taken: " + transition.text);
        }
    }
    return out;
}

}  // namespace phanbien::workflows
