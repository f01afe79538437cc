// EventWalk: events of a dossier, gone through in order from the first of them as often as somebody
// asks. Each is there only while it is looked at: a campaign has a million, of 3 KB when decoded.
#pragma once

#include <functional>
#include <vector>

#include "engine/dossier/event.hpp"

namespace phanbien::dossier {

using EventWalk = std::function<void(const std::function<void(const Event&)>& each)>;

// Of events that are in memory; they must outlive it.
inline EventWalk walk_through(const std::vector<Event>& events) {
    return [&events](const std::function<void(const Event&)>& each) {
        for (const auto& event : events) {
            each(event);
        }
    };
}

}  // namespace phanbien::dossier
