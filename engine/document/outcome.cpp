#include "engine/document/outcome.hpp"

#include <algorithm>
#include <array>

namespace phanbien::document {

namespace {

constexpr std::array<std::string_view, 9> outcome_names{"unchanged", "edited",   "renumbered",
                                                        "moved",     "split",    "merged",
                                                        "deleted",   "inserted", "unplaced"};
constexpr std::array<std::string_view, 7> method_names{"none",     "exact", "structure", "wording",
                                                       "children", "quote", "person"};

}  // namespace

std::string_view name_of(Outcome outcome) {
    return outcome_names[static_cast<std::size_t>(outcome)];
}

std::optional<Outcome> outcome_named(std::string_view name) {
    const auto* found = std::ranges::find(outcome_names, name);
    return found == outcome_names.end()
               ? std::nullopt
               : std::optional(static_cast<Outcome>(found - outcome_names.begin()));
}

std::string_view name_of(Method method) {
    return method_names[static_cast<std::size_t>(method)];
}

std::optional<Method> method_named(std::string_view name) {
    const auto* found = std::ranges::find(method_names, name);
    return found == method_names.end()
               ? std::nullopt
               : std::optional(static_cast<Method>(found - method_names.begin()));
}

}  // namespace phanbien::document
