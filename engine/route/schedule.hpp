// What making a plan and making it anew have in common: the days of a step, who is asked, how many
// have to approve, and whether enough people are there. Used in this room only. Pure; any thread.
#pragma once

#include <optional>

#include "engine/route/seats.hpp"

namespace phanbien::route {

int days_of(const StepRule& rule, const Supposition& supposed);

// When it opens, is due, and is reminded of (working days before the due day).
void set_days(PlannedStep& step, Date opens_on, std::optional<int> remind,
              const calendar::Calendars& calendars);

// Fills in whom the step asks as things are on that day, whom it escalates to, and its quorum;
// returns why it cannot be done by those people, if it cannot.
std::optional<Obstacle> ask_people(PlannedStep& step, const StepRule& rule, Date day,
                                   const SeatFinder& finder, PlannedPeople& people);

// What the plan is about, in the directory as it is now; nothing when the host, the author's post
// or the author is no longer in it (an import refuses that while the route runs).
std::optional<Matter> matter_of(const Plan& plan, const people::Directory& directory);

}  // namespace phanbien::route
