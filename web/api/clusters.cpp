// Opinions that say the same: the clusters of a dossier, and those that are proposed.
#include "engine/dossier/cluster_proposals.hpp"
#include "web/api/resources.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

json::array ids_json(const std::vector<OpinionId>& ids) {
    json::array out;
    for (const auto& id : ids) {
        out.emplace_back(id.text());
    }
    return out;
}

json::object cluster_json(Desk& desk, const dossier::Cluster& cluster,
                          const dossier::Dossier& dossier) {
    return {{"id", cluster.id.text()},
            {"code", cluster.code},
            {"opinions", ids_json(cluster.opinions)},
            {"living", dossier.living_members(cluster.id).size()},
            {"at", to_text(cluster.at)},
            {"by", person(desk, cluster.by)}};
}

}  // namespace

Result<Response> get_clusters(Call& call) {
    TRY(const auto open, call.desk.open(call.dossier(), call.actor()));
    if (!open.access.opinions) {
        return opinions_forbidden();
    }
    json::array items;
    for (const auto& cluster : open.dossier.clusters) {
        if (!cluster.dissolved) {
            items.push_back(cluster_json(call.desk, cluster, open.dossier));
        }
    }
    json::array proposals;
    for (const auto& proposal : dossier::cluster_proposals(open.dossier)) {
        proposals.push_back({{"cluster", proposal.cluster.text()},
                             {"opinions", ids_json(proposal.opinions)},
                             {"likeness", proposal.likeness}});
    }
    return json_response(200, {{"revision", open.dossier.revision},
                               {"items", std::move(items)},
                               {"proposals", std::move(proposals)}});
}

}  // namespace phanbien::api
