// What making a plan and making it anew have in common: the days of a step, how many have to
// approve, and whether enough people are there. Used in this room only. Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/route/plan.hpp"

namespace phanbien::route {

int days_of(const StepRule& rule, const Supposition& supposed);

// What the rule says; where all are asked to agree, as many as there are holders.
int quorum_of(const StepRule& rule, const std::vector<Seat>& seats);

// When it opens, is due, and is reminded of (working days before the due day).
void set_days(PlannedStep& step, Date opens_on, std::optional<int> remind,
              const calendar::Calendars& calendars);

// Why this step cannot be done by those it asks; `posts`: how many posts it looks for there are.
std::optional<Obstacle> obstacle_of(const PlannedStep& step, std::size_t posts);

// What the plan is about, in the directory as it is now; nothing when the host, the author's post
// or the author is no longer in it (an import refuses that while the route runs).
std::optional<Matter> matter_of(const Plan& plan, const people::Directory& directory);

}  // namespace phanbien::route
