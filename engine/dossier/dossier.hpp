// Dossier: one draft under review with all that happened to it, folded from its events.
//
// Only apply() changes it; it never refuses and never asks the world. What may happen next is
// decided in decide.hpp; what may be seen, in reading.hpp.
// A plain value owned by one thread at a time.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/calendar/period.hpp"
#include "engine/dossier/answers.hpp"
#include "engine/dossier/event.hpp"
#include "engine/dossier/opinion.hpp"
#include "engine/dossier/opinion_book.hpp"
#include "engine/dossier/way.hpp"
#include "engine/statechart/instance.hpp"

namespace phanbien::dossier {

struct Version {
    VersionAdded added;
    Instant at;
    AccountId by;

    const ProvisionRef* provision(std::string_view eid) const;

    bool operator==(const Version&) const = default;
};

struct Document {
    DocumentAttached attached;
    Instant at;
    AccountId by;
    OrganisationId by_organisation;

    bool operator==(const Document&) const = default;
};

enum class ReviewStatus { open, completed, cancelled };
std::string_view name_of(ReviewStatus status);

struct Review {
    ReviewRequested request;
    ReviewStatus status = ReviewStatus::open;
    Instant requested_at;
    std::optional<Instant> ended_at;

    bool operator==(const Review&) const = default;
};

// Opinions that a person found to say the same.
struct Cluster {
    ClusterId id;
    std::string code;
    std::vector<OpinionId> opinions;  // in the order they joined; withdrawn ones stay
    bool dissolved = false;
    std::string reason;  // of dissolving it, may be empty
    Instant at;
    AccountId by;

    bool operator==(const Cluster&) const = default;
};

// Opinions that came with one file.
struct OpinionImport {
    OpinionsImported imported;
    bool withdrawn = false;
    std::string reason;  // of withdrawing it
    Instant at;
    AccountId by;

    bool operator==(const OpinionImport&) const = default;
};

enum class AnswerStatus { none, given, accepted, returned };
std::string_view name_of(AnswerStatus status);

struct Answer {
    AnswerStatus status = AnswerStatus::none;
    std::string disposition;
    std::string text;
    std::string return_reason;
    std::optional<Instant> at;
    AccountId by;

    bool operator==(const Answer&) const = default;
};

struct Recommendation {
    RecommendationMade made;  // with later revisions and merges folded in
    bool direct = false;      // made without opinions, by the office itself
    bool dropped = false;
    std::string drop_reason;
    Answer answer;
    std::vector<AnswerDraft> drafts = {};  // at most one of each body
    std::optional<TracedChange> change = {};
    std::uint64_t changed = 0;  // number of the last event about its text or its answer
    Instant at;
    AccountId by;
    Home home = {};
    std::optional<Placement> placement = {};

    bool operator==(const Recommendation&) const = default;
};

// One task open now. `key` is stable while it is open: "answer", or "review:<review id>".
struct OpenTask {
    std::string key;
    std::string task_id;
    std::string state;
    Instant opened_at;
    std::optional<Date> due_on;
    std::optional<calendar::Due> due =
        {};  // how the date came about; nothing: set by hand, or none
    OrganisationId organisation;
    std::vector<std::string> roles;
};

// A definition that a dossier went by until it was moved to another.
struct FormerDefinition {
    std::uint64_t until = 0;  // sequence of the event that moved it
    std::string hash;

    bool operator==(const FormerDefinition&) const = default;
};

// The last time that a changed calendar moved a task's due date.
struct DueChange {
    Date from;
    Date to;
    Instant at;
    int year = 0;  // whose calendar changed

    bool operator==(const DueChange&) const = default;
};

// A number of a register that was in force and was taken back.
struct RevokedNumber {
    GivenNumber number;
    Date on;

    bool operator==(const RevokedNumber&) const = default;
};

// A state that was left: since when it had been active, and when it was left.
struct Absence {
    Instant entered;
    Instant left;

    bool operator==(const Absence&) const = default;
};

// One approval route that the procedure invoked.
struct RouteRun {
    std::string invoke;         // id of the <invoke>
    std::string document_kind;  // of the document that is approved
    route::Progress progress;
    // User names of people it was passed on to or who were asked for advice, by their id.
    std::map<std::string, std::string> drawn_in = {};

    bool operator==(const RouteRun&) const = default;
};

// That only those with a part in the dossier find and read it, since when and why.
struct Restriction {
    Instant at;
    AccountId by;
    std::string reason;

    bool operator==(const Restriction&) const = default;
};

struct Dossier {
    DossierId id;
    std::uint64_t revision = 0;  // sequence of the last event; 0: does not exist yet
    std::string head;            // leaf hash of the last event, hex; set by the runtime
    Registered registered;
    std::vector<FormerDefinition> former_definitions;  // oldest first
    std::optional<GivenNumber> arrival;
    std::optional<GivenNumber> issued;  // the criticism document in force
    std::optional<Date> issued_on;
    std::vector<RevokedNumber> revoked;
    Instant created_at;
    Instant changed_at;
    AccountId created_by;
    statechart::Instance instance;
    // By state id, of active states. Where a history takes a state up again, as after a pause, its
    // time goes on as if it had not been away: the due dates of its tasks move by the absence.
    std::map<std::string, Instant> entered_at;
    std::vector<Stay> way;                           // through its procedure
    std::map<std::string, Absence> absences;         // by state id, of states left and not active
    std::map<std::string, AccountId> last_actor_of;  // by event name, for four eyes
    std::map<std::string, Instant> elapsed_at;       // by task key, when its due was raised
    std::map<std::string, DueChange> due_changes;    // by task key
    std::vector<PendingSend> sends;                  // of the definition, not yet due
    std::vector<Version> versions;
    std::vector<Document> documents;
    std::vector<Review> reviews;
    OpinionBook opinions;                              // in order given, never removed
    std::vector<Recommendation> recommendations;       // in order made, never removed
    std::vector<Objection> objections;                 // in order raised, never removed
    std::vector<RouteRun> routes;                      // in order begun, never removed
    std::vector<Cluster> clusters;                     // in order made, never removed
    std::vector<OpinionImport> imports;                // in order taken, never removed
    std::map<FileHash, Erasure> erased_files;          // files of which only the hash is left
    std::optional<Restriction> restricted;             // access is restricted
    std::map<AccountId, OrganisationId> participants;  // people who acted in it, as whose

    bool exists() const { return revision != 0; }
    const Version* current_version() const;
    const Version* version(int number) const;  // null: there is none
    Review* find(const ReviewId& id);
    Recommendation* find(const RecommendationId& id);
    const Review* find(const ReviewId& id) const;
    const Recommendation* find(const RecommendationId& id) const;
    const Cluster* find(const ClusterId& id) const;
    Cluster* find(const ClusterId& id);
    const OpinionImport* find(const ImportId& id) const;
    OpinionImport* find(const ImportId& id);
    // The opinions of a cluster that are open, in the order they joined; none of one dissolved.
    std::vector<OpinionId> living_members(const ClusterId& of) const;
    // The last route begun under this id, running or not; or null.
    RouteRun* find_route(std::string_view invoke);
    const RouteRun* find_route(std::string_view invoke) const;
    // The newest document of a kind, or null.
    const Document* newest_document(std::string_view kind) const;
    // The review request that makes this organisation a reviewer, open ones first; or null.
    const Review* review_of(const OrganisationId& organisation) const;

    bool operator==(const Dossier&) const = default;

    // Where a review or a recommendation stands in its list, by its id. Kept by apply(); find()
    // asks it first, so that a dossier of thousands of them is folded in linear time.
    std::unordered_map<std::string, std::size_t> places;
};

// When and by whom events happened that have no place in a log yet.
struct Occasion {
    DossierId dossier;
    Instant at;
    AccountId actor;
    OrganisationId organisation;
};

// The dossier as it would be once these had happened next.
Dossier after(Dossier dossier, const std::vector<EventBody>& bodies, const Occasion& occasion);

// Folds one event in. Events of one dossier arrive in order, without gaps.
void apply(Dossier& dossier, const Event& event);

}  // namespace phanbien::dossier
