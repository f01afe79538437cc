// Facts: what a guard may ask about a dossier, counted by the engine and handed to the statechart
// before each step. A definition declares those it uses as <data pb:fact="…">; a name that is not
// in this catalogue is refused when the definition is read.
#pragma once

#include <boost/json/object.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/dossier/dossier.hpp"

namespace phanbien::dossier {

struct FactName {
    std::string_view id;
    std::string_view type;  // "flag", "count" or "text"
};

std::span<const FactName> fact_catalogue();

// The facts of a dossier as it stands.
boost::json::object facts_of(const Dossier& dossier);

// Codes behind a counting fact, e.g. recommendations_unanswered → KN-002, KN-005; organisation ids
// for reviews_open. At most `fact_list_max`.
inline constexpr std::size_t fact_list_max = 20;
std::vector<std::string> fact_list(const Dossier& dossier, std::string_view fact);

}  // namespace phanbien::dossier
