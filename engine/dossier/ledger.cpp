// The obligation ledger: every opinion received is accounted for exactly once.
#include "engine/dossier/reading.hpp"

namespace phanbien::dossier {

namespace {

void count_opinion(const Opinion& opinion, Ledger& ledger) {
    ++ledger.received;
    if (opinion.status == OpinionStatus::withdrawn) {
        ++ledger.withdrawn;
    } else if (opinion.status == OpinionStatus::set_aside) {
        ++ledger.set_aside;
    } else if (opinion.recommendation.empty()) {
        ++ledger.loose;
    } else {
        ++ledger.in_recommendations;
    }
}

void count_recommendation(const Recommendation& recommendation, Ledger& ledger) {
    if (recommendation.dropped) {
        return;
    }
    ++ledger.recommendations;
    const auto& answer = recommendation.answer;
    if (answer.status == AnswerStatus::none || answer.status == AnswerStatus::returned) {
        ++ledger.unanswered;
        return;
    }
    ledger.unchecked += answer.status == AnswerStatus::given ? 1 : 0;
    ledger.accepted += answer.disposition == "accepted" ? 1 : 0;
    ledger.partly_accepted += answer.disposition == "partly_accepted" ? 1 : 0;
    ledger.not_accepted += answer.disposition == "not_accepted" ? 1 : 0;
}

}  // namespace

Ledger ledger(const Dossier& dossier) {
    Ledger out;
    for (const auto& opinion : dossier.opinions) {
        count_opinion(opinion, out);
    }
    for (const auto& recommendation : dossier.recommendations) {
        count_recommendation(recommendation, out);
    }
    return out;
}

}  // namespace phanbien::dossier
