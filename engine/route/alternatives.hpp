// Alternatives: who could approve what, the likeliest first, when some people are away.
//
// A route's approvals are a way through a layered network, seat after seat and step after step; its
// few best ways are the few best assignments. In person goes before delegated, and holders in the
// order of the directory. Pure; any thread.
#pragma once

#include <vector>

#include "engine/route/staffing.hpp"

namespace phanbien::route {

inline constexpr std::size_t seats_weighed_max = 30;  // of one step; the rest are not looked at
inline constexpr std::size_t ways_weighed_max = 48;   // of which those that four eyes allows remain

struct Approver {
    PlaceInPlan step = 0;
    std::size_t seat = 0;  // in PlannedStep::seats
    Who who = 0;

    bool operator==(const Approver&) const = default;
};

// Every approval of the route, step by step.
using Assignment = std::vector<Approver>;

// At most `count`; none may mean only that there is none among the ways weighed: is_possible()
// knows.
std::vector<Assignment> alternatives(const Plan& plan, const People& away, std::size_t count);

}  // namespace phanbien::route
