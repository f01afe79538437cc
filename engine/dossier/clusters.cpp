#include "engine/dossier/clusters.hpp"

#include <algorithm>

namespace phanbien::dossier {

namespace {

void leave(Dossier& dossier, Cluster& cluster, const std::vector<OpinionId>& opinions) {
    for (const auto& id : opinions) {
        dossier.opinions.change(id, [&](Opinion& opinion) {
            if (opinion.cluster == cluster.id) {
                opinion.cluster = {};
            }
        });
    }
    std::erase_if(cluster.opinions, [&](const OpinionId& it) {
        const auto member = dossier.opinions.find(it);
        return !member || member->cluster != cluster.id;
    });
}

void dissolve(Dossier& dossier, Cluster& cluster, const std::string& reason) {
    const auto members = cluster.opinions;
    leave(dossier, cluster, members);
    cluster.dissolved = true;
    cluster.reason = reason;
}

}  // namespace

void apply_cluster_event(Dossier& dossier, const Event& event, const OpinionsClustered& it) {
    auto* cluster = dossier.find(it.id);
    if (cluster == nullptr) {
        cluster = &dossier.clusters.emplace_back();
        cluster->id = it.id;
        cluster->code = it.code;
        cluster->at = event.at;
        cluster->by = event.actor;
    }
    for (const auto& id : it.opinions) {
        dossier.opinions.change(id, [&](Opinion& opinion) {
            if (opinion.cluster.empty()) {
                opinion.cluster = it.id;
                cluster->opinions.push_back(id);
            }
        });
    }
}

void apply_cluster_event(Dossier& dossier, const Event&, const OpinionsUnclustered& it) {
    if (auto* cluster = dossier.find(it.id)) {
        leave(dossier, *cluster, it.opinions);
        if (cluster->opinions.size() < 2) {
            dissolve(dossier, *cluster, {});
        }
    }
}

void apply_cluster_event(Dossier& dossier, const Event&, const ClusterDissolved& it) {
    if (auto* cluster = dossier.find(it.id)) {
        dissolve(dossier, *cluster, it.reason);
    }
}

}  // namespace phanbien::dossier
