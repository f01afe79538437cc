// Clusters of opinions that say the same. Nothing is clustered without a person, and everything can
// be taken apart again.
#include <algorithm>
#include <set>

#include "engine/dossier/decision.hpp"
#include "engine/dossier/refusal.hpp"

namespace phanbien::dossier {

namespace {

constexpr std::size_t members_min = 2;

// Why an opinion cannot join a cluster; nothing when it can.
std::optional<FieldProblem> why_it_cannot_join(const Opinion& opinion, const Dossier& dossier,
                                               std::size_t index) {
    const auto& code = opinion.given.code;
    if (opinion.status != OpinionStatus::open) {
        return FieldProblem{opinion_at(index), code + " đã rút hoặc đang để ngoài phạm vi.",
                            code + " is withdrawn or set aside."};
    }
    if (const auto* other = dossier.find(opinion.cluster)) {
        return FieldProblem{opinion_at(index),
                            code + " đang ở nhóm " + other->code + "; hãy tách ra trước.",
                            code + " is in cluster " + other->code + "; split it off first."};
    }
    return std::nullopt;
}

Result<const Cluster*> living_cluster(const Dossier& dossier, const ClusterId& id) {
    const auto* cluster = dossier.find(id);
    if (cluster == nullptr) {
        return nothing_with_that_id("/data/cluster", "nhóm ý kiến", "cluster");
    }
    if (cluster->dissolved) {
        return conflict("cluster.dissolved", "Nhóm " + cluster->code + " đã được tách hết.",
                        "Cluster " + cluster->code + " has been taken apart.");
    }
    return cluster;
}

Result<void> check_joining(const Dossier& dossier, const std::vector<OpinionId>& opinions) {
    std::vector<FieldProblem> mistakes;
    std::set<OpinionId> seen;
    for (std::size_t i = 0; i < opinions.size(); ++i) {
        const auto opinion = dossier.opinions.find(opinions[i]);
        if (!opinion) {
            return nothing_with_that_id(opinion_at(i), "ý kiến", "opinion");
        }
        if (!seen.insert(opinions[i]).second) {
            mistakes.push_back(
                {opinion_at(i), "Ý kiến này được nêu hai lần.", "This opinion is named twice."});
        }
        if (auto found = why_it_cannot_join(*opinion, dossier, i)) {
            mistakes.push_back(std::move(*found));
        }
    }
    if (mistakes.empty()) {
        return {};
    }
    auto problem = invalid_data(std::move(mistakes));
    problem.kind = ProblemKind::conflict;
    problem.code = "cluster.not_free";
    return problem;
}

}  // namespace

std::vector<OpinionId> with_clusters(const Dossier& dossier,
                                     const std::vector<OpinionId>& opinions) {
    auto out = opinions;
    std::set<OpinionId> seen(out.begin(), out.end());
    std::set<ClusterId> clusters;
    for (const auto& id : opinions) {
        const auto opinion = dossier.opinions.find(id);
        if (!opinion || opinion->cluster.empty() || !clusters.insert(opinion->cluster).second) {
            continue;
        }
        for (auto& member : dossier.living_members(opinion->cluster)) {
            if (seen.insert(member).second) {
                out.push_back(std::move(member));
            }
        }
    }
    return out;
}

Result<Bodies> decide_on(const Matter& matter, const ClusterOpinions& command) {
    const auto& dossier = matter.dossier;
    std::vector<OpinionId> members;
    if (!command.cluster.empty()) {
        CHECK_THAT(living_cluster(dossier, command.cluster));
        members = dossier.living_members(command.cluster);
    }
    CHECK_THAT(check_joining(dossier, command.opinions));
    members.insert(members.end(), command.opinions.begin(), command.opinions.end());
    if (members.size() < members_min || command.opinions.empty()) {
        return invalid_data("/data/opinions", "Một nhóm có ít nhất hai ý kiến.",
                            "A cluster has at least two opinions.");
    }
    std::set<RecommendationId> recommendations;
    std::vector<OpinionId> loose;
    for (const auto& id : members) {
        if (const auto member = dossier.opinions.find(id); member->loose()) {
            loose.push_back(id);
        } else {
            recommendations.insert(member->recommendation);
        }
    }
    if (recommendations.size() > 1) {
        return conflict("cluster.apart",
                        "Các ý kiến này nằm trong những kiến nghị khác nhau, nên không thể cùng "
                        "một nhóm. Hãy tách ra khỏi kiến nghị trước.",
                        "These opinions are part of different recommendations and cannot be one "
                        "cluster. Split them off first.");
    }
    const bool is_new = command.cluster.empty();
    Bodies bodies{OpinionsClustered{.id = is_new ? ClusterId(matter.fresh_id()) : command.cluster,
                                    .code = is_new
                                                ? numbered_code("NY", dossier.clusters.size() + 1)
                                                : dossier.find(command.cluster)->code,
                                    .opinions = command.opinions}};
    if (!recommendations.empty() && !loose.empty()) {
        bodies.emplace_back(
            OpinionsMerged{.recommendation = *recommendations.begin(), .opinions = loose});
    }
    return bodies;
}

Result<Bodies> decide_on(const Matter& matter, const UnclusterOpinions& command) {
    TRY(const auto* cluster, living_cluster(matter.dossier, command.cluster));
    if (command.opinions.empty()) {
        return invalid_data("/data/opinions", "Hãy chọn ít nhất một ý kiến.",
                            "Choose at least one opinion.");
    }
    for (std::size_t i = 0; i < command.opinions.size(); ++i) {
        if (std::ranges::find(cluster->opinions, command.opinions[i]) == cluster->opinions.end()) {
            return invalid_data(opinion_at(i), "Ý kiến này không ở trong nhóm đó.",
                                "This opinion is not in that cluster.");
        }
    }
    return Bodies{OpinionsUnclustered{.id = command.cluster, .opinions = command.opinions}};
}

Result<Bodies> decide_on(const Matter& matter, const DissolveCluster& command) {
    CHECK_THAT(living_cluster(matter.dossier, command.cluster));
    return Bodies{ClusterDissolved{.id = command.cluster, .reason = command.reason}};
}

}  // namespace phanbien::dossier
