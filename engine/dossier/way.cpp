#include "engine/dossier/way.hpp"

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>

#include "engine/dossier/instance_value.hpp"

namespace phanbien::dossier {

namespace {

// Over one macrostep: what was left ends, what was entered begins; what was entered and left within
// it has ended already.
void take_step(const Moved& moved, Instant at, std::vector<Stay>& stays) {
    std::vector<std::string_view> passed_through;
    for (const auto& state : moved.exited) {
        const auto open = std::find_if(stays.rbegin(), stays.rend(), [&](const Stay& it) {
            return it.state == state && !it.left_at;
        });
        if (open != stays.rend()) {
            open->left_at = at;
        } else {
            passed_through.push_back(state);
        }
    }
    for (const auto& state : moved.entered) {
        Stay stay{.state = state, .event = moved.event, .entered_at = at, .left_at = std::nullopt};
        if (const auto left = std::ranges::find(passed_through, state);
            left != passed_through.end()) {
            stay.left_at = at;
            passed_through.erase(left);
        }
        stays.push_back(std::move(stay));
    }
}

// Over a move to another definition: a stay goes on under the state's new name; what has none ends.
void take_move(const Migrated& migrated, Instant at, std::vector<Stay>& stays) {
    for (auto& stay : stays) {
        const auto renamed = std::ranges::find(migrated.states, stay.state, &Renaming::from);
        if (renamed != migrated.states.end()) {
            stay.state = renamed->to;
        } else if (!stay.left_at) {
            stay.left_at = at;
        }
    }
    for (const auto& state : instance_from_value(migrated.instance).configuration) {
        const bool goes_on = std::ranges::any_of(
            stays, [&](const Stay& it) { return it.state == state && !it.left_at; });
        if (!goes_on) {
            stays.push_back(
                {.state = state, .event = {}, .entered_at = at, .left_at = std::nullopt});
        }
    }
}

}  // namespace

void walk(const Event& event, std::vector<Stay>& stays) {
    if (const auto* moved = std::get_if<Moved>(&event.body)) {
        take_step(*moved, event.at, stays);
    } else if (const auto* migrated = std::get_if<Migrated>(&event.body)) {
        take_move(*migrated, event.at, stays);
    }
}

}  // namespace phanbien::dossier
