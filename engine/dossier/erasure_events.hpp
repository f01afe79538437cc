// The event that says what was erased, on which legal ground: words of opinions and names of
// whoever gave them, and files. Part of event.hpp's closed set, which says what holds for all of
// them.
//
// The events whose words are gone stay in the log: their leaves are untouched, and in the place of
// each payload stands what remains of it, for which this event vouches
// (engine/dossier/erasure.hpp). Plain values; any thread.
#pragma once

#include <string>
#include <vector>

#include "engine/kernel/id.hpp"

namespace phanbien::dossier {

// What is left of another event.
struct Remains {
    EventId event;
    std::string payload;  // SHA-256, hex, of the payload that stands there from now on

    bool operator==(const Remains&) const = default;
};

struct Erased {
    std::string ground;  // the legal ground and who asked; whoever erases names no person in it
    std::vector<OpinionId> opinions;  // whose words and names are gone
    std::vector<Remains> events;
    std::vector<FileHash> files;  // whose bytes are gone

    bool operator==(const Erased&) const = default;
};

}  // namespace phanbien::dossier
