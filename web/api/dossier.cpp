// One dossier as this person may see it: the facts, what may be done, what blocks it.
#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <set>

#include "engine/dossier/due_dates.hpp"
#include "engine/dossier/facts.hpp"
#include "web/api/definition_json.hpp"
#include "web/api/look.hpp"
#include "web/api/resources.hpp"
#include "web/api/words.hpp"
#include "web/server/fields.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

json::object access_json(const dossier::Access& access) {
    return {{"draft", access.draft},
            {"opinions", access.opinions},
            {"own_opinions", access.own_opinions},
            {"recommendations", access.recommendations},
            {"documents", access.some_documents()},
            {"history", access.history}};
}

json::array states_json(const OpenDossier& open) {
    json::array out;
    for (const auto* info : dossier::active_states(open.dossier, open.workflow)) {
        auto state = named(info->id, info->label);
        const auto since = open.dossier.entered_at.find(info->id);
        if (since != open.dossier.entered_at.end()) {
            state["since"] = to_text(since->second);
        }
        out.push_back(std::move(state));
    }
    return out;
}

// The stage and the end as the innermost state says that has one.
struct Stand {
    json::value stage;
    bool ended = false;
};
Stand stand_of(const OpenDossier& open) {
    Stand stand;
    for (const auto* info : dossier::active_states(open.dossier, open.workflow)) {
        if (info->stage) {
            stand.stage = *info->stage;
        }
        stand.ended = stand.ended || info->ended;
    }
    return stand;
}

bool is_mine(const dossier::OpenTask& task, const people::Actor& actor) {
    return task.organisation == actor.organisation &&
           std::ranges::any_of(task.roles, [&](const auto& role) { return actor.has_role(role); });
}

// Who else was asked to review is not for one reviewer to know.
bool sees_reviews(const dossier::Access& access) {
    return access.opinions || access.history;
}

json::array tasks_json(const DossierLook& look) {
    Summaries summaries(look.shown());
    json::array out;
    for (const auto& task :
         dossier::open_tasks(look.open.dossier, look.open.workflow, look.calendars)) {
        const auto* definition = find_task(look.open.workflow, task.task_id);
        const bool mine = is_mine(task, look.actor);
        const bool of_other_reviewer =
            definition && definition->each_review && task.organisation != look.actor.organisation;
        if (of_other_reviewer && !sees_reviews(look.open.access)) {
            continue;
        }
        const auto explanation = explanation_of(task, look.open.dossier);
        std::string text;
        summaries.append(text, look.open.workflow,
                         {.key = task.key,
                          .task_id = task.task_id,
                          .organisation = task.organisation,
                          .roles = task.roles,
                          .due_on = task.due_on,
                          .opened_at = task.opened_at,
                          .mine = mine,
                          .due_explanation = explanation});
        out.push_back(json::parse(text));
    }
    return out;
}

std::string_view style_name(dossier::ActionStyle style) {
    switch (style) {
        case dossier::ActionStyle::main:
            return "main";
        case dossier::ActionStyle::quiet:
            return "quiet";
        case dossier::ActionStyle::danger:
            return "danger";
        case dossier::ActionStyle::tool:
            return "tool";
    }
    return "quiet";
}

json::object offer_json(const DossierLook& look, const dossier::Offer& offer) {
    const auto& action = *offer.action;
    json::array blockers;
    for (const auto& blocker : offer.blockers) {
        blockers.push_back(label(with_names(look.desk, blocker)));
    }
    std::optional<Date> due_on;
    if (action.due) {
        const auto due = due_of(*action.due, look.today(), look.open.dossier, look.calendars);
        due_on = due ? std::optional(due->on) : std::nullopt;
    }
    return {{"event", action.event},
            {"label", label(action.label)},
            {"style", style_name(action.style)},
            {"state", offer.state},
            {"fields", fields_json(action.fields, look.open.workflow)},
            {"blockers", std::move(blockers)},
            {"default_due_on", date_or_null(due_on)}};
}

json::array offers_json(const DossierLook& look) {
    json::array out;
    if (look.tense == Tense::past) {
        return out;
    }
    for (const auto& offer : dossier::offers(look.open.dossier, look.actor, look.open.workflow,
                                             look.open.interpreter)) {
        out.push_back(offer_json(look, offer));
    }
    return out;
}

json::array notices_json(const DossierLook& look) {
    json::array out;
    for (const auto& notice :
         dossier::notices(look.open.dossier, look.open.workflow, look.open.interpreter)) {
        out.push_back({{"id", notice.id},
                       {"text", label(with_names(look.desk, notice.text))},
                       {"basis", notice.basis}});
    }
    return out;
}

json::value ledger_json(const OpenDossier& open) {
    if (!open.access.opinions && !open.access.recommendations) {
        return {};
    }
    const auto ledger = dossier::ledger(open.dossier);
    return json::object{{"received", ledger.received},
                        {"in_recommendations", ledger.in_recommendations},
                        {"withdrawn", ledger.withdrawn},
                        {"set_aside", ledger.set_aside},
                        {"loose", ledger.loose},
                        {"recommendations", ledger.recommendations},
                        {"unanswered", ledger.unanswered},
                        {"accepted", ledger.accepted},
                        {"partly_accepted", ledger.partly_accepted},
                        {"not_accepted", ledger.not_accepted},
                        {"unchecked", ledger.unchecked}};
}

json::array versions_json(const DossierLook& look) {
    json::array out;
    if (!look.open.access.draft) {
        return out;
    }
    for (const auto& version : look.open.dossier.versions) {
        out.push_back({{"number", version.added.number},
                       {"file", file_ref(version.added.file)},
                       {"counts", version.added.counts},
                       {"warnings", version.added.warnings},
                       {"note", version.added.note},
                       {"at", to_text(version.at)},
                       {"by", person(look.desk, version.by)}});
    }
    return out;
}

json::array documents_json(const DossierLook& look) {
    json::array out;
    for (const auto& document : look.open.dossier.documents) {
        if (!dossier::may_read(document, look.open.access, look.actor)) {
            continue;
        }
        const auto& attached = document.attached;
        out.push_back({{"id", attached.id.text()},
                       {"document_kind", attached.document_kind},
                       {"title", attached.title},
                       {"code", attached.code},
                       {"dated_on", date_or_null(attached.dated_on)},
                       {"file", file_ref(attached.file)},
                       {"at", to_text(document.at)},
                       {"by", person(look.desk, document.by)},
                       {"organisation", organisation_ref(look.desk, document.by_organisation)}});
    }
    return out;
}

json::object review_json(const DossierLook& look, const dossier::Review& review) {
    const auto& request = review.request;
    const bool open = review.status == dossier::ReviewStatus::open;
    return {{"id", request.id.text()},
            {"organisation", organisation_ref(look.desk, request.organisation)},
            {"due_on", to_text(request.due_on)},
            {"overdue", open && request.due_on < look.today()},
            {"working_days_left", look.shown().working_days_left(request.due_on)},
            {"status", dossier::name_of(review.status)},
            {"message", request.message},
            {"requested_at", to_text(review.requested_at)},
            {"ended_at", instant_or_null(review.ended_at)},
            {"opinions", look.open.dossier.opinions.tally().of(request.organisation)}};
}

json::array reviews_json(const DossierLook& look) {
    json::array out;
    for (const auto& review : look.open.dossier.reviews) {
        const bool own = review.request.organisation == look.actor.organisation;
        if (own || sees_reviews(look.open.access)) {
            out.push_back(review_json(look, review));
        }
    }
    return out;
}

// What the definition wants shown of a dossier: a value of the statechart, or a fact as counted.
json::array data_json(const OpenDossier& open) {
    const auto facts = dossier::facts_of(open.dossier);
    json::array out;
    for (const auto& item : open.workflow.data()) {
        if (item.label.vi.empty()) {
            continue;
        }
        const auto& values = item.fact ? facts : open.dossier.instance.data;
        const auto* found = values.if_contains(item.id);
        const json::value value =
            found == nullptr || found->is_structured() ? json::value{} : *found;
        const auto* text = value.if_string();
        const auto* chosen =
            text == nullptr ? nullptr : open.workflow.item(item.list, {text->data(), text->size()});
        out.push_back({{"id", item.id},
                       {"label", label(item.label)},
                       {"type", api::name_of(item.type)},
                       {"value", value},
                       {"shown", chosen ? label_or_null(chosen->label) : json::value{}}});
    }
    return out;
}

void add_facts(json::object& out, const DossierLook& look) {
    const auto& dossier = look.open.dossier;
    const auto& registered = dossier.registered;
    auto& desk = look.desk;
    out["id"] = dossier.id.text();
    out["revision"] = dossier.revision;
    out["code"] = registered.dossier_code;
    out["title"] = registered.title;
    out["procedure"] = procedure_ref(look.open.workflow);
    out["counterpart"] = label(look.open.workflow.counterpart().label);
    out["data"] = data_json(look.open);
    out["draft_kind"] = registered.draft_kind;
    out["draft_code"] = registered.code;
    out["summary"] = registered.summary;
    out["host"] = organisation_ref(desk, registered.host);
    out["drafting_body"] = organisation_ref(desk, registered.drafting_body);
    out["arrival_code"] = dossier.arrival ? dossier.arrival->code : "";
    out["issue_code"] = dossier.issued ? dossier.issued->code : "";
    out["issued_on"] = date_or_null(dossier.issued_on);
    out["received_on"] = date_or_null(registered.received_on);
    out["planned_submission_on"] = date_or_null(registered.planned_submission_on);
    out["created_at"] = to_text(dossier.created_at);
    out["changed_at"] = to_text(dossier.changed_at);
    out["created_by"] = person(desk, dossier.created_by);
    out["sent_in"] = registered.sent_in;
    out["restricted"] = nullptr;
    if (const auto& restricted = dossier.restricted) {
        out["restricted"] = json::object{{"at", to_text(restricted->at)},
                                         {"by", person(desk, restricted->by)},
                                         {"reason", restricted->reason}};
    }
}

}  // namespace

json::object dossier_json(const DossierLook& look) {
    const auto& open = look.open;
    json::object out;
    add_facts(out, look);
    auto stand = stand_of(open);
    out["states"] = states_json(open);
    out["stage"] = std::move(stand.stage);
    out["ended"] = stand.ended;
    out["access"] = access_json(open.access);
    out["notices"] = notices_json(look);
    out["tasks"] = tasks_json(look);
    out["offers"] = offers_json(look);
    out["ledger"] = ledger_json(open);
    out["versions"] = versions_json(look);
    out["documents"] = documents_json(look);
    out["reviews"] = reviews_json(look);
    std::set<std::string_view> been_in;
    for (const auto& stay : open.dossier.way) {
        been_in.insert(stay.state);
    }
    out["passed"] = json::array(been_in.begin(), been_in.end());
    return out;
}

Result<Response> get_dossier(Call& call) {
    const auto actor = call.actor();
    TRY(const auto open, call.desk.open(call.dossier(), actor));
    auto response = json_response(200, dossier_json(look_now(call, open, actor)));
    response.set("ETag", server::to_tag(open.dossier.revision));
    return response;
}

}  // namespace phanbien::api
