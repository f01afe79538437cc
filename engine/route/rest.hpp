// What is left of a route on its way, as a plan of its own: so that an analysis speaks of who may
// still block it and how long it still takes, and not of what is behind. Pure; any thread.
#pragma once

#include "engine/route/progress.hpp"

namespace phanbien::route {

// Steps that are done are gone, those that waited for them are open; of an open step the seats
// decided in are gone and its quorum is what is still missing. Whom four eyes or an approval of
// their own keeps from deciding is asked nowhere. An open step takes the working days it has left,
// and at least one; one that is late is due today.
Plan rest_of(const Progress& progress, const calendar::Calendars& calendars, Date today);

}  // namespace phanbien::route
