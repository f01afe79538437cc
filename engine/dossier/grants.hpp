// Grants: which actions the present state gives to an actor, and what stands in the way of each.
// offers() shows these to a person and decide() enforces them: the same answer by construction.
// Pure; the interpreter makes it one thread at a time.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "engine/dossier/dossier.hpp"
#include "engine/dossier/workflow.hpp"
#include "engine/statechart/interpreter.hpp"

namespace phanbien::dossier {

struct Grant {
    const Action* action = nullptr;
    const StateInfo* state = nullptr;
};

// Of all active states, in document order; an event may be there more than once.
std::vector<Grant> grants_of(const Dossier& dossier, const people::Actor& actor,
                             const Workflow& workflow);

struct Blocker {
    ProblemKind kind = ProblemKind::conflict;
    std::string code;  // "requirement.unmet", "four_eyes", "review.completed"
    Label text;
};

// What one look at a dossier needs, gathered once.
struct Look {
    const Dossier& dossier;
    const people::Actor& actor;
    statechart::Interpreter& interpreter;
    boost::json::object facts;  // of the dossier
};

std::vector<Blocker> blockers_of(const Action& action, const Look& look);

// Whether an expression holds for the dossier, by ECMAScript's notion of truth. One that cannot be
// evaluated does not hold: a right or a step is then withheld, not given.
bool holds(const std::string& expression, const Dossier& dossier,
           statechart::Interpreter& interpreter, const boost::json::object& facts);

}  // namespace phanbien::dossier
