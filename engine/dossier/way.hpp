// The way of a dossier through its procedure: its stays in states, in the order in which they
// began, told from its events one by one. Plain values; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/dossier/event.hpp"

namespace phanbien::dossier {

// A stay of a dossier in one state.
struct Stay {
    std::string state;
    std::string event;  // that led there; empty at the start
    Instant entered_at;
    std::optional<Instant> left_at;

    bool operator==(const Stay&) const = default;
};

// Takes the next event: what was left ends, what was entered begins.
void walk(const Event& event, std::vector<Stay>& stays);

}  // namespace phanbien::dossier
