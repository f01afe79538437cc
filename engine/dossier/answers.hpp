// Answers on their way, as a dossier keeps them: drafts by body, the change that carries an answer
// out, objections; and what is asked about them. Plain values and pure functions; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/calendar/period.hpp"
#include "engine/dossier/answer_events.hpp"
#include "engine/kernel/instant.hpp"

namespace phanbien::dossier {

struct Dossier;
struct Event;
struct Opinion;
struct Recommendation;
class Workflow;

// One body's draft of one answer. Nobody else's people may read it.
struct AnswerDraft {
    OrganisationId organisation;
    std::string disposition;
    std::string text;
    Instant at;
    AccountId by;
    std::uint64_t sequence = 0;  // of the event
    bool outdated = false;       // the recommendation was worded anew since

    bool operator==(const AnswerDraft&) const = default;
};

struct TracedChange {
    ChangeTraced traced;
    Instant at;
    AccountId by;

    bool operator==(const TracedChange&) const = default;
};

struct Objection {
    ObjectionRaised raised;
    Instant at;
    AccountId by;
    OrganisationId organisation;
    std::optional<ObjectionAnswered> answered = {};
    std::optional<Instant> answered_at = {};
    AccountId answered_by = {};

    bool operator==(const Objection&) const = default;
};

const AnswerDraft* draft_of(const Recommendation& recommendation,
                            const OrganisationId& organisation);

// The number of the last event that changed what these people see of the recommendation's text,
// answer or draft: two who answer at once find each other by it.
std::uint64_t stamp_of(const Recommendation& recommendation, const OrganisationId& organisation);

// Has an answer that stands: one that was sent back does not.
bool has_answer(const Recommendation& recommendation);

// "Taken up", wholly or in part, by an answer that stands.
bool is_taken_up(const Recommendation& recommendation);

// The opinion was given by this body, or entered by it for somebody.
bool is_opinion_of(const Opinion& opinion, const OrganisationId& organisation);

// An objection to the answer to this opinion was raised and not answered.
bool has_waiting_objection(const Dossier& dossier, const OpinionId& opinion);

// By when whoever gave the opinion may object to its answer; nothing while there is none.
std::optional<calendar::Due> objection_due(const Opinion& opinion, const Dossier& dossier,
                                           const Workflow& workflow,
                                           const calendar::Calendars& calendars);

// The parts of apply(): what each event changes.
void apply_answer_event(Dossier& dossier, const Event& event, const AnswerDrafted& it);
void apply_answer_event(Dossier& dossier, const Event& event, const ChangeTraced& it);
void apply_answer_event(Dossier& dossier, const Event& event, const ObjectionRaised& it);
void apply_answer_event(Dossier& dossier, const Event& event, const ObjectionAnswered& it);

}  // namespace phanbien::dossier
