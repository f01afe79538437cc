// The events of an approval route as events of its dossier. Used in this room only. Pure; any
// thread.
#pragma once

#include <string>
#include <vector>

#include "engine/dossier/decision.hpp"
#include "engine/route/decide.hpp"

namespace phanbien::dossier {

EventBody event_of(const RouteRun& run, route::RouteEvent happened);
Bodies events_of(const RouteRun& run, std::vector<route::RouteEvent> happened);

// What the route is judged by now; refuses (route.unreadable) when the office no longer has what it
// was begun by.
Result<route::Circumstances> circumstances_of(const RouteRun& run, const Context& context);

}  // namespace phanbien::dossier
