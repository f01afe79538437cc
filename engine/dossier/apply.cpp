// apply: what each event changes. It asks nothing and refuses nothing; an event that names
// something unknown changes nothing but the revision, since the log cannot be argued with.
#include <algorithm>
#include <set>
#include <utility>

#include "engine/dossier/act_names.hpp"
#include "engine/dossier/clusters.hpp"
#include "engine/dossier/dossier.hpp"
#include "engine/dossier/erasure.hpp"
#include "engine/dossier/instance_value.hpp"
#include "engine/dossier/placements.hpp"
#include "engine/dossier/restricted_access.hpp"
#include "engine/dossier/workflow.hpp"

namespace phanbien::dossier {

namespace {

struct Applier {
    Dossier& dossier;
    const Event& event;

    void operator()(const Registered& it) {
        dossier.id = event.dossier;
        dossier.registered = it;
        dossier.arrival = it.arrival;
        dossier.created_at = event.at;
        dossier.created_by = event.actor;
        if (!it.event.empty()) {
            dossier.last_actor_of[it.event] = event.actor;
        }
    }

    void operator()(const Moved& it) {
        dossier.instance = instance_from_value(it.instance);
        note_states(it);
        note_numbers(it);
        note_timers(it);
        if (!it.event.empty() && it.timer.empty()) {
            dossier.last_actor_of[it.event] = event.actor;
        }
    }

    void operator()(const VersionAdded& it) {
        dossier.versions.push_back({.added = it, .at = event.at, .by = event.actor});
    }

    void operator()(const DocumentAttached& it) {
        dossier.documents.push_back({.attached = it,
                                     .at = event.at,
                                     .by = event.actor,
                                     .by_organisation = event.organisation});
    }

    void operator()(const ReviewRequested& it) {
        dossier.places[it.id.text()] = dossier.reviews.size();
        dossier.reviews.push_back({.request = it,
                                   .status = ReviewStatus::open,
                                   .requested_at = event.at,
                                   .ended_at = std::nullopt});
    }
    void operator()(const ReviewCancelled& it) { end_review(it.id, ReviewStatus::cancelled); }
    void operator()(const ReviewCompleted& it) { end_review(it.id, ReviewStatus::completed); }

    void operator()(const OpinionGiven& it) {
        dossier.opinions.add({.given = it,
                              .status = OpinionStatus::open,
                              .recommendation = {},
                              .reason = {},
                              .at = event.at,
                              .revised_at = std::nullopt,
                              .entered_by = event.actor,
                              .entered_by_organisation = event.organisation,
                              .home = {it.version, it.provision}});
    }
    void operator()(const OpinionsImported& it) {
        dossier.imports.push_back(
            {.imported = it, .withdrawn = false, .reason = {}, .at = event.at, .by = event.actor});
    }
    void operator()(const ImportWithdrawn& it) {
        if (auto* batch = dossier.find(it.id)) {
            batch->withdrawn = true;
            batch->reason = it.reason;
        }
        detach(it.opinions);
        for (const auto& id : it.opinions) {
            become(id, OpinionStatus::withdrawn, it.reason);
        }
    }

    void operator()(const OpinionsClustered& it) { apply_cluster_event(dossier, event, it); }
    void operator()(const OpinionsUnclustered& it) { apply_cluster_event(dossier, event, it); }
    void operator()(const ClusterDissolved& it) { apply_cluster_event(dossier, event, it); }

    void operator()(const OpinionRevised& it) {
        dossier.opinions.change(it.id, [&](Opinion& opinion) {
            opinion.given.heading = it.heading;
            opinion.given.stance = it.stance;
            opinion.given.text = it.text;
            opinion.given.proposal = it.proposal;
            opinion.revised_at = event.at;
        });
    }
    void operator()(const OpinionWithdrawn& it) {
        detach({it.id});
        become(it.id, OpinionStatus::withdrawn, it.reason);
    }
    void operator()(const OpinionSetAside& it) {
        become(it.id, OpinionStatus::set_aside, it.reason);
    }
    void operator()(const OpinionRestored& it) { become(it.id, OpinionStatus::open, {}); }

    void operator()(const RecommendationMade& it) {
        dossier.places[it.id.text()] = dossier.recommendations.size();
        auto& made = dossier.recommendations.emplace_back();
        made.made = it;
        made.made.opinions.clear();
        made.direct = it.opinions.empty();
        made.at = event.at;
        made.by = event.actor;
        made.home = {version_meant(it), it.provision};
        attach(it.id, it.opinions);
    }
    void operator()(const RecommendationRevised& it) {
        if (auto* recommendation = dossier.find(it.id)) {
            recommendation->made.text = it.text;
            // What was answered was another text: the new one waits for an answer of its own.
            recommendation->answer = {};
            recommendation->change.reset();
            recommendation->changed = event.sequence;
            for (auto& draft : recommendation->drafts) {
                draft.outdated = true;
            }
        }
    }
    void operator()(const OpinionsMerged& it) { attach(it.recommendation, it.opinions); }
    void operator()(const OpinionsSplit& it) { detach(it.opinions); }
    void operator()(const RecommendationDropped& it) {
        auto* recommendation = dossier.find(it.id);
        if (recommendation == nullptr) {
            return;
        }
        recommendation->dropped = true;
        recommendation->drop_reason = it.reason;
        const auto opinions = recommendation->made.opinions;
        detach(opinions);
    }

    void operator()(const AnswerGiven& it) {
        if (auto* recommendation = dossier.find(it.recommendation)) {
            recommendation->answer = {.status = AnswerStatus::given,
                                      .disposition = it.disposition,
                                      .text = it.text,
                                      .return_reason = {},
                                      .at = event.at,
                                      .by = event.actor};
            recommendation->change.reset();
            recommendation->changed = event.sequence;
            std::erase_if(recommendation->drafts, [&](const AnswerDraft& draft) {
                return draft.organisation == event.organisation;
            });
        }
    }
    void operator()(const AnswerAccepted& it) {
        if (auto* recommendation = dossier.find(it.recommendation)) {
            recommendation->answer.status = AnswerStatus::accepted;
            recommendation->changed = event.sequence;
        }
    }
    void operator()(const AnswerReturned& it) {
        if (auto* recommendation = dossier.find(it.recommendation)) {
            recommendation->answer.status = AnswerStatus::returned;
            recommendation->answer.return_reason = it.reason;
            recommendation->changed = event.sequence;
        }
    }
    void operator()(const DuesMoved& it) {
        for (const auto& due : it.dues) {
            dossier.due_changes[due.task] = {
                .from = due.from, .to = due.to, .at = event.at, .year = it.year};
        }
    }

    void operator()(const Migrated& it) {
        dossier.former_definitions.push_back({.until = event.sequence, .hash = it.from_hash});
        dossier.registered.workflow = it.workflow;
        dossier.registered.workflow_version = it.workflow_version;
        dossier.registered.workflow_hash = it.workflow_hash;
        dossier.instance = instance_from_value(it.instance);
        dossier.sends = it.sends;
        rename_states(it.states);
        rename_tasks(it.tasks);
        for (const auto& name : it.events) {
            if (const auto last = dossier.last_actor_of.find(name.from);
                last != dossier.last_actor_of.end()) {
                dossier.last_actor_of[name.to] = last->second;
            }
        }
    }

    void operator()(const RouteBegun& it) {
        auto& run = dossier.routes.emplace_back();
        run.invoke = it.invoke;
        run.document_kind = it.document_kind;
        route::apply(run.progress, it.begun, event.at);
    }
    void operator()(const RouteDecided& it) {
        auto decided = it.decided;
        decided.decision.at = event.at;
        if (auto* run = dossier.find_route(it.invoke)) {
            if (!it.to_account.empty()) {
                run->drawn_in[decided.decision.to] = it.to_account;
            }
            route::apply(run->progress, decided, event.at);
        }
    }
    void operator()(const RouteDocumentReplaced& it) { go_on(it.invoke, it.replaced); }
    void operator()(const RouteReplanned& it) { go_on(it.invoke, it.replanned); }
    void operator()(const RouteStepLate& it) { go_on(it.invoke, it.late); }
    void operator()(const RouteReminded& it) { go_on(it.invoke, it.reminded); }
    void operator()(const RouteWithdrawn& it) { go_on(it.invoke, it.withdrawn); }

    void operator()(const AnswerDrafted& it) { apply_answer_event(dossier, event, it); }
    void operator()(const AnswersImported&) {}   // its drafts follow as events of their own
    void operator()(const AnswersPublished&) {}  // so do the answers
    void operator()(const ChangeTraced& it) { apply_answer_event(dossier, event, it); }
    void operator()(const ObjectionRaised& it) { apply_answer_event(dossier, event, it); }
    void operator()(const ObjectionAnswered& it) { apply_answer_event(dossier, event, it); }
    void operator()(const PlacementsMade& it) { apply_placement_event(dossier, event, it); }
    void operator()(const PlacementsConfirmed& it) { apply_placement_event(dossier, event, it); }
    void operator()(const PlacementsReopened& it) { apply_placement_event(dossier, event, it); }
    void operator()(const Erased& it) { apply_erasure(dossier, event, it); }
    void operator()(const ActedLate&) {}  // says of what another event did that it was late
    void operator()(const AccessRestricted& it) { apply_access_event(dossier, event, it); }
    void operator()(const AccessOpened& it) { apply_access_event(dossier, event, it); }

  private:
    // A recommendation does not say which version it speaks of: the newest that its opinions were
    // made on and that has its provision, else the newest of all that has.
    int version_meant(const RecommendationMade& it) const {
        const auto has_it = [&](int number) {
            const auto* version = dossier.version(number);
            const auto* found = version == nullptr ? nullptr : version->provision(it.provision.eid);
            return found != nullptr && *found == it.provision;
        };
        int meant = 0;
        for (const auto& id : it.opinions) {
            const auto opinion = dossier.opinions.find(id);
            if (opinion && opinion->given.version > meant && has_it(opinion->given.version)) {
                meant = opinion->given.version;
            }
        }
        for (auto number = static_cast<int>(dossier.versions.size()); meant == 0 && number > 0;
             --number) {
            meant = has_it(number) ? number : 0;
        }
        return meant;
    }

    void go_on(const std::string& invoke, const route::RouteEvent& happened) {
        if (auto* run = dossier.find_route(invoke)) {
            route::apply(run->progress, happened, event.at);
        }
    }

    // A state goes on since the earliest time of those it stands for; one that stands for none
    // begins now.
    void rename_states(const std::vector<Renaming>& states) {
        const auto entered = std::exchange(dossier.entered_at, {});
        const auto absences = std::exchange(dossier.absences, {});
        for (const auto& state : dossier.instance.configuration) {
            dossier.entered_at[state] = event.at;
        }
        for (const auto& state : states) {
            const auto since = entered.find(state.from);
            const auto now = dossier.entered_at.find(state.to);
            const auto absence = absences.find(state.from);
            if (now == dossier.entered_at.end()) {
                if (absence != absences.end()) {
                    dossier.absences[state.to] = absence->second;
                }
            } else if (since != entered.end()) {
                now->second = std::min(now->second, since->second);
            }
        }
    }

    void rename_tasks(const std::vector<Renaming>& tasks) {
        const auto renamed = [&](auto& by_key) {
            const auto before = std::exchange(by_key, {});
            for (const auto& [key, value] : before) {
                const auto id = task_id_of(key);
                const auto task = std::ranges::find(tasks, id, &Renaming::from);
                if (task != tasks.end()) {
                    by_key[task->to + key.substr(id.size())] = value;
                }
            }
        };
        renamed(dossier.elapsed_at);
        renamed(dossier.due_changes);
    }

    void note_states(const Moved& it) {
        for (const auto& state : it.exited) {
            if (const auto active = dossier.entered_at.extract(state)) {
                dossier.absences[state] = {.entered = active.mapped(), .left = event.at};
            }
        }
        const auto& active = dossier.instance.configuration;
        for (const auto& state : it.entered) {
            if (std::ranges::find(active, state) != active.end()) {
                dossier.entered_at[state] = event.at;
            }
        }
        take_up_again(it.restored);
        std::erase_if(dossier.absences, [&](const auto& absence) {
            return dossier.entered_at.contains(absence.first);
        });
    }

    // Time stood still for the restored states; a due date that was raised before stays raised.
    void take_up_again(const std::vector<std::string>& restored) {
        std::optional<Instant::duration> away;
        for (const auto& state : restored) {
            const auto absence = dossier.absences.find(state);
            const auto entered = dossier.entered_at.find(state);
            if (absence != dossier.absences.end() && entered != dossier.entered_at.end()) {
                away = event.at - absence->second.left;
                entered->second = absence->second.entered + *away;
            }
        }
        for (auto& [task, raised] : dossier.elapsed_at) {
            raised += away.value_or(Instant::duration{});
        }
    }

    void note_numbers(const Moved& it) {
        if (it.revoked == outgoing_register) {
            take_back_issued();
        }
        if (!it.given) {
            return;
        }
        if (it.given->register_id == incoming_register) {
            dossier.arrival = it.given;
            dossier.registered.received_on = vietnam_day(event.at);
        } else if (it.given->register_id == outgoing_register) {
            const auto* written = it.data.if_contains("issued_on");
            const auto* text = written == nullptr ? nullptr : written->if_string();
            const auto day = text ? parse_date({text->data(), text->size()}) : std::nullopt;
            dossier.issued = it.given;
            dossier.issued_on = day.value_or(vietnam_day(event.at));
        }
    }

    // The document is no longer in force: its number stays in the register, struck out, and what
    // was answered to it answers nothing that will be issued later.
    void take_back_issued() {
        if (dossier.issued) {
            dossier.revoked.push_back(
                {.number = *std::move(dossier.issued), .on = vietnam_day(event.at)});
        }
        dossier.issued.reset();
        dossier.issued_on.reset();
        for (auto& recommendation : dossier.recommendations) {
            recommendation.answer = {};
            recommendation.change.reset();
            recommendation.changed = event.sequence;
        }
    }

    void note_timers(const Moved& it) {
        take_send(dossier.sends, it.timer);
        std::erase_if(dossier.sends, [&](const PendingSend& send) {
            return std::ranges::find(it.cancels, send.id) != it.cancels.end();
        });
        dossier.sends.insert(dossier.sends.end(), it.sends.begin(), it.sends.end());
        if (const auto key = task_of_timer(it.timer); !key.empty()) {
            dossier.elapsed_at[std::string(key)] = event.at;
        }
    }

    void end_review(const ReviewId& id, ReviewStatus status) {
        if (auto* review = dossier.find(id)) {
            review->status = status;
            review->ended_at = event.at;
        }
    }

    void become(const OpinionId& id, OpinionStatus status, const std::string& reason) {
        dossier.opinions.change(id, [&](Opinion& opinion) {
            opinion.status = status;
            opinion.reason = reason;
        });
    }

    // Each recommendation that loses opinions is gone through once, however many it loses.
    void detach(const std::vector<OpinionId>& opinions) {
        std::set<RecommendationId> losing;
        for (const auto& id : opinions) {
            dossier.opinions.change(id, [&](Opinion& opinion) {
                if (!opinion.recommendation.empty()) {
                    losing.insert(std::exchange(opinion.recommendation, {}));
                }
            });
        }
        for (const auto& id : losing) {
            if (auto* recommendation = dossier.find(id)) {
                std::erase_if(recommendation->made.opinions, [&](const OpinionId& it) {
                    return dossier.opinions.find(it)->recommendation != id;
                });
            }
        }
    }

    void attach(const RecommendationId& id, const std::vector<OpinionId>& opinions) {
        auto* recommendation = dossier.find(id);
        if (recommendation == nullptr) {
            return;
        }
        detach(opinions);
        for (const auto& opinion_id : opinions) {
            dossier.opinions.change(opinion_id, [&](Opinion& opinion) {
                if (opinion.recommendation.empty()) {
                    opinion.recommendation = id;
                    recommendation->made.opinions.push_back(opinion_id);
                }
            });
        }
    }
};

}  // namespace

void apply(Dossier& dossier, const Event& event) {
    dossier.revision = event.sequence;
    dossier.changed_at = event.at;
    std::visit(Applier{dossier, event}, event.body);
    walk(event, dossier.way);
    note_participant(dossier, event);
    if (const auto name = command_behind(event.body); !name.empty()) {
        dossier.last_actor_of[std::string(name)] = event.actor;
    }
}

}  // namespace phanbien::dossier
