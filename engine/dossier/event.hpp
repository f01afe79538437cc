// Events: what happened to a dossier, in the words of the work. The log of them is the truth.
//
// One closed set. Each alternative has a stable name (`act` in its leaf) and a codec in
// event_codec.hpp; adding a member later must keep old events readable (tests/golden keeps one of
// every version ever written). Texts and names of people stand in the payload, never in the leaf.
// Plain values; any thread.
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/dossier/answer_events.hpp"
#include "engine/dossier/erasure_events.hpp"
#include "engine/dossier/opinion_events.hpp"
#include "engine/dossier/placement_events.hpp"
#include "engine/kernel/id.hpp"
#include "engine/kernel/instant.hpp"
#include "engine/people/people.hpp"
#include "engine/route/progress.hpp"

namespace phanbien::dossier {

// A number given by a register: "16" of the incoming one, "07/MTTQ-BTT" of the outgoing one.
struct GivenNumber {
    std::string register_id;
    int year = 0;
    int number = 0;
    std::string code;

    bool operator==(const GivenNumber&) const = default;
};

// A file as a dossier knows it. The bytes are in the store under their hash.
struct FileRef {
    FileHash hash;
    std::string name;        // as uploaded, without any directory
    std::string media_type;  // decided by content, not by name
    std::int64_t size = 0;   // bytes

    bool operator==(const FileRef&) const = default;
};

// Who an opinion is from, as written on it; the account that typed it is the event's actor.
struct Speaker {
    OrganisationId organisation;  // one of ours, or empty
    std::string name;             // a person or a body in words, may be empty
    bool operator==(const Speaker&) const = default;
};

struct Registered {
    std::string title;
    std::string draft_kind;  // an item of the list "draft_kind"
    std::string summary;
    OrganisationId host;
    OrganisationId drafting_body;
    std::string code;  // the draft's own number and code, e.g. "12/TTr-SNV"; may be empty
    std::optional<Date> received_on;
    std::optional<Date> planned_submission_on;
    bool sent_in = false;        // by the drafting body itself
    DossierId duplicate_of;      // a dossier with the same code and body, flagged
    std::string duplicate_code;  // how people know that dossier
    std::string dossier_code;    // "PB-2026-0001"
    std::string workflow;        // definition id, version and content hash it is pinned to
    std::string workflow_version;
    std::string workflow_hash;
    std::optional<GivenNumber> arrival;
    boost::json::object data = {};  // the creation's fields as filled in
    std::string event = {};         // the creation; empty in events of the first version

    bool operator==(const Registered&) const = default;
};

// A delayed send of the definition that waits for its time.
struct PendingSend {
    std::string id;
    std::string event;
    boost::json::value data;
    Instant due_at;

    bool operator==(const PendingSend&) const = default;
};

// What an <invoke> of the definition asked for when its state was entered.
struct Invocation {
    std::string id;      // of the <invoke>
    std::string source;  // id of a route definition
    boost::json::object data;

    bool operator==(const Invocation&) const = default;
};

// The statechart took an event (or started). `instance` is its whole state afterwards.
struct Moved {
    std::string event;         // SCXML event name; empty for the start
    boost::json::object data;  // fields of the action as filled in
    std::vector<FileRef> files;
    std::vector<std::string> exited;   // states left, in order
    std::vector<std::string> entered;  // states entered, in order
    std::vector<std::string> from;     // active atomic states before
    std::vector<std::string> to;       // and after
    boost::json::object instance;
    std::optional<GivenNumber> given;
    std::string revoked;               // the register whose number in force was taken back
    std::string timer;                 // what came due ("task:answer", "send:…"); empty: a person
    std::vector<PendingSend> sends;    // begun by this step
    std::vector<std::string> cancels;  // send ids that it cancelled
    std::vector<std::string> restored;  // of `entered`: taken up again where a history had left off
    std::vector<Invocation> invokes = {};     // begun by this step
    std::vector<std::string> uninvokes = {};  // ids of those whose state was left before they ended

    bool operator==(const Moved&) const = default;
};

struct VersionAdded {
    int number = 0;  // 1, 2, 3 …
    FileRef file;
    FileHash outline;  // the provision tree as JSON, content-addressed like a file
    boost::json::object counts;
    int warnings = 0;
    std::vector<ProvisionRef> provisions;
    std::string note;

    bool operator==(const VersionAdded&) const = default;
};

struct DocumentAttached {
    DocumentId id;
    std::string document_kind;
    std::string title;
    std::string code;  // number and code on the paper, may be empty
    std::optional<Date> dated_on;
    FileRef file;

    bool operator==(const DocumentAttached&) const = default;
};

struct ReviewRequested {
    ReviewId id;
    OrganisationId organisation;
    Date due_on;
    std::string message;

    bool operator==(const ReviewRequested&) const = default;
};
struct ReviewCancelled {
    ReviewId id;
    std::string reason;

    bool operator==(const ReviewCancelled&) const = default;
};
struct ReviewCompleted {
    ReviewId id;
    std::string remark;

    bool operator==(const ReviewCompleted&) const = default;
};

struct OpinionGiven {
    OpinionId id;
    std::string code;        // "YK-001"
    int version = 1;         // the version it was made on; 0: there is no draft
    ProvisionRef provision;  // empty eid: the whole draft
    std::string quote;       // selected words, may be empty
    std::string heading;
    std::string stance;
    std::string text;
    std::string proposal;  // proposed wording, may be empty
    Speaker said_by;
    std::string source;
    bool entered_for_other = false;
    Selection selection = {};               // of the quote in the provision's text
    std::vector<FileRef> attachments = {};  // read by whoever may read the opinion
    DocumentId minutes = {};                // the document of the dossier that records it
    ImportId imported_with = {};            // empty: by itself

    bool operator==(const OpinionGiven&) const = default;
};
struct OpinionRevised {
    OpinionId id;
    std::string heading;
    std::string stance;
    std::string text;
    std::string proposal;

    bool operator==(const OpinionRevised&) const = default;
};
struct OpinionWithdrawn {
    OpinionId id;
    std::string reason;

    bool operator==(const OpinionWithdrawn&) const = default;
};
struct OpinionSetAside {
    OpinionId id;
    std::string reason;

    bool operator==(const OpinionSetAside&) const = default;
};
struct OpinionRestored {
    OpinionId id;

    bool operator==(const OpinionRestored&) const = default;
};

struct RecommendationMade {
    RecommendationId id;
    std::string code;  // "KN-001"
    ProvisionRef provision;
    std::string text;
    std::vector<OpinionId> opinions;

    bool operator==(const RecommendationMade&) const = default;
};
struct RecommendationRevised {
    RecommendationId id;
    std::string text;

    bool operator==(const RecommendationRevised&) const = default;
};
// Reversible: an opinion is in at most one recommendation and can be split off again.
struct OpinionsMerged {
    RecommendationId recommendation;
    std::vector<OpinionId> opinions;

    bool operator==(const OpinionsMerged&) const = default;
};
struct OpinionsSplit {
    RecommendationId recommendation;
    std::vector<OpinionId> opinions;

    bool operator==(const OpinionsSplit&) const = default;
};
// Its opinions become loose again.
struct RecommendationDropped {
    RecommendationId id;
    std::string reason;

    bool operator==(const RecommendationDropped&) const = default;
};

struct AnswerGiven {
    RecommendationId recommendation;
    std::string disposition;
    std::string text;  // the justification, or how it was taken up

    bool operator==(const AnswerGiven&) const = default;
};
struct AnswerAccepted {
    RecommendationId recommendation;
    std::string remark;

    bool operator==(const AnswerAccepted&) const = default;
};
struct AnswerReturned {
    RecommendationId recommendation;
    std::string reason;

    bool operator==(const AnswerReturned&) const = default;
};

// A changed calendar moved due dates of open tasks.
struct DueMove {
    std::string task;     // its key: "answer"
    std::string task_id;  // its name in the definition
    Date from;
    Date to;

    bool operator==(const DueMove&) const = default;
};
struct DuesMoved {
    std::vector<DueMove> dues;
    int year = 0;          // whose calendar changed
    std::string calendar;  // SHA-256 of its iCalendar text

    bool operator==(const DuesMoved&) const = default;
};

// A person did what was asked for behind its due date: which task, or which step of an approval
// route, by when. Written beside the event that did it, since due dates are computed by the
// calendars of the day.
struct LateTask {
    std::string task_id = {};  // its name in the definition; empty: a step
    std::string invoke = {};   // of the <invoke> of a route, and its step
    std::string step = {};
    Date due_on = {};

    bool operator==(const LateTask&) const = default;
};
struct ActedLate {
    std::vector<LateTask> tasks = {};

    bool operator==(const ActedLate&) const = default;
};

// Only those with a part in it find and read the dossier from now on, or no longer only they
// (engine/dossier/restricted_access.hpp).
struct AccessRestricted {
    std::string reason = {};

    bool operator==(const AccessRestricted&) const = default;
};
struct AccessOpened {
    std::string reason = {};

    bool operator==(const AccessOpened&) const = default;
};

// What something of the old definition is called in the new one.
struct Renaming {
    std::string from;
    std::string to;

    bool operator==(const Renaming&) const = default;
};

// The dossier goes on under another version of its procedure. Nothing of either definition was
// executed; `instance` is the statechart's whole state afterwards.
struct Migrated {
    std::string workflow;  // definition id, version and content hash it is pinned to from now on
    std::string workflow_version;
    std::string workflow_hash;
    std::string from_version;
    std::string from_hash;
    std::string reason;
    std::vector<std::string> from;  // active atomic states before
    std::vector<std::string> to;    // and after
    std::vector<Renaming> states;   // their times go on; states that are not here begin now
    std::vector<Renaming> tasks;    // task ids whose due date was raised and stays raised
    std::vector<Renaming> events;   // who raised the one last counts as who raised the other
    boost::json::object instance;
    std::vector<PendingSend> sends;      // all that wait from now on
    std::vector<std::string> data_lost;  // ids of data that were given up

    bool operator==(const Migrated&) const = default;
};

// What happened to an approval route (engine/route/progress.hpp) that the procedure invoked; the
// last one begun under that id.
struct RouteBegun {
    std::string invoke;
    std::string document_kind;  // an item of the list "document_kind": what is to be approved
    route::Begun begun;

    bool operator==(const RouteBegun&) const = default;
};
struct RouteDecided {
    std::string invoke;
    route::Decided decided;  // without its time, which is the event's
    std::string to_account;  // user name of the person it leads to, or empty

    bool operator==(const RouteDecided&) const = default;
};
struct RouteDocumentReplaced {
    std::string invoke;
    route::DocumentReplaced replaced;

    bool operator==(const RouteDocumentReplaced&) const = default;
};
struct RouteReplanned {
    std::string invoke;
    route::Replanned replanned;

    bool operator==(const RouteReplanned&) const = default;
};
struct RouteStepLate {
    std::string invoke;
    route::StepLate late;

    bool operator==(const RouteStepLate&) const = default;
};
struct RouteReminded {
    std::string invoke;
    route::Reminded reminded;

    bool operator==(const RouteReminded&) const = default;
};
struct RouteWithdrawn {
    std::string invoke;
    route::Withdrawn withdrawn;

    bool operator==(const RouteWithdrawn&) const = default;
};

using EventBody = std::variant<
    Registered, Moved, VersionAdded, DocumentAttached, ReviewRequested, ReviewCancelled,
    ReviewCompleted, OpinionGiven, OpinionRevised, OpinionWithdrawn, OpinionSetAside,
    OpinionRestored, RecommendationMade, RecommendationRevised, OpinionsMerged, OpinionsSplit,
    RecommendationDropped, AnswerGiven, AnswerAccepted, AnswerReturned, DuesMoved, Migrated,
    RouteBegun, RouteDecided, RouteDocumentReplaced, RouteReplanned, RouteStepLate, RouteReminded,
    RouteWithdrawn, AnswerDrafted, AnswersImported, AnswersPublished, ChangeTraced, ObjectionRaised,
    ObjectionAnswered, OpinionsImported, ImportWithdrawn, OpinionsClustered, OpinionsUnclustered,
    ClusterDissolved, PlacementsMade, PlacementsConfirmed, PlacementsReopened, Erased, ActedLate,
    AccessRestricted, AccessOpened>;

struct Event {
    EventId id;  // UUIDv7
    DossierId dossier;
    std::uint64_t sequence = 0;   // 1, 2, 3 … in its dossier, no gap
    Instant at;                   // unique in the whole log
    AccountId actor;              // empty: the system
    OrganisationId organisation;  // the actor's; the host for the system
    EventBody body;
};

}  // namespace phanbien::dossier
