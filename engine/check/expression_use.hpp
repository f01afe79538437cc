// Every expression of a definition with the place it stands in: conditions of transitions and of
// our own elements, values of content and data. Pure; any thread.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "engine/check/rule.hpp"

namespace phanbien::check {

struct ExpressionUse {
    std::string text;
    Place place;
    bool has_event = false;  // _event says something there
    const statechart::Transition* transition =
        nullptr;  // whose condition or content it is, or null
};

std::vector<ExpressionUse> expressions_of(const statechart::Chart& chart);

struct AssignUse {
    const statechart::Assign* assign;
    Place place;
    const statechart::Transition* transition;
};
std::vector<AssignUse> assignments_of(const statechart::Chart& chart);

// Names that are variables: ids of <data>, and what a foreach declares.
std::set<std::string> variable_names(const statechart::Chart& chart);

}  // namespace phanbien::check
