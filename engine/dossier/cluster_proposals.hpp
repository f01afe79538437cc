// Which opinions could be one cluster: said of the same provision with the same stance, in the same
// or nearly the same words. Only proposed; a person decides (decide_clusters.cpp). Pure; any
// thread.
#pragma once

#include <string>
#include <vector>

#include "engine/dossier/dossier.hpp"

namespace phanbien::dossier {

struct ClusterProposal {
    ClusterId cluster;                // that they would join; empty: a new one
    std::vector<OpinionId> opinions;  // at least one that is in no cluster yet, in the order given
    double likeness = 1;              // of the least like, 0 … 1; 1: the same words
};

// Of the open opinions. Those that are in different recommendations, or a group that is one cluster
// already, are not proposed. The largest first.
std::vector<ClusterProposal> cluster_proposals(const Dossier& dossier);

}  // namespace phanbien::dossier
