// The opinions of a dossier as a table that can be imported again: its head is one that columns.hpp
// knows, its cells hold what candidates.hpp reads. Pure; any thread.
#pragma once

#include "engine/dossier/letterhead.hpp"
#include "engine/dossier/reading.hpp"
#include "engine/intake/table.hpp"

namespace phanbien::intake {

// Those that this person may read and that were not withdrawn, in the order given; the head first.
Table table_of_opinions(const dossier::Dossier& dossier, const dossier::Workflow& workflow,
                        const dossier::Names& names, const dossier::Access& access,
                        const people::Actor& actor);

}  // namespace phanbien::intake
