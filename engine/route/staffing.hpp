// Staffing: whether a plan can be gone with the people there are, or with some of them away.
//
// One person gives one approval at a step, whichever seat it is for; no two approvals are for the
// same seat; steps that exclude each other have different people (four eyes). Steps that all
// exclude one another are a matching, found by maximum flow; where only some do, the choices are
// tried, up to a bound, and past it the answer is honestly "unknown". Pure; any thread.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "engine/route/plan.hpp"

namespace phanbien::route {

enum class Possible { yes, no, unknown };

// By Plan::people.
using People = std::vector<bool>;
People nobody_of(const Plan& plan);
People only(const Plan& plan, Who who);

// Everybody who could act at the step.
std::set<Who> able_at(const PlannedStep& step);

// Approvals tried one by one where no matching answers, and sets of people tried to block a route.
inline constexpr int choices_tried_max = 20'000;
inline constexpr int sets_tried_max = 400;

// How many approvals the step can have, at most its quorum; with nobody away but those whom the
// plan leaves out already, or with these away too.
int approvals_possible(const PlannedStep& step);
int approvals_possible(const PlannedStep& step, const People& away);

Possible is_possible(const Plan& plan, const People& away);
inline Possible is_possible(const Plan& plan) {
    return is_possible(plan, nobody_of(plan));
}

// Steps that exclude each other, directly or through others, and for which no people can be found;
// empty when there are none such. The order of the plan.
std::vector<PlaceInPlan> unmet_four_eyes(const Plan& plan);

// Without whom it cannot be gone, and at which steps nobody else could act.
struct Mandatory {
    Who who = 0;
    std::vector<PlaceInPlan> sole_at;

    bool operator==(const Mandatory&) const = default;
};
std::vector<Mandatory> mandatory_people(const Plan& plan);

// A set of people whose absence blocks the route.
struct Blockade {
    std::vector<Who> people;          // empty: it is blocked already
    std::optional<PlaceInPlan> step;  // that is blocked; nothing: several, by four eyes
    bool least = true;                // false: there may be a smaller one

    bool operator==(const Blockade&) const = default;
};
Blockade smallest_blockade(const Plan& plan);

}  // namespace phanbien::route
