// Commands: what a person (or a timer) asks to be done to a dossier. Decided by decide.hpp.
// Names and fields are those of schemas/openapi.yaml. Plain values; any thread.
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/dossier/answer_commands.hpp"
#include "engine/dossier/event.hpp"
#include "engine/dossier/migration_map.hpp"
#include "engine/kernel/result.hpp"

namespace phanbien::dossier {

// The procedure that is meant where a request names none: it was the only one.
inline constexpr std::string_view first_procedure = "phan-bien";

// Starts a dossier by one of the procedure's creations, such as "dossier.register".
struct Register {
    std::string event;
    std::string procedure{first_procedure};  // a definition's id
    Registered facts;  // as filled in; numbers, codes and pins are given by decide
    bool duplicate_confirmed = false;
    std::vector<FileHash> drafts;  // the text under review, or none
    boost::json::object data;      // the creation's fields
};

// Raises an event of the procedure, with the fields its action declares.
struct Act {
    std::string event;
    boost::json::object data;
};

// A due date or a delayed send came due. Only the runtime makes these.
struct Elapse {
    std::string timer;  // "task:<key>" or "send:<send id>"
    std::string event;
    boost::json::object data;
};

struct AddVersion {
    FileHash file;
    std::string note;
};
struct AttachDocument {
    std::string document_kind;
    std::string title;
    std::string code;
    std::optional<Date> dated_on;
    FileHash file;
};
struct RequestReviews {
    std::vector<OrganisationId> organisations;
    std::optional<Date> due_on;  // absent: the definition's default
    std::string message;
};
struct CancelReview {
    ReviewId review;
    std::string reason;
};
struct CompleteReview {
    ReviewId review;
    std::string remark;
};
struct GiveOpinion {
    bool entered_for_other = false;  // "opinion.enter": the office types it for somebody
    int version = 1;                 // 0: there is no draft
    std::string eid;                 // empty: the whole draft, or the whole matter
    std::string quote;
    std::string heading;
    std::string stance;
    std::string text;
    std::string proposal;
    Speaker said_by;
    std::string source;
    Selection selection = {};  // of the quote
    std::vector<FileHash> attachments = {};
    DocumentId minutes = {};  // of the dossier's documents
};
// Opinions that somebody forwards together, as a portal or an office that gathered them does: taken
// all or none, each as if it had been given alone. Granted as one of them is.
struct GiveOpinions {
    bool entered_for_other = false;  // "opinion.enter_many"; so is each of them then
    std::vector<GiveOpinion> opinions;
};
// A row of a file, as it was understood and not objected to by whoever imports it.
struct ImportedRow {
    int row = 0;  // as numbered in the file, from 1
    GiveOpinion opinion;
};
// Takes opinions from a file, all or none. Granted by "opinion.enter"; made by the web from the
// file (engine/intake), never on the wire of commands.
struct ImportOpinions {
    FileHash file;
    std::vector<ImportedRow> rows;
    std::vector<LeftOutRow> left_out;
};
// Granted by "opinion.withdraw".
struct WithdrawImport {
    ImportId batch;
    std::string reason;
};
// These three are granted by "opinion.merge".
struct ClusterOpinions {
    ClusterId cluster;  // to join; empty: a new one
    std::vector<OpinionId> opinions;
};
struct UnclusterOpinions {
    ClusterId cluster;
    std::vector<OpinionId> opinions;
};
struct DissolveCluster {
    ClusterId cluster;
    std::string reason;
};
struct ReviseOpinion {
    OpinionId opinion;
    std::string heading;
    std::string stance;
    std::string text;
    std::string proposal;
};
struct WithdrawOpinion {
    OpinionId opinion;
    std::string reason;
};
struct SetOpinionAside {
    OpinionId opinion;
    std::string reason;
};
struct RestoreOpinion {
    OpinionId opinion;
};
struct MakeRecommendation {
    std::string eid;
    std::string text;
    std::vector<OpinionId> opinions;
};
struct ReviseRecommendation {
    RecommendationId recommendation;
    std::string text;
};
struct MergeOpinions {
    RecommendationId recommendation;
    std::vector<OpinionId> opinions;
};
struct SplitOpinions {
    RecommendationId recommendation;
    std::vector<OpinionId> opinions;
};
struct DropRecommendation {
    RecommendationId recommendation;
    std::string reason;
};
struct GiveAnswer {
    RecommendationId recommendation;
    std::string disposition;
    std::string text;
};
struct AcceptAnswer {
    RecommendationId recommendation;
    std::string remark;
};
struct ReturnAnswer {
    RecommendationId recommendation;
    std::string reason;
};

// Says where opinions and recommendations stand in the present version.
struct ConfirmPlacements {
    struct Choice {
        OpinionId opinion;  // one of the two
        RecommendationId recommendation;
        std::string eid;  // empty: nowhere any more
    };
    std::vector<Choice> placements;
};
struct ReopenPlacements {
    std::vector<OpinionId> opinions;
    std::vector<RecommendationId> recommendations;
    std::string reason;
};

// Decides at a step of an approval route: approve, send back, refuse, pass on, ask for or give
// advice.
struct DecideRoute {
    std::string invoke;
    std::string step;
    route::Verdict verdict = route::Verdict::approve;
    std::string document;  // what this person has seen: SHA-256, hex
    std::string remark;
    std::string to;     // send_back: a step, or empty for the author; pass_on, ask_advice: a person
    std::string post;   // in which of the posts asked; empty: any, in person first
    bool bulk = false;  // together with others in one go, where the step's rule allows that
};
// Reminds those who are asked at an open step.
struct RemindRoute {
    std::string invoke;
    std::string step;
};

// Who is asked by the directory of the day: given by the system when the directory has changed, and
// every morning.
struct FollowDirectory {
    std::vector<RouteReplanned> made = {};  // worked out already in the same transaction, or empty
};

// Moves the dossier to another version of its procedure. Given by an administrator or by the
// system, never on the wire of a dossier.
struct Migrate {
    Mapping mapping;
    std::string workflow_hash;  // of the new version; the one who decides is handed its definition
};

using CommandBody =
    std::variant<Register, Act, Elapse, AddVersion, AttachDocument, RequestReviews, CancelReview,
                 CompleteReview, GiveOpinion, ReviseOpinion, WithdrawOpinion, SetOpinionAside,
                 RestoreOpinion, MakeRecommendation, ReviseRecommendation, MergeOpinions,
                 SplitOpinions, DropRecommendation, GiveAnswer, AcceptAnswer, ReturnAnswer,
                 DecideRoute, RemindRoute, FollowDirectory, Migrate, DraftAnswer, PublishAnswers,
                 ImportAnswers, TraceChange, RaiseObjection, AnswerObjection, ImportOpinions,
                 WithdrawImport, ClusterOpinions, UnclusterOpinions, DissolveCluster,
                 ConfirmPlacements, ReopenPlacements, GiveOpinions>;

struct Command {
    DossierId dossier;  // for Register: the id the new dossier shall have
    people::Actor actor;
    std::optional<std::uint64_t> expected_revision;  // If-Match; absent: whatever it is
    CommandBody body;
};

// What the command itself is called ("opinion.give").
std::string event_name(const CommandBody& body);
// The event whose grant this command needs: mostly its own name; many opinions go with one, and
// drafting, importing and publishing answers with "answer.give". Empty: no state has to grant it.
std::string granting_event(const CommandBody& body);

// Reads {"command": "opinion.give", "data": {…}} as on the wire. Unknown members are refused, each
// mistake with its pointer. `Elapse` and `Register` have no wire form here.
Result<CommandBody> command_from_json(const boost::json::value& value);
// Reads the body of POST /dossiers.
Result<Register> register_from_json(const boost::json::value& value);

}  // namespace phanbien::dossier
