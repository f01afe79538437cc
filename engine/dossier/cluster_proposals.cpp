#include "engine/dossier/cluster_proposals.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "engine/text/similarity.hpp"

namespace phanbien::dossier {

namespace {

using Matters = std::map<std::pair<std::string, std::string>, std::vector<const Opinion*>>;

// Nothing where they cannot become one cluster, or are one.
std::optional<ClusterProposal> proposal_of(const std::vector<const Opinion*>& alike) {
    ClusterProposal out;
    std::set<ClusterId> clusters;
    std::set<RecommendationId> recommendations;
    for (const auto* opinion : alike) {
        if (!opinion->recommendation.empty()) {
            recommendations.insert(opinion->recommendation);
        }
        if (opinion->cluster.empty()) {
            out.opinions.push_back(opinion->given.id);
        } else {
            clusters.insert(opinion->cluster);
        }
    }
    const std::size_t members_min = clusters.empty() ? 2 : 1;
    if (clusters.size() > 1 || recommendations.size() > 1 || out.opinions.size() < members_min) {
        return std::nullopt;
    }
    out.cluster = clusters.empty() ? ClusterId() : *clusters.begin();
    return out;
}

}  // namespace

std::vector<ClusterProposal> cluster_proposals(const Dossier& dossier) {
    Matters matters;
    for (const auto& opinion : dossier.opinions) {
        if (opinion.status == OpinionStatus::open && !opinion.erased) {
            matters[{opinion.given.provision.eid, opinion.given.stance}].push_back(&opinion);
        }
    }
    std::vector<ClusterProposal> out;
    for (const auto& [matter, opinions] : matters) {
        std::vector<std::string> texts;
        for (const auto* opinion : opinions) {
            texts.push_back(opinion->given.text + "\n" + opinion->given.proposal);
        }
        for (const auto& group : text::similar_texts(texts)) {
            std::vector<const Opinion*> alike;
            for (const auto member : group.members) {
                alike.push_back(opinions[member]);
            }
            if (auto proposal = proposal_of(alike)) {
                proposal->likeness = group.likeness;
                out.push_back(*std::move(proposal));
            }
        }
    }
    std::ranges::stable_sort(out, std::greater<>(),
                             [](const ClusterProposal& it) { return it.opinions.size(); });
    return out;
}

}  // namespace phanbien::dossier
