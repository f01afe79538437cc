// Variable: what an expression may find different from one dossier to the next, and what it
// compares it with. Pure functions over parsed expressions; any thread.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <vector>

#include "engine/statechart/expression.hpp"

namespace phanbien::check {

enum class VariableKind { data, event_member, in_state };

struct Variable {
    VariableKind kind = VariableKind::data;
    std::string name;  // a <data> id, the x of _event.data.x, or the id of In('id')

    auto operator<=>(const Variable&) const = default;
};

// As the author writes it: "conference", "_event.data.reason", "In('paused')".
std::string written(const Variable& variable);

// Every variable of the expression, each once.
std::vector<Variable> variables_of(const statechart::Expression& expression);

// A variable on one side of a comparison and a constant on the other.
struct Comparison {
    Variable variable;
    statechart::Operator what;
    statechart::Constant constant;
};
std::vector<Comparison> comparisons_in(const statechart::Expression& expression);

// The variable that the whole expression is, as in an assignment of one value.
std::optional<Variable> as_variable(const statechart::Expression& expression);
// The constant that the whole expression is.
std::optional<statechart::Constant> as_constant(const statechart::Expression& expression);

}  // namespace phanbien::check
