// Approval routes of a dossier as its other parts ask about them: which one is running, whom it
// concerns, when the system has to look at it again. What happens to them is decided in
// decide_routes.cpp and follow_routes.cpp. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/dossier/dossier.hpp"

namespace phanbien::dossier {

// The ids of definitions that the src of an <invoke> names, in its order: of those there are, the
// first that is for the office's level is gone by.
std::vector<std::string> route_ids(const std::string& source);

// The first one that is running, or null.
const RouteRun* running_route(const Dossier& dossier);

// Whether a running route names this person, or they have decided on it: somebody who is to approve
// a document may read what it was made from.
bool is_drawn_in(const RouteRun& run, const people::Actor& actor);

// Of a reminder that the system still owes at an open step; nothing: it owes none. Reminders are
// due at 08:00 in Vietnam.
std::optional<Instant> reminder_due(const route::PlannedStep& step, const route::StepState& state);

// When the system next has something to do: a reminder, a step that becomes late.
std::optional<Instant> next_moment(const RouteRun& run);

}  // namespace phanbien::dossier
