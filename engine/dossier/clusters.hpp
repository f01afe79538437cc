// What the events of clusters change in a dossier; used by apply().
#pragma once

#include "engine/dossier/dossier.hpp"

namespace phanbien::dossier {

void apply_cluster_event(Dossier& dossier, const Event& event, const OpinionsClustered& it);
void apply_cluster_event(Dossier& dossier, const Event& event, const OpinionsUnclustered& it);
void apply_cluster_event(Dossier& dossier, const Event& event, const ClusterDissolved& it);

}  // namespace phanbien::dossier
