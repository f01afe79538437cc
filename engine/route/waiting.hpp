// Whom an open step waits for: what inboxes, reminders and the route's picture show. It follows
// from the plan alone, which names people as they were asked; who may really decide is asked of the
// directory of the day (decide.hpp). Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "engine/route/progress.hpp"

namespace phanbien::route {

// A person who is asked, for one seat or for advice.
struct Awaited {
    std::string person;              // id in the directory
    std::string post = {};           // empty for advice
    std::string holder = {};         // of the post; the person itself when it is asked in person
    std::vector<std::string> chain;  // those who handed it on, from the holder; empty: in person
    bool for_advice = false;

    bool operator==(const Awaited&) const = default;
};

// Seats that nobody has decided in for the document in force, but those of people whom authorship,
// four eyes or an approval of their own keeps from deciding; of a step that is late those it
// escalates to as well, where its rule says so; then who is asked for advice. Empty unless the step
// is open.
std::vector<Awaited> waited_for(const Progress& progress, PlaceInPlan at);

// Whether its days have passed and its rule then asks those above as well.
bool asks_escalation(const Progress& progress, PlaceInPlan at);

}  // namespace phanbien::route
