// The way of a dossier through its procedure: its stays in states, told from its events one by one.
// Plain values; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/dossier/event.hpp"

namespace phanbien::api {

// A stay of a dossier in one state.
struct Stay {
    std::string state;
    std::string event;  // that led there; empty at the start
    Instant entered_at;
    std::optional<Instant> left_at;
};

// Takes the next event: what was left ends, what was entered begins.
void walk(const dossier::Event& event, std::vector<Stay>& stays);

}  // namespace phanbien::api
