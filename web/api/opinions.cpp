// The opinions this person may read.
#include "web/api/placement_json.hpp"
#include "web/api/resources.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

std::string_view status_name(dossier::OpinionStatus status) {
    switch (status) {
        case dossier::OpinionStatus::open:
            return "open";
        case dossier::OpinionStatus::set_aside:
            return "set_aside";
        case dossier::OpinionStatus::withdrawn:
            return "withdrawn";
    }
    return "open";
}

json::object opinion_json(Desk& desk, const dossier::Opinion& opinion, const OpenDossier& open,
                          const people::Actor& actor) {
    const auto& given = opinion.given;
    const auto& speaker = given.said_by;
    json::value organisation;
    if (!speaker.organisation.empty()) {
        organisation = organisation_ref(desk, speaker.organisation);
    }
    const bool mine = speaker.organisation == actor.organisation ||
                      opinion.entered_by_organisation == actor.organisation;
    const bool shows_use = open.access.recommendations;
    return {{"id", given.id.text()},
            {"code", given.code},
            {"version", given.version},
            {"provision", provision_ref(given.provision)},
            {"quote", given.quote},
            {"prefix", given.prefix},
            {"suffix", given.suffix},
            {"placement", placement_json(desk, opinion.placement)},
            {"heading", given.heading},
            {"stance", given.stance},
            {"text", given.text},
            {"proposal", given.proposal},
            {"said_by", json::object{{"organisation", organisation}, {"name", speaker.name}}},
            {"source", given.source},
            {"entered_by", person(desk, opinion.entered_by)},
            {"entered_for_other", given.entered_for_other},
            {"status", status_name(opinion.status)},
            {"reason", opinion.reason},
            {"recommendation", shows_use ? opinion.recommendation.text() : ""},
            {"at", to_text(opinion.at)},
            {"revised_at", instant_or_null(opinion.revised_at)},
            {"mine", mine}};
}

}  // namespace

Result<Response> get_opinions(Call& call) {
    const auto actor = call.actor();
    TRY(const auto open, call.desk.open(call.dossier(), actor));
    if (!open.access.opinions && !open.access.own_opinions) {
        return Problem{ProblemKind::forbidden, "opinions.forbidden",
                       "Bạn chưa được xem ý kiến góp ý của hồ sơ này.",
                       "You may not read this dossier's opinions now."};
    }
    json::array items;
    for (const auto& opinion : open.dossier.opinions) {
        if (dossier::may_read(opinion, open.access, actor)) {
            items.push_back(opinion_json(call.desk, opinion, open, actor));
        }
    }
    return json_response(200, {{"revision", open.dossier.revision}, {"items", std::move(items)}});
}

}  // namespace phanbien::api
