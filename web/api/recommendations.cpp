// The recommendations with their answers, in the order of the text.
#include <algorithm>

#include "engine/dossier/provision_order.hpp"
#include "web/api/look.hpp"
#include "web/api/objection_json.hpp"
#include "web/api/placement_json.hpp"
#include "web/api/resources.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

json::object answer_json(Desk& desk, const dossier::Answer& answer) {
    const bool answered = !answer.by.empty();
    return {{"status", dossier::name_of(answer.status)},
            {"disposition", answer.disposition},
            {"text", answer.text},
            {"return_reason", answer.return_reason},
            {"at", instant_or_null(answer.at)},
            {"by", answered ? json::value(person(desk, answer.by)) : json::value{}}};
}

// What this reader's own people mean to answer; nobody else is shown it.
json::value draft_or_null(Desk& desk, const dossier::Recommendation& recommendation,
                          const people::Actor& actor) {
    const auto* draft = draft_of(recommendation, actor.organisation);
    if (draft == nullptr) {
        return {};
    }
    return json::object{{"disposition", draft->disposition},
                        {"text", draft->text},
                        {"outdated", draft->outdated},
                        {"at", to_text(draft->at)},
                        {"by", person(desk, draft->by)}};
}

json::object recommendation_json(Desk& desk, const dossier::Recommendation& recommendation,
                                 const people::Actor& actor) {
    const auto& made = recommendation.made;
    json::array opinions;
    for (const auto& opinion : made.opinions) {
        opinions.emplace_back(opinion.text());
    }
    return {{"id", made.id.text()},
            {"code", made.code},
            {"provision", provision_ref(made.provision)},
            {"placement", placement_json(desk, recommendation.placement)},
            {"text", made.text},
            {"opinions", std::move(opinions)},
            {"dropped", recommendation.dropped},
            {"drop_reason", recommendation.drop_reason},
            {"answer", answer_json(desk, recommendation.answer)},
            {"draft", draft_or_null(desk, recommendation, actor)},
            {"stamp", stamp_of(recommendation, actor.organisation)},
            {"change", change_or_null(desk, recommendation.change)},
            {"at", to_text(recommendation.at)},
            {"by", person(desk, recommendation.by)}};
}

}  // namespace

Result<json::object> recommendations_json(const DossierLook& look) {
    const auto& open = look.open;
    if (!open.access.recommendations) {
        return Problem{ProblemKind::forbidden, "recommendations.forbidden",
                       "Bạn chưa được xem kiến nghị của hồ sơ này.",
                       "You may not read this dossier's recommendations now."};
    }
    const dossier::ProvisionOrder order{open.dossier.versions,
                                        dossier::version_under_review(open.dossier)};
    std::vector<const dossier::Recommendation*> sorted;
    for (const auto& recommendation : open.dossier.recommendations) {
        sorted.push_back(&recommendation);
    }
    std::ranges::stable_sort(sorted, {}, [&](const dossier::Recommendation* recommendation) {
        return order.position(recommendation->made.provision.eid);
    });
    json::array items;
    for (const auto* recommendation : sorted) {
        items.push_back(recommendation_json(look.desk, *recommendation, look.actor));
    }
    return json::object{{"revision", open.dossier.revision}, {"items", std::move(items)}};
}

Result<Response> get_recommendations(Call& call) {
    const auto actor = call.actor();
    TRY(const auto open, call.desk.open(call.dossier(), actor));
    TRY(auto list, recommendations_json(look_now(call, open, actor)));
    return json_response(200, std::move(list));
}

}  // namespace phanbien::api
