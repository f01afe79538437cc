// The opinions this person may read, and how many there are.
#include <algorithm>
#include <unordered_map>

#include "engine/dossier/selector_json.hpp"
#include "engine/kernel/object_text.hpp"
#include "web/api/look.hpp"
#include "web/api/objection_json.hpp"
#include "web/api/placement_json.hpp"
#include "web/api/resources.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

json::object opinion_json(const DossierLook& look, const dossier::Opinion& opinion) {
    auto& desk = look.desk;
    const auto& open = look.open;
    const auto& given = opinion.given;
    const auto& speaker = given.said_by;
    json::value organisation;
    if (!speaker.organisation.empty()) {
        organisation = organisation_ref(desk, speaker.organisation);
    }
    const bool mine = is_opinion_of(opinion, look.actor.organisation);
    const bool shows_use = open.access.recommendations;
    json::array attachments;
    for (const auto& file : given.attachments) {
        attachments.push_back(file_ref(file));
    }
    return {{"id", given.id.text()},
            {"code", given.code},
            {"version", given.version},
            {"provision", provision_ref(given.provision)},
            {"quote", given.quote},
            {"selector", dossier::selector_json(given)},
            {"placement", placement_json(desk, opinion.placement)},
            {"heading", given.heading},
            {"stance", given.stance},
            {"text", given.text},
            {"proposal", given.proposal},
            {"said_by", json::object{{"organisation", organisation}, {"name", speaker.name}}},
            {"source", given.source},
            {"minutes", given.minutes.text()},
            {"attachments", std::move(attachments)},
            {"import", given.imported_with.text()},
            {"entered_by", person(desk, opinion.entered_by)},
            {"entered_for_other", given.entered_for_other},
            {"status", dossier::name_of(opinion.status)},
            {"reason", opinion.reason},
            {"recommendation", shows_use ? opinion.recommendation.text() : ""},
            {"cluster", open.access.opinions ? opinion.cluster.text() : ""},
            {"at", to_text(opinion.at)},
            {"revised_at", instant_or_null(opinion.revised_at)},
            {"erased", opinion.erased.has_value()},
            {"mine", mine},
            {"outcome", mine ? outcome_or_null(look, opinion) : json::value{}}};
}

// Every provision of the draft's versions by its place in the newest that has it: those of the
// newest in their order, then those that only older ones had.
class ProvisionOrder {
  public:
    explicit ProvisionOrder(const dossier::Dossier& dossier) {
        for (auto it = dossier.versions.rbegin(); it != dossier.versions.rend(); ++it) {
            for (const auto& provision : it->added.provisions) {
                places_.try_emplace(provision.eid, places_.size(), &provision.label);
            }
        }
    }

    std::size_t place_of(const std::string& eid) const {
        const auto found = places_.find(eid);
        return found == places_.end() ? places_.size() : found->second.first;
    }
    std::string label_of(const std::string& eid) const {
        const auto found = places_.find(eid);
        return found == places_.end() ? eid : *found->second.second;
    }

  private:
    std::unordered_map<std::string, std::pair<std::size_t, const std::string*>> places_;
};

}  // namespace

Result<std::string> opinions_text(const DossierLook& look) {
    const auto& access = look.open.access;
    if (!access.opinions && !access.own_opinions) {
        return opinions_forbidden();
    }
    std::vector<const dossier::Opinion*> readable;
    for (const auto& opinion : look.open.dossier.opinions) {
        if (dossier::may_read(opinion, access, look.actor)) {
            readable.push_back(&opinion);
        }
    }
    std::string text;
    ObjectText list(text);
    list.number("revision", look.open.dossier.revision);
    append_array(list.begin("items"), readable,
                 [&](std::string& out, const dossier::Opinion* opinion) {
                     append_json(out, opinion_json(look, *opinion));
                 });
    list.end();
    return text;
}

Result<Response> get_opinions(Call& call) {
    const auto actor = call.actor();
    TRY(const auto open, call.desk.open(call.dossier(), actor));
    TRY(auto list, opinions_text(look_now(call, open, actor)));
    return json_text_response(200, std::move(list));
}

Result<Response> get_opinion_counts(Call& call) {
    TRY(const auto open, call.desk.open(call.dossier(), call.actor()));
    if (!open.access.opinions) {
        return opinions_forbidden();
    }
    const ProvisionOrder order(open.dossier);
    const auto counts = call.desk.reading().opinion_counts(open.dossier.id);
    std::vector<const dossier::OpinionCounts::value_type*> rows;
    std::int64_t total = 0;
    for (const auto& row : counts) {
        rows.push_back(&row);
        total += row.second;
    }
    std::ranges::stable_sort(rows, {},
                             [&](const auto* row) { return order.place_of(row->first.eid); });
    json::array items;
    for (const auto* row : rows) {
        const auto& [place, count] = *row;
        items.push_back({{"provision", provision_ref({place.eid, order.label_of(place.eid)})},
                         {"stance", place.stance},
                         {"count", count}});
    }
    return json_response(
        200, {{"revision", open.dossier.revision}, {"total", total}, {"items", std::move(items)}});
}

}  // namespace phanbien::api
