// The procedures in use, one of them, and the one that a dossier follows with the way it came.
#include "web/api/definition_json.hpp"
#include "web/api/look.hpp"
#include "web/api/resources.hpp"
#include "web/api/summaries.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

std::int64_t open_dossiers(Call& call, const people::Actor& actor, const std::string& procedure) {
    runtime::DossierFilter filter;
    filter.actor = actor;
    filter.sees_all = sees_every_dossier(call.site.parts.workflows, actor);
    filter.procedure = procedure;
    filter.ended = false;
    filter.today = call.today();
    filter.limit = 1;
    return call.desk.reading().dossiers(filter).total;
}

json::array way_json(const std::vector<dossier::Stay>& way) {
    json::array out;
    for (const auto& stay : way) {
        out.push_back({{"state", stay.state},
                       {"event", stay.event},
                       {"entered_at", to_text(stay.entered_at)},
                       {"left_at", instant_or_null(stay.left_at)}});
    }
    return out;
}

}  // namespace

Result<Response> get_procedures(Call& call) {
    const auto actor = call.actor();
    json::array items;
    for (const auto* workflow : call.site.parts.workflows.current()) {
        auto item = procedure_ref(*workflow);
        item["code"] = workflow->code_prefix();
        item["counterpart"] = counterpart_json(workflow->counterpart());
        item["creations"] = creations_json(*workflow, actor);
        item["open"] = open_dossiers(call, actor, workflow->id());
        items.push_back(std::move(item));
    }
    return json_response(200, {{"items", std::move(items)}});
}

Result<Response> get_procedure_by_id(Call& call) {
    TRY(const auto* workflow, procedure_of(call));
    return json_response(200, procedure_json(*workflow, call.actor()));
}

json::object dossier_procedure_json(const DossierLook& look,
                                    const runtime::WorkflowShelf& workflows) {
    const auto& open = look.open;
    json::array now;
    for (const auto& state : open.dossier.instance.configuration) {
        now.emplace_back(state);
    }
    const auto* newest = workflows.current(open.workflow.id());
    return {{"procedure", procedure_json(open.workflow, look.actor)},
            {"in_use", newest == &open.workflow},
            {"now", std::move(now)},
            {"way", way_json(open.dossier.way)}};
}

Result<Response> get_dossier_procedure(Call& call) {
    const auto actor = call.actor();
    TRY(const auto open, call.desk.open(call.dossier(), actor));
    return json_response(
        200, dossier_procedure_json(look_now(call, open, actor), call.site.parts.workflows));
}

}  // namespace phanbien::api
