// What the events about placements change: where opinions and recommendations stand in the newest
// version, and from where the next version looks for them. Part of apply(). Pure; any thread.
#pragma once

#include "engine/dossier/dossier.hpp"

namespace phanbien::dossier {

void apply_placement_event(Dossier& dossier, const Event& event, const PlacementsMade& it);
void apply_placement_event(Dossier& dossier, const Event& event, const PlacementsConfirmed& it);
void apply_placement_event(Dossier& dossier, const Event& event, const PlacementsReopened& it);

}  // namespace phanbien::dossier
