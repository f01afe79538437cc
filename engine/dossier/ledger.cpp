// The obligation ledger: every opinion received is accounted for exactly once.
#include "engine/dossier/reading.hpp"

namespace phanbien::dossier {

namespace {

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
    const auto& opinions = dossier.opinions.tally();
    Ledger out{.received = opinions.received,
               .in_recommendations = opinions.in_recommendations,
               .withdrawn = opinions.withdrawn,
               .set_aside = opinions.set_aside,
               .loose = opinions.loose};
    for (const auto& recommendation : dossier.recommendations) {
        count_recommendation(recommendation, out);
    }
    return out;
}

}  // namespace phanbien::dossier
