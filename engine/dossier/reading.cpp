#include "engine/dossier/reading.hpp"

#include <algorithm>

#include "engine/dossier/due_dates.hpp"
#include "engine/dossier/facts.hpp"
#include "engine/dossier/grants.hpp"
#include "engine/dossier/placeholder.hpp"
#include "engine/dossier/restricted_access.hpp"
#include "engine/dossier/route_run.hpp"

namespace phanbien::dossier {

namespace {

void open(Access& access, std::string_view section) {
    access.draft = access.draft || section == "draft";
    access.opinions = access.opinions || section == "opinions";
    access.own_opinions = access.own_opinions || section == "own_opinions";
    access.recommendations = access.recommendations || section == "recommendations";
    access.own_documents = access.own_documents || section == "own_documents";
    access.history = access.history || section == "history";
}

void open(Access& access, const ReadingRight& right) {
    for (const auto& section : right.sections) {
        open(access, section);
        if (section == "documents") {
            access.documents = access.documents || right.document_kinds.empty();
            access.document_kinds.insert(right.document_kinds.begin(), right.document_kinds.end());
        }
    }
}

OrganisationId organisation_of(Relation relation, const Dossier& dossier) {
    return relation == Relation::drafting_body ? dossier.registered.drafting_body
                                               : dossier.registered.host;
}

void add_review_tasks(const Task& task, const std::string& state, const Dossier& dossier,
                      std::vector<OpenTask>& out) {
    for (const auto& review : dossier.reviews) {
        if (review.status == ReviewStatus::open) {
            out.push_back({.key = task.id + ":" + review.request.id.text(),
                           .task_id = task.id,
                           .state = state,
                           .opened_at = review.requested_at,
                           .due_on = review.request.due_on,
                           .due = std::nullopt,
                           .organisation = review.request.organisation,
                           .roles = task.who.roles});
        }
    }
}

}  // namespace

std::vector<Relation> relations(const Dossier& dossier, const people::Actor& actor) {
    std::vector<Relation> out;
    if (actor.organisation.empty()) {
        return out;
    }
    if (actor.organisation == dossier.registered.host) {
        out.push_back(Relation::host);
    }
    if (actor.organisation == dossier.registered.drafting_body) {
        out.push_back(Relation::drafting_body);
    }
    const auto* review = dossier.review_of(actor.organisation);
    if (review != nullptr && review->status != ReviewStatus::cancelled) {
        out.push_back(Relation::reviewer);
    }
    return out;
}

bool is_meant(const Party& party, const Dossier& dossier, const people::Actor& actor) {
    const bool has_role = std::ranges::any_of(
        party.roles, [&](const std::string& role) { return actor.has_role(role); });
    if (!has_role) {
        return false;
    }
    const auto known = relations(dossier, actor);
    return party.relation == Relation::any ||
           std::ranges::find(known, party.relation) != known.end();
}

bool Access::none() const {
    return !draft && !opinions && !own_opinions && !recommendations && !some_documents() &&
           !history;
}

Access access(const Dossier& dossier, const people::Actor& actor, const Workflow& workflow,
              statechart::Interpreter& interpreter) {
    Access out;
    std::optional<boost::json::object> facts;  // only where a condition decides
    const auto holds_now = [&](const std::string& condition) {
        if (!facts) {
            facts = facts_of(dossier);
        }
        return holds(condition, dossier, interpreter, *facts);
    };
    if (std::ranges::any_of(dossier.routes,
                            [&](const RouteRun& it) { return is_drawn_in(it, actor); })) {
        out.draft = out.opinions = out.recommendations = out.documents = out.history = true;
    }
    const bool kept_out = dossier.restricted && !has_part(dossier, actor, workflow);
    const auto grant = [&](const std::vector<ReadingRight>& rights) {
        for (const auto& right : rights) {
            if (kept_out && right.who.relation == Relation::host) {
                continue;
            }
            if (is_meant(right.who, dossier, actor) &&
                (right.condition.empty() || holds_now(right.condition))) {
                open(out, right);
            }
        }
    };
    grant(workflow.reading());
    for (const auto& id : dossier.instance.configuration) {
        if (const auto* state = workflow.state(id)) {
            grant(state->reading);
        }
    }
    return out;
}

bool may_read(const Opinion& opinion, const Access& access, const people::Actor& actor) {
    return access.opinions || (access.own_opinions && is_opinion_of(opinion, actor.organisation));
}

bool may_read(const Document& document, const Access& access, const people::Actor& actor) {
    return access.documents || access.document_kinds.contains(document.attached.document_kind) ||
           (access.own_documents && document.by_organisation == actor.organisation);
}

std::optional<FileRef> attachment(const Dossier& dossier, const FileHash& hash,
                                  const Access& access, const people::Actor& actor) {
    for (const auto place : dossier.opinions.with_attachment(hash)) {
        const auto opinion = dossier.opinions[place];
        if (may_read(opinion, access, actor)) {
            return *std::ranges::find(opinion.given.attachments, hash, &FileRef::hash);
        }
    }
    return std::nullopt;
}

bool may_read_file(const Dossier& dossier, const FileHash& hash, const Access& access,
                   const people::Actor& actor) {
    return (access.draft &&
            std::ranges::any_of(dossier.versions,
                                [&](const Version& it) { return it.added.file.hash == hash; })) ||
           std::ranges::any_of(dossier.documents,
                               [&](const Document& it) {
                                   return it.attached.file.hash == hash &&
                                          may_read(it, access, actor);
                               }) ||
           attachment(dossier, hash, access, actor).has_value();
}

std::vector<Offer> offers(const Dossier& dossier, const people::Actor& actor,
                          const Workflow& workflow, statechart::Interpreter& interpreter) {
    std::vector<Offer> out;
    const Look look{dossier, actor, interpreter, facts_of(dossier)};
    for (const auto& grant : grants_of(dossier, actor, workflow)) {
        Offer offer{.action = grant.action, .state = grant.state->id, .blockers = {}};
        for (auto& blocker : blockers_of(*grant.action, look)) {
            offer.blockers.push_back(std::move(blocker.text));
        }
        const auto same = std::ranges::find(out, grant.action->event,
                                            [](const Offer& it) { return it.action->event; });
        if (same == out.end()) {
            out.push_back(std::move(offer));
        } else if (!same->blockers.empty() && offer.blockers.empty()) {
            *same = std::move(offer);  // the same event by another of this person's roles
        }
    }
    return out;
}

std::vector<ActiveNotice> notices(const Dossier& dossier, const Workflow& workflow,
                                  statechart::Interpreter& interpreter) {
    std::vector<ActiveNotice> out;
    const auto facts = facts_of(dossier);
    for (const auto& notice : workflow.notices()) {
        if (holds(notice.condition, dossier, interpreter, facts)) {
            out.push_back({.id = notice.id,
                           .text = filled(notice.text, dossier, facts),
                           .basis = notice.basis});
        }
    }
    return out;
}

std::vector<OpenTask> open_tasks(const Dossier& dossier, const Workflow& workflow,
                                 const calendar::Calendars& calendars) {
    std::vector<OpenTask> out;
    for (const auto& id : dossier.instance.configuration) {
        const auto* state = workflow.state(id);
        const auto entered = dossier.entered_at.find(id);
        if (state == nullptr || entered == dossier.entered_at.end()) {
            continue;
        }
        for (const auto& task : state->tasks) {
            if (task.each_review) {
                add_review_tasks(task, id, dossier, out);
                continue;
            }
            OpenTask open{.key = task.id,
                          .task_id = task.id,
                          .state = id,
                          .opened_at = entered->second,
                          .due_on = std::nullopt,
                          .due = std::nullopt,
                          .organisation = organisation_of(task.who.relation, dossier),
                          .roles = task.who.roles};
            if (task.due) {
                open.due = due_of(*task.due, vietnam_day(entered->second), dossier, calendars);
                open.due_on = open.due ? std::optional(open.due->on) : std::nullopt;
            }
            out.push_back(std::move(open));
        }
    }
    return out;
}

std::vector<const StateInfo*> active_states(const Dossier& dossier, const Workflow& workflow) {
    std::vector<const StateInfo*> out;
    for (const auto& id : dossier.instance.configuration) {
        const auto* state = workflow.state(id);
        if (state != nullptr && !state->label.vi.empty()) {
            out.push_back(state);
        }
    }
    return out;
}

bool has_ended(const Dossier& dossier, const Workflow& workflow) {
    return std::ranges::any_of(active_states(dossier, workflow), &StateInfo::ended);
}

}  // namespace phanbien::dossier
