// Progress: one route on its way, folded from what happened to it.
//
// Whether a step is done is never written down: it follows from the approvals that hold, which are
// those of the very bytes in force (the SHA-256 of the document). A document that changes asks
// everybody again who signed the old one, and one that changes back counts what was signed before.
// Only apply() changes a Progress; it never refuses. What may happen next is in decide.hpp.
// A plain value owned by one thread at a time.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/kernel/instant.hpp"
#include "engine/route/plan.hpp"

namespace phanbien::route {

enum class Verdict {
    approve,     // "approve"; with a remark or without
    send_back,   // "send_back": to an earlier step, or to the author
    refuse,      // "refuse": the route ends
    pass_on,     // "pass_on": a colleague shall decide here instead
    ask_advice,  // "ask_advice": of somebody; the step stays open
    advise,      // "advise": what was asked for; decides nothing
};

std::string_view name_of(Verdict verdict);
std::optional<Verdict> verdict(std::string_view name);

// Who acted, in which post, on whose behalf, on which bytes.
struct Decision {
    std::string step;
    Verdict verdict = Verdict::approve;
    std::string person;              // ids of the directory, as in a Plan
    std::string post;                // empty for advise
    std::string holder;              // of the post; the person itself when it acts in person
    std::vector<std::string> chain;  // those who handed it on, from the holder; empty: in person
    std::string document;            // SHA-256 of the bytes decided on, hex
    std::string remark;             // the reason, the question, the advice; may be empty to approve
    std::string to;                 // send_back: a step, or empty for the author; else a person
    bool no_longer_needed = false;  // others had done the step already; counts for nothing
    Instant at;

    bool operator==(const Decision&) const = default;
};

struct Begun {
    Plan plan;
    std::string document;

    bool operator==(const Begun&) const = default;
};
struct Decided {
    Decision decision;

    bool operator==(const Decided&) const = default;
};
struct DocumentReplaced {
    std::string document;

    bool operator==(const DocumentReplaced&) const = default;
};
// What a change of staff, or of days, made of an open step.
struct StepChange {
    std::string step;
    Sentence what;

    bool operator==(const StepChange&) const = default;
};
struct Replanned {
    Plan plan;
    std::vector<StepChange> changes;  // empty: only days to come have moved

    bool operator==(const Replanned&) const = default;
};
// The days of a step have passed and too few have answered.
struct StepLate {
    std::string step;

    bool operator==(const StepLate&) const = default;
};
struct Reminded {
    std::string step;
    std::string by;  // person; empty: the system

    bool operator==(const Reminded&) const = default;
};
// What the route was for is over: the state that invoked it was left.
struct Withdrawn {
    std::string reason;

    bool operator==(const Withdrawn&) const = default;
};

using RouteEvent =
    std::variant<Begun, Decided, DocumentReplaced, Replanned, StepLate, Reminded, Withdrawn>;

enum class StepStatus { waiting, open, done };
enum class Outcome { running, approved, sent_back, refused, withdrawn };

std::string_view name_of(StepStatus status);
std::string_view name_of(Outcome outcome);

// A colleague who decides in a seat instead of whoever would.
struct Passed {
    std::string post;
    std::string holder;
    std::string by;
    std::string to;

    bool operator==(const Passed&) const = default;
};

struct Advice {
    std::string asked;
    std::string by;
    std::string question;
    std::optional<std::string> answer = {};

    bool operator==(const Advice&) const = default;
};

struct StepState {
    StepStatus status = StepStatus::waiting;
    std::optional<Instant> opened_at = {};  // since when it has been open without a break
    std::optional<Instant> done_at = {};
    std::vector<Decision> approvals = {};  // not sent back since, of whichever document
    std::vector<Passed> passed = {};
    std::vector<Advice> advice = {};
    bool late = false;
    std::string consented_by_silence = {};  // for which document, or empty
    std::optional<Instant> reminded_at = {};

    bool operator==(const StepState&) const = default;
};

struct Progress {
    Plan plan;
    std::string document;             // in force
    std::vector<StepState> steps;     // beside plan.steps
    std::vector<Decision> decisions;  // all of them, in order
    Outcome outcome = Outcome::running;
    std::optional<Instant> ended_at;

    // Approvals of the document in force; not of those who changed it after they had approved it.
    std::vector<const Decision*> in_force(PlaceInPlan at) const;
    // Those who approved another version here and have not approved this one.
    std::vector<std::string> asked_again(PlaceInPlan at) const;
    // The steps that can be reached from this one, itself first.
    std::vector<PlaceInPlan> from(PlaceInPlan at) const;
    bool is_before(PlaceInPlan one, PlaceInPlan other) const;
    bool is_running() const { return outcome == Outcome::running; }

    bool operator==(const Progress&) const = default;
};

void apply(Progress& progress, const RouteEvent& event, Instant at);

}  // namespace phanbien::route
