#include "engine/dossier/answers.hpp"

#include <algorithm>

#include "engine/dossier/dossier.hpp"
#include "engine/dossier/workflow.hpp"

namespace phanbien::dossier {

const AnswerDraft* draft_of(const Recommendation& recommendation,
                            const OrganisationId& organisation) {
    const auto found =
        std::ranges::find(recommendation.drafts, organisation, &AnswerDraft::organisation);
    return found == recommendation.drafts.end() ? nullptr : &*found;
}

std::uint64_t stamp_of(const Recommendation& recommendation, const OrganisationId& organisation) {
    const auto* draft = draft_of(recommendation, organisation);
    return std::max(recommendation.changed, draft == nullptr ? 0 : draft->sequence);
}

bool has_answer(const Recommendation& recommendation) {
    return recommendation.answer.status == AnswerStatus::given ||
           recommendation.answer.status == AnswerStatus::accepted;
}

bool is_taken_up(const Recommendation& recommendation) {
    const auto& disposition = recommendation.answer.disposition;
    return !recommendation.dropped && has_answer(recommendation) &&
           (disposition == "accepted" || disposition == "partly_accepted");
}

bool is_opinion_of(const Opinion& opinion, const OrganisationId& organisation) {
    return !organisation.empty() && (opinion.given.said_by.organisation == organisation ||
                                     opinion.entered_by_organisation == organisation);
}

bool has_waiting_objection(const Dossier& dossier, const OpinionId& opinion) {
    return std::ranges::any_of(dossier.objections, [&](const Objection& it) {
        return it.raised.opinion == opinion && !it.answered;
    });
}

std::optional<calendar::Due> objection_due(const Opinion& opinion, const Dossier& dossier,
                                           const Workflow& workflow,
                                           const calendar::Calendars& calendars) {
    const auto* recommendation =
        opinion.recommendation.empty() ? nullptr : dossier.find(opinion.recommendation);
    if (opinion.status != OpinionStatus::open || recommendation == nullptr ||
        !has_answer(*recommendation) || !recommendation->answer.at) {
        return std::nullopt;
    }
    return calendar::due_of(workflow.objection_period(), vietnam_day(*recommendation->answer.at),
                            calendars);
}

void apply_answer_event(Dossier& dossier, const Event& event, const AnswerDrafted& it) {
    auto* recommendation = dossier.find(it.recommendation);
    if (recommendation == nullptr) {
        return;
    }
    auto& drafts = recommendation->drafts;
    std::erase_if(
        drafts, [&](const AnswerDraft& draft) { return draft.organisation == event.organisation; });
    if (!it.disposition.empty() || !it.text.empty()) {
        drafts.push_back({.organisation = event.organisation,
                          .disposition = it.disposition,
                          .text = it.text,
                          .at = event.at,
                          .by = event.actor,
                          .sequence = event.sequence});
    }
}

void apply_answer_event(Dossier& dossier, const Event& event, const ChangeTraced& it) {
    if (auto* recommendation = dossier.find(it.recommendation)) {
        recommendation->change = TracedChange{.traced = it, .at = event.at, .by = event.actor};
    }
}

void apply_answer_event(Dossier& dossier, const Event& event, const ObjectionRaised& it) {
    dossier.objections.push_back(
        {.raised = it, .at = event.at, .by = event.actor, .organisation = event.organisation});
}

void apply_answer_event(Dossier& dossier, const Event& event, const ObjectionAnswered& it) {
    const auto found = std::ranges::find(dossier.objections, it.id,
                                         [](const Objection& each) { return each.raised.id; });
    if (found != dossier.objections.end()) {
        found->answered = it;
        found->answered_at = event.at;
        found->answered_by = event.actor;
    }
}

}  // namespace phanbien::dossier
