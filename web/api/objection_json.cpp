#include "web/api/objection_json.hpp"

#include "web/api/words.hpp"

namespace phanbien::api {

namespace json = boost::json;

json::value change_or_null(Desk& desk, const std::optional<dossier::TracedChange>& change) {
    if (!change) {
        return {};
    }
    const auto& traced = change->traced;
    json::array provisions;
    for (std::size_t i = 0; i < traced.provisions.size(); ++i) {
        provisions.push_back(provision_ref(
            {.eid = traced.provisions[i],
             .label = i < traced.labels.size() ? traced.labels[i] : traced.provisions[i]}));
    }
    return json::object{{"version", traced.version},
                        {"provisions", std::move(provisions)},
                        {"remark", traced.remark},
                        {"at", to_text(change->at)},
                        {"by", person(desk, change->by)}};
}

json::object objection_json(Desk& desk, const OpenDossier& open,
                            const dossier::Objection& objection) {
    const auto opinion = open.dossier.opinions.find(objection.raised.opinion);
    const auto* recommendation = open.dossier.find(objection.raised.recommendation);
    json::value answered;
    if (objection.answered) {
        answered = json::object{{"text", objection.answered->text},
                                {"asked_again", objection.answered->asked_again},
                                {"at", instant_or_null(objection.answered_at)},
                                {"by", person(desk, objection.answered_by)}};
    }
    return {{"id", objection.raised.id.text()},
            {"opinion", objection.raised.opinion.text()},
            {"opinion_code", opinion ? opinion->given.code : ""},
            {"recommendation", objection.raised.recommendation.text()},
            {"recommendation_code", recommendation == nullptr ? "" : recommendation->made.code},
            {"text", objection.raised.text},
            {"at", to_text(objection.at)},
            {"by", person(desk, objection.by)},
            {"organisation", organisation_ref(desk, objection.organisation)},
            {"answered", std::move(answered)}};
}

json::array objections_of(Desk& desk, const OpenDossier& open, const OpinionId& opinion) {
    json::array out;
    for (const auto& objection : open.dossier.objections) {
        if (objection.raised.opinion == opinion) {
            out.push_back(objection_json(desk, open, objection));
        }
    }
    return out;
}

json::value outcome_or_null(const DossierLook& look, const dossier::Opinion& opinion) {
    auto& desk = look.desk;
    const auto& open = look.open;
    const auto* recommendation =
        opinion.recommendation.empty() ? nullptr : open.dossier.find(opinion.recommendation);
    auto objections = objections_of(desk, open, opinion.given.id);
    if (recommendation == nullptr || recommendation->dropped ||
        (!has_answer(*recommendation) && objections.empty())) {
        return {};
    }
    const auto due = objection_due(opinion, open.dossier, open.workflow, look.calendars);
    const bool closed = dossier::has_ended(open.dossier, open.workflow) ||
                        dossier::has_waiting_objection(open.dossier, opinion.given.id);
    const bool answered = has_answer(*recommendation);
    return json::object{{"code", recommendation->made.code},
                        {"recommended", recommendation->made.text},
                        {"disposition", answered ? recommendation->answer.disposition : ""},
                        {"text", answered ? recommendation->answer.text : ""},
                        {"change", change_or_null(desk, recommendation->change)},
                        {"object_until", date_or_null(due ? std::optional(due->on) : std::nullopt)},
                        {"may_object", due && due->on >= look.today() && !closed},
                        {"objections", std::move(objections)}};
}

}  // namespace phanbien::api
