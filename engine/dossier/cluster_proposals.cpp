#include "engine/dossier/cluster_proposals.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "engine/text/similarity.hpp"

namespace phanbien::dossier {

namespace {

// What is said of one provision with one stance: in which words, and by which opinions.
struct Matter {
    struct Said {
        OpinionId opinion;
        ClusterId cluster;
        RecommendationId recommendation;
    };
    std::vector<std::string> texts = {};
    std::vector<Said> said = {};  // as many, in the same order
};

// Nothing where they cannot become one cluster, or are one.
std::optional<ClusterProposal> proposal_of(const Matter& matter,
                                           const std::vector<std::size_t>& alike) {
    ClusterProposal out;
    std::set<ClusterId> clusters;
    std::set<RecommendationId> recommendations;
    for (const auto place : alike) {
        const auto& [opinion, cluster, recommendation] = matter.said[place];
        if (!recommendation.empty()) {
            recommendations.insert(recommendation);
        }
        if (cluster.empty()) {
            out.opinions.push_back(opinion);
        } else {
            clusters.insert(cluster);
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
    std::map<std::pair<std::string, std::string>, Matter> matters;
    for (const auto& opinion : dossier.opinions) {
        const auto& given = opinion.given;
        if (opinion.status == OpinionStatus::open && !opinion.erased) {
            auto& matter = matters[{given.provision.eid, given.stance}];
            matter.texts.push_back(given.text + "\n" + given.proposal);
            matter.said.push_back({given.id, opinion.cluster, opinion.recommendation});
        }
    }
    std::vector<ClusterProposal> out;
    for (const auto& [what, matter] : matters) {
        for (const auto& group : text::similar_texts(matter.texts)) {
            if (auto proposal = proposal_of(matter, group.members)) {
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
