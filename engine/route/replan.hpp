// Making a running route's plan anew when staff, absences, delegations or days have changed. Which
// steps there are stays as it began; what is done stays as it was done; who is asked at the others,
// and by when, is found out again. Pure; any thread.
#pragma once

#include <vector>

#include "engine/route/progress.hpp"

namespace phanbien::route {

// What a route on its way is judged by at one moment.
struct Circumstances {
    const Definition& definition;  // the one of the plan's hash
    const people::Directory& directory;
    const calendar::Calendars& calendars;
    Instant now;
};

// The same plan, with no changes, where nothing is different. Each change says who was asked and
// who is now.
Replanned replan(const Progress& progress, const Circumstances& circumstances,
                 const Supposition& supposed = {});

// Why the route could not be gone any more with this directory though it could before: steps that
// nobody could decide at, or its host, its author or the author's post is no longer in it. Empty:
// it can go on, or it could not before either. `made` is what replan() gives in these
// circumstances.
std::vector<Obstacle> orphaned(const Progress& progress, const Circumstances& circumstances,
                               const Replanned& made);
// Whether somebody else is asked than before, or something else stands in the way; days to come
// that move are no reason to write a plan anew.
bool differs(const Progress& progress, const Replanned& made);

}  // namespace phanbien::route
