// Unusual rows: what of an event goes onto the list of unusual things, and the whole list made anew
// from the log. Private to the committer's jobs and to engine/runtime/lists.hpp.
#pragma once

#include <vector>

#include "engine/runtime/store.hpp"
#include "engine/runtime/workflow_shelf.hpp"

namespace phanbien::runtime {

// Of an event at this position; `before`: its dossier without it.
std::vector<UnusualRow> unusual_rows(const dossier::Dossier& before, const dossier::Event& event,
                                     std::uint64_t position, Reading& reading,
                                     WorkflowShelf& workflows);

// What the office's own events come to: the unusual ones, from which networks accounts signed in,
// and who read which restricted dossier. Reads all of them.
struct OfficeTold {
    std::vector<UnusualRow> unusual;     // by position
    std::vector<KnownNetwork> networks;  // in order, each once
    std::vector<ReadRow> reads;          // by position
};
OfficeTold told_by_office(Reading& reading);

}  // namespace phanbien::runtime
