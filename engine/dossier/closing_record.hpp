// Closing record: the values of the paper that says how a dossier came to its end ("phiếu kết thúc
// hồ sơ"): by which step, when, with what reasons, and where every opinion and recommendation
// ended. A dossier closed before everything had an outcome says so, with the reason. Pure; any
// thread.
#pragma once

#include <optional>

#include "engine/dossier/event.hpp"
#include "engine/dossier/papers.hpp"

namespace phanbien::dossier {

// The step that ended a dossier.
struct Ending {
    Instant at;
    Moved step;
};

// The ending as it is after this event, the next of the dossier's: a step that ends it counts, one
// that takes it up again ends the ending, one from an end to another (archiving) changes nothing.
void follow_ending(std::optional<Ending>& ending, const Event& event, const Workflow& workflow);

// Puts the fields procedure … ended_by and the lists "closing" and "ledger" in the values.
void add_closing_record(PaperValues& values, const Dossier& dossier, const Workflow& workflow,
                        const Names& names, const Ending& ending);

}  // namespace phanbien::dossier
