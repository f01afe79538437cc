// What is wrong with a route's definition once its words are read: ids, places that name each
// other, circles, conditions. Finds everything at once, each with its line and the way out, and
// resolves what can be resolved on the way. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "engine/route/definition.hpp"
#include "engine/xml/mistakes.hpp"

namespace phanbien::route {

inline constexpr std::size_t facts_max = 30;
inline constexpr std::size_t route_id_length_max = 64;
inline constexpr std::size_t route_name_length_max = 300;     // code points of a label, an article
inline constexpr std::size_t fact_combinations_max = 20'000;  // tried to see whether a step is ever

// What a step says of other steps, before it is known which these are.
struct NamedSteps {
    std::vector<std::string> after;
    std::vector<std::string> other_than;
    std::string condition;  // empty: none
};

// A definition on its way: `named` runs beside its steps.
struct Draft {
    Definition definition;
    std::vector<NamedSteps> named;
};

// Fills in StepRule::after, other_than and condition and Definition::order. The definition is right
// only when there are no mistakes afterwards.
void check_definition(Draft& draft, xml::Mistakes& mistakes);

// Its part about conditions, which is long enough for a file.
void check_conditions(Draft& draft, xml::Mistakes& mistakes);

}  // namespace phanbien::route
