#include "engine/route/analysis.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "engine/calendar/period.hpp"
#include "engine/graph/graph.hpp"

namespace phanbien::route {

namespace {

// The days before each step, along the longest way to it; the start is the last vertex.
std::vector<std::optional<int>> days_before(const Plan& plan) {
    const auto start = static_cast<graph::Vertex>(plan.steps.size());
    graph::Graph graph{.vertices = start + 1, .edges = {}};
    std::vector<int> days;
    for (PlaceInPlan at = 0; at < plan.steps.size(); ++at) {
        const auto& step = plan.steps[at];
        days.push_back(step.days);
        for (const auto it : step.after) {
            graph.edges.push_back({static_cast<graph::Vertex>(it), static_cast<graph::Vertex>(at)});
        }
        if (step.after.empty()) {
            graph.edges.push_back({start, static_cast<graph::Vertex>(at)});
        }
    }
    days.push_back(0);
    return graph::heaviest_ways(graph, start, days);
}

std::vector<Who> asked_people(const Plan& plan) {
    std::set<Who> out;
    for (const auto& step : plan.steps) {
        for (const auto& seat : step.seats) {
            if (seat.asked) {
                out.insert(*seat.asked);
            }
        }
    }
    return {out.begin(), out.end()};
}

// A way without them answers whether there is one; only where none is among those weighed is it
// asked apart.
Without without(const Plan& plan, Who who, const std::vector<Mandatory>& mandatory) {
    if (std::ranges::find(mandatory, who, &Mandatory::who) != mandatory.end()) {
        return {.who = who, .possible = Possible::no, .instead = std::nullopt};
    }
    const auto away = only(plan, who);
    if (auto ways = alternatives(plan, away, 1); !ways.empty()) {
        return {.who = who, .possible = Possible::yes, .instead = std::move(ways.front())};
    }
    return {.who = who, .possible = is_possible(plan, away), .instead = std::nullopt};
}

}  // namespace

CriticalPath critical_path(const Plan& plan, const calendar::Calendars& calendars,
                           std::optional<Date> before) {
    CriticalPath out;
    out.ends_on = plan.made_on;
    out.before = before;
    const auto ahead = days_before(plan);
    const auto done_after = [&](PlaceInPlan at) { return *ahead[at] + plan.steps[at].days; };
    std::optional<PlaceInPlan> at;
    for (PlaceInPlan it = 0; it < plan.steps.size(); ++it) {
        out.ends_on = std::max(out.ends_on, plan.steps[it].due_on);
        if (!at || done_after(it) > done_after(*at)) {
            at = it;
        }
    }
    if (at) {
        out.days = done_after(*at);
    }
    while (at) {
        out.steps.push_back(*at);
        const auto& waits_for = plan.steps[*at].after;
        const auto critical = std::ranges::find_if(
            waits_for, [&](PlaceInPlan it) { return done_after(it) == *ahead[*at]; });
        at = critical == waits_for.end() ? std::nullopt : std::optional(*critical);
    }
    std::ranges::reverse(out.steps);
    if (before) {
        out.slack = calendar::working_days_until(out.ends_on, *before, calendars);
    }
    return out;
}

Analysis analyse(const Plan& plan, const calendar::Calendars& calendars,
                 std::optional<Date> before) {
    Analysis out;
    out.possible = is_possible(plan);
    out.unmet_four_eyes = unmet_four_eyes(plan);
    out.critical = critical_path(plan, calendars, before);
    out.blockade = smallest_blockade(plan);
    if (out.possible == Possible::no) {
        return out;  // nobody is mandatory where nothing is possible
    }
    out.mandatory = mandatory_people(plan);
    if (auto ways = alternatives(plan, nobody_of(plan), 1); !ways.empty()) {
        out.likeliest = std::move(ways.front());
    }
    for (const auto who : asked_people(plan)) {
        out.without.push_back(without(plan, who, out.mandatory));
    }
    return out;
}

std::vector<Load> load_of(std::span<const Plan* const> plans, Date first, Date last) {
    std::map<std::string, Load> by_person;
    for (const auto* plan : plans) {
        for (const auto& step : plan->steps) {
            std::set<Who> asked;
            for (const auto& seat : step.seats) {
                if (seat.asked && step.opens_on <= last && step.due_on >= first) {
                    asked.insert(*seat.asked);
                }
            }
            for (const auto who : asked) {
                const auto& person = plan->people[who];
                auto& load = by_person[person.id];
                load.person = person.id;
                load.name = person.name;
                ++load.approvals;
            }
        }
    }
    std::vector<Load> out;
    for (auto& [id, load] : by_person) {
        out.push_back(std::move(load));
    }
    std::ranges::stable_sort(out, std::ranges::greater{}, &Load::approvals);
    return out;
}

}  // namespace phanbien::route
