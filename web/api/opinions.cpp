// The opinions this person may read, and how many there are.
#include <algorithm>
#include <unordered_map>

#include "engine/dossier/selector_json.hpp"
#include "engine/kernel/object_text.hpp"
#include "web/api/look.hpp"
#include "web/api/objection_json.hpp"
#include "web/api/placement_json.hpp"
#include "web/api/query_reader.hpp"
#include "web/api/resources.hpp"
#include "web/api/words.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

// Writes the opinions of a list one after the other, each as text at once: a campaign has a hundred
// thousand of them, and JSON values take four times as long. People and bodies, whom many of them
// name, are put into words once.
class OpinionWriter {
  public:
    explicit OpinionWriter(const DossierLook& look) : look_(look) {}

    void write(std::string& to, const dossier::Opinion& opinion) {
        const auto& access = look_.open.access;
        const auto& given = opinion.given;
        const bool mine = is_opinion_of(opinion, look_.actor.organisation);
        ObjectText out(to);
        out.text("id", given.id.text());
        out.text("code", given.code);
        out.number("version", given.version);
        append_json(out.begin("provision"), provision_ref(given.provision));
        out.text("quote", given.quote);
        append_json(out.begin("selector"), dossier::selector_json(given));
        append_json(out.begin("placement"), placement_json(look_.desk, opinion.placement));
        out.text("heading", given.heading);
        out.text("stance", given.stance);
        out.text("text", given.text);
        out.text("proposal", given.proposal);
        speaker(out.begin("said_by"), given.said_by);
        out.text("source", given.source);
        out.text("minutes", given.minutes.text());
        append_array(out.begin("attachments"), given.attachments,
                     [](std::string& file, const auto& it) { append_json(file, file_ref(it)); });
        out.text("import", given.imported_with.text());
        out.raw("entered_by", person_text(opinion.entered_by));
        out.flag("entered_for_other", given.entered_for_other);
        out.text("status", dossier::name_of(opinion.status));
        out.text("reason", opinion.reason);
        out.text("recommendation", access.recommendations ? opinion.recommendation.text() : "");
        out.text("cluster", access.opinions ? opinion.cluster.text() : "");
        out.text("at", to_text(opinion.at));
        append_json(out.begin("revised_at"), instant_or_null(opinion.revised_at));
        out.flag("erased", opinion.erased.has_value());
        out.flag("mine", mine);
        append_json(out.begin("outcome"), mine ? outcome_or_null(look_, opinion) : json::value{});
        out.end();
    }

  private:
    void speaker(std::string& to, const dossier::Speaker& speaker) {
        ObjectText out(to);
        out.raw("organisation",
                speaker.organisation.empty() ? "null" : body_text(speaker.organisation));
        out.text("name", speaker.name);
        out.end();
    }
    std::string_view person_text(const AccountId& id) {
        auto& text = people_[id];
        if (text.empty()) {
            append_json(text, person(look_.desk, id));
        }
        return text;
    }
    std::string_view body_text(const OrganisationId& id) {
        auto& text = bodies_[id];
        if (text.empty()) {
            append_json(text, organisation_ref(look_.desk, id));
        }
        return text;
    }

    const DossierLook& look_;
    std::unordered_map<AccountId, std::string> people_;
    std::unordered_map<OrganisationId, std::string> bodies_;
};

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

Result<std::string> opinions_text(const DossierLook& look, const OpinionSlice& slice) {
    const auto& access = look.open.access;
    if (!access.opinions && !access.own_opinions) {
        return opinions_forbidden();
    }
    OpinionWriter writer(look);
    std::string text;
    ObjectText list(text);
    list.number("revision", look.open.dossier.revision);
    const auto readable = [&](const dossier::Opinion& opinion) {
        return dossier::may_read(opinion, access, look.actor);
    };
    const auto next =
        append_slice(list.begin("items"), look.open.dossier.opinions, slice, readable,
                     [&](std::string& out, const auto& opinion) { writer.write(out, opinion); });
    list.text("next_cursor", sealed(next));
    list.end();
    return text;
}

Result<Response> get_opinions(Call& call) {
    const auto actor = call.actor();
    TRY(const auto open, call.desk.open(call.dossier(), actor));
    TRY(const auto slice, slice_asked(call, open.dossier.opinions));
    TRY(auto list, opinions_text(look_now(call, open, actor), slice));
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
