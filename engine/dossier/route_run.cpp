#include "engine/dossier/route_run.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

namespace phanbien::dossier {

std::vector<std::string> route_ids(const std::string& source) {
    std::istringstream in(source);
    std::vector<std::string> ids;
    for (std::string id; in >> id;) {
        ids.push_back(std::move(id));
    }
    return ids;
}

const RouteRun* running_route(const Dossier& dossier) {
    const auto found = std::ranges::find_if(
        dossier.routes, [](const RouteRun& it) { return it.progress.is_running(); });
    return found == dossier.routes.end() ? nullptr : &*found;
}

bool is_drawn_in(const RouteRun& run, const people::Actor& actor) {
    if (actor.username.empty()) {
        return false;
    }
    const auto has_decided = [&](const std::string& person) {
        return std::ranges::find(run.progress.decisions, person, &route::Decision::person) !=
               run.progress.decisions.end();
    };
    const auto concerns = [&](const std::string& person, const std::string& account) {
        return account == actor.username && (run.progress.is_running() || has_decided(person));
    };
    return std::ranges::any_of(
               run.progress.plan.people,
               [&](const route::PlannedPerson& it) { return concerns(it.id, it.account); }) ||
           std::ranges::any_of(run.drawn_in,
                               [&](const auto& it) { return concerns(it.first, it.second); });
}

std::optional<Instant> reminder_due(const route::PlannedStep& step, const route::StepState& state) {
    constexpr std::chrono::hours working_day_begins{8};
    if (state.status != route::StepStatus::open || !step.remind_on) {
        return std::nullopt;
    }
    const auto due = end_of_day(*step.remind_on - std::chrono::days{1}) + working_day_begins;
    const bool is_owed = due > *state.opened_at && (!state.reminded_at || *state.reminded_at < due);
    return is_owed ? std::optional(due) : std::nullopt;
}

std::optional<Instant> next_moment(const RouteRun& run) {
    std::optional<Instant> next;
    const auto consider = [&](Instant moment) { next = next ? std::min(*next, moment) : moment; };
    const auto& steps = run.progress.steps;
    for (std::size_t i = 0; run.progress.is_running() && i < steps.size(); ++i) {
        const auto& planned = run.progress.plan.steps[i];
        if (const auto reminder = reminder_due(planned, steps[i])) {
            consider(*reminder);
        }
        if (steps[i].status == route::StepStatus::open && !steps[i].late) {
            consider(end_of_day(planned.due_on));
        }
    }
    return next;
}

}  // namespace phanbien::dossier
