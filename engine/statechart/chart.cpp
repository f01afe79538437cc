#include "engine/statechart/chart.hpp"

#include <algorithm>
#include <utility>

namespace phanbien::statechart {

const std::string* find_attribute(const Attributes& attributes, std::string_view name) {
    for (const auto& [known, value] : attributes) {
        if (known == name) {
            return &value;
        }
    }
    return nullptr;
}

ReadOptions whole_standard(Fetch fetch) {
    return {.scripts = true,
            .invokes = true,
            .xml_values = true,
            .late_expression_errors = true,
            .loose_transitions = true,
            .fetch = std::move(fetch)};
}

std::optional<StateIndex> Chart::find(std::string_view id) const {
    const auto found = std::lower_bound(
        index_.begin(), index_.end(), id,
        [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
    if (found == index_.end() || found->first != id) {
        return std::nullopt;
    }
    return found->second;
}

}  // namespace phanbien::statechart
