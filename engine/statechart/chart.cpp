#include "engine/statechart/chart.hpp"

#include <algorithm>
#include <functional>
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
    if (places_.empty()) {
        return std::nullopt;
    }
    const std::size_t last = places_.size() - 1;  // their number is a power of two
    for (std::size_t at = std::hash<std::string_view>()(id) & last; places_[at] != no_state;
         at = (at + 1) & last) {
        if (state(places_[at]).id == id) {
            return places_[at];
        }
    }
    return std::nullopt;
}

const DataItem* Chart::find_data(std::string_view id) const {
    const auto found = std::ranges::find(data_, id, &DataItem::id);
    return found == data_.end() ? nullptr : &*found;
}

}  // namespace phanbien::statechart
