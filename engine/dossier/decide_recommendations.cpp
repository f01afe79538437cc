// Recommendations: what opinions become. An opinion is in at most one, and can be split off again.
#include <algorithm>
#include <functional>
#include <set>

#include "engine/dossier/decision.hpp"
#include "engine/dossier/refusal.hpp"

namespace phanbien::dossier {

namespace {

// Why an opinion cannot go into this recommendation (empty id: a new one); nothing when it can.
std::optional<FieldProblem> objection(const Opinion& opinion, const RecommendationId& target,
                                      std::size_t index) {
    const auto& code = opinion.given.code;
    if (opinion.status == OpinionStatus::withdrawn) {
        return FieldProblem{opinion_at(index), code + " đã được rút.", code + " is withdrawn."};
    }
    if (opinion.status == OpinionStatus::set_aside) {
        return FieldProblem{opinion_at(index),
                            code + " đang để ngoài phạm vi; hãy đưa lại vào tổng hợp trước.",
                            code + " is set aside; bring it back first."};
    }
    if (!opinion.recommendation.empty()) {
        const bool here = opinion.recommendation == target;
        return FieldProblem{
            opinion_at(index),
            code + (here ? " đã nằm trong kiến nghị này."
                         : " đang nằm trong một kiến nghị khác; hãy tách ra trước."),
            code + (here ? " is part of this recommendation already."
                         : " is part of another recommendation; split it off first.")};
    }
    return std::nullopt;
}

void check_repeated(const std::vector<OpinionId>& opinions, std::size_t index,
                    std::vector<FieldProblem>& mistakes) {
    const auto here = opinions.begin() + static_cast<std::ptrdiff_t>(index);
    if (std::find(opinions.begin(), here, *here) != here) {
        mistakes.push_back(
            {opinion_at(index), "Ý kiến này được nêu hai lần.", "This opinion is named twice."});
    }
}

Result<void> check_free(const Matter& matter, const std::vector<OpinionId>& opinions,
                        const RecommendationId& target, Presence wanted = Presence::required) {
    std::vector<FieldProblem> mistakes;
    if (opinions.empty() && wanted == Presence::required) {
        mistakes.push_back(
            {"/data/opinions", "Hãy chọn ít nhất một ý kiến.", "Choose at least one opinion."});
    }
    for (std::size_t i = 0; i < opinions.size(); ++i) {
        const auto opinion = matter.dossier.opinions.find(opinions[i]);
        if (!opinion) {
            return nothing_with_that_id(opinion_at(i), "ý kiến", "opinion");
        }
        check_repeated(opinions, i, mistakes);
        if (auto found = objection(*opinion, target, i)) {
            mistakes.push_back(std::move(*found));
        }
    }
    if (mistakes.empty()) {
        return {};
    }
    auto problem = invalid_data(std::move(mistakes));
    problem.kind = ProblemKind::conflict;
    problem.code = "opinion.not_free";
    return problem;
}

// As it stands in the versions that the opinions were made on, the newest first: a later version
// may have deleted what they object to. Then as it stands now.
const ProvisionRef* provision_of(const MakeRecommendation& command, const Dossier& dossier) {
    std::set<int, std::greater<>> numbers;
    for (const auto& id : command.opinions) {
        numbers.insert(dossier.opinions.find(id)->given.version);
    }
    numbers.erase(0);  // said when there was no draft
    for (const int number : numbers) {
        const auto& version = dossier.versions.at(static_cast<std::size_t>(number) - 1);
        if (const auto* found = version.provision(command.eid)) {
            return found;
        }
    }
    const auto* current = dossier.current_version();
    return current == nullptr ? nullptr : current->provision(command.eid);
}

}  // namespace

std::string opinion_at(std::size_t index) {
    return "/data/opinions/" + std::to_string(index);
}

Result<const Recommendation*> living_recommendation(const Matter& matter,
                                                    const RecommendationId& id) {
    const auto* recommendation = matter.dossier.find(id);
    if (recommendation == nullptr) {
        return nothing_with_that_id("/data/recommendation", "kiến nghị", "recommendation");
    }
    if (recommendation->dropped) {
        return conflict("recommendation.dropped",
                        "Kiến nghị " + recommendation->made.code + " đã bỏ.",
                        "Recommendation " + recommendation->made.code + " has been dropped.");
    }
    return recommendation;
}

Result<Bodies> decide_on(const Matter& matter, const MakeRecommendation& command) {
    CHECK_THAT(check_free(matter, command.opinions, {}, matter.action.opinions));
    ProvisionRef provision;
    if (!command.eid.empty()) {
        const auto* found = provision_of(command, matter.dossier);
        if (found == nullptr) {
            return invalid_data("/data/provision",
                                "Bản dự thảo được góp ý và bản hiện tại không có điều, khoản, điểm "
                                "đó.",
                                "Neither the version that was commented on nor the present one "
                                "has such a provision.");
        }
        provision = *found;
    }
    if (command.text.empty()) {
        return invalid_data("/data/text", "Hãy ghi nội dung kiến nghị.",
                            "Write what is recommended.");
    }
    const auto number = matter.dossier.recommendations.size() + 1;
    return Bodies{RecommendationMade{.id = RecommendationId(matter.fresh_id()),
                                     .code = numbered_code("KN", number),
                                     .provision = std::move(provision),
                                     .text = command.text,
                                     .opinions = with_clusters(matter.dossier, command.opinions)}};
}

Result<Bodies> decide_on(const Matter& matter, const ReviseRecommendation& command) {
    CHECK_THAT(living_recommendation(matter, command.recommendation));
    if (command.text.empty()) {
        return invalid_data("/data/text", "Hãy ghi nội dung kiến nghị.",
                            "Write what is recommended.");
    }
    return Bodies{RecommendationRevised{.id = command.recommendation, .text = command.text}};
}

Result<Bodies> decide_on(const Matter& matter, const MergeOpinions& command) {
    CHECK_THAT(living_recommendation(matter, command.recommendation));
    CHECK_THAT(check_free(matter, command.opinions, command.recommendation));
    return Bodies{OpinionsMerged{.recommendation = command.recommendation,
                                 .opinions = with_clusters(matter.dossier, command.opinions)}};
}

Result<Bodies> decide_on(const Matter& matter, const SplitOpinions& command) {
    CHECK_THAT(living_recommendation(matter, command.recommendation));
    std::vector<FieldProblem> mistakes;
    if (command.opinions.empty()) {
        mistakes.push_back(
            {"/data/opinions", "Hãy chọn ít nhất một ý kiến.", "Choose at least one opinion."});
    }
    for (std::size_t i = 0; i < command.opinions.size(); ++i) {
        const auto opinion = matter.dossier.opinions.find(command.opinions[i]);
        if (!opinion || opinion->recommendation != command.recommendation) {
            mistakes.push_back({opinion_at(i), "Ý kiến này không nằm trong kiến nghị đó.",
                                "This opinion is not part of that recommendation."});
        }
        check_repeated(command.opinions, i, mistakes);
    }
    if (!mistakes.empty()) {
        return invalid_data(std::move(mistakes));
    }
    return Bodies{OpinionsSplit{.recommendation = command.recommendation,
                                .opinions = with_clusters(matter.dossier, command.opinions)}};
}

Result<Bodies> decide_on(const Matter& matter, const DropRecommendation& command) {
    CHECK_THAT(living_recommendation(matter, command.recommendation));
    return Bodies{RecommendationDropped{.id = command.recommendation, .reason = command.reason}};
}

}  // namespace phanbien::dossier
