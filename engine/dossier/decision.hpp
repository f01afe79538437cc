// The parts of decide(): one overload per command, spread over decide_*.cpp by theme. By the time
// they are called the dossier exists, the actor may know of it, the revision is the expected one,
// and an active state grants the command to the actor without a blocker; left are the data. Pure;
// one thread at a time.
#pragma once

#include <string>
#include <vector>

#include "engine/dossier/decide.hpp"

namespace phanbien::dossier {

struct Access;

using Bodies = std::vector<EventBody>;

// What a decision looks at.
struct Matter {
    const Dossier& dossier;
    const people::Actor& actor;
    const Action& action;    // that grants it
    const StateInfo& state;  // that gives the action
    const Context& context;

    Date today() const { return vietnam_day(context.now); }
    std::string fresh_id() const { return context.ids.next_id(); }
};

// decide_registration.cpp
Result<Bodies> decide_registration(const Dossier& dossier, const people::Actor& actor,
                                   const Register& command, const DossierId& id,
                                   const Context& context);
// decide_procedure.cpp
Result<Bodies> decide_elapse(const Dossier& dossier, const people::Actor& actor,
                             const Elapse& command, const Context& context);
Result<Bodies> decide_act(const Matter& matter, const Act& command);
GivenNumber next_number(const NumberRegister& numbers, const OrganisationId& host,
                        const Context& context);
// decide_versions.cpp
Result<Bodies> decide_on(const Matter& matter, const AddVersion& command);
Result<Bodies> decide_on(const Matter& matter, const AttachDocument& command);
// The version that this stored file becomes; refuses a file that is no readable text.
Result<VersionAdded> version_from(const StoredFile& stored, int number, const std::string& note,
                                  const std::string& pointer);
// A stored file that this person may put into this dossier: their own upload, or one that they may
// read in it. To know a file's hash gives no right to it.
Result<StoredFile> usable_file(const FileHash& hash, const std::string& pointer,
                               const Dossier& dossier, const people::Actor& actor,
                               const Context& context);
// decide_routes.cpp
Result<Bodies> decide_on_route(const Dossier& dossier, const people::Actor& actor,
                               const DecideRoute& command, const Context& context);
Result<Bodies> decide_reminder(const Dossier& dossier, const people::Actor& actor,
                               const RemindRoute& command, const Context& context);
// What the directory of the day makes of the routes that are running; refuses (route.unchanged)
// when nobody else is asked than before.
Result<Bodies> decide_to_follow(const Dossier& dossier, const people::Actor& actor,
                                const FollowDirectory& command, const Context& context);
// The days of a route have passed: reminders by the system, steps that are late.
Result<Bodies> decide_route_time(const Dossier& dossier, const Elapse& command,
                                 const Context& context);
// follow_routes.cpp
// These events and all that follows from them for approval routes: those invoked begin, those whose
// state was left are withdrawn, a new document is laid before those who signed the old one, and the
// procedure hears how a route has ended; until nothing follows.
Result<Bodies> with_routes(const Dossier& dossier, const Occasion& occasion, Bodies bodies,
                           const Context& context);
// decide_reviews.cpp
Result<Bodies> decide_on(const Matter& matter, const RequestReviews& command);
Result<Bodies> decide_on(const Matter& matter, const CancelReview& command);
Result<Bodies> decide_on(const Matter& matter, const CompleteReview& command);
// decide_opinions.cpp
Result<Bodies> decide_on(const Matter& matter, const GiveOpinion& command);
Result<Bodies> decide_on(const Matter& matter, const GiveOpinions& command);
Result<Bodies> decide_on(const Matter& matter, const ReviseOpinion& command);
Result<Bodies> decide_on(const Matter& matter, const WithdrawOpinion& command);
Result<Bodies> decide_on(const Matter& matter, const SetOpinionAside& command);
Result<Bodies> decide_on(const Matter& matter, const RestoreOpinion& command);
// The opinion that a command comes to, the `number`-th of the dossier; mistakes are pointed at
// below `place` ("/data"). `rights`: what this person may read, asked where it names minutes.
Result<OpinionGiven> opinion_from(const Matter& matter, const Access& rights,
                                  const GiveOpinion& command, std::size_t number,
                                  const std::string& place);
// Several that are taken together, as the next of the dossier in their order; or their mistakes, at
// most mistakes_told_max.
struct OpinionAt {
    const GiveOpinion& opinion;
    std::string place;
};
Result<std::vector<OpinionGiven>> opinions_from(const Matter& matter,
                                                const std::vector<OpinionAt>& said);
// decide_imports.cpp
Result<Bodies> decide_on(const Matter& matter, const ImportOpinions& command);
Result<Bodies> decide_on(const Matter& matter, const WithdrawImport& command);
// decide_clusters.cpp
Result<Bodies> decide_on(const Matter& matter, const ClusterOpinions& command);
Result<Bodies> decide_on(const Matter& matter, const UnclusterOpinions& command);
Result<Bodies> decide_on(const Matter& matter, const DissolveCluster& command);
// These opinions with those that go with them: the open members of their clusters. Each once, what
// was named first.
std::vector<OpinionId> with_clusters(const Dossier& dossier,
                                     const std::vector<OpinionId>& opinions);
// decide_recommendations.cpp
Result<Bodies> decide_on(const Matter& matter, const MakeRecommendation& command);
Result<Bodies> decide_on(const Matter& matter, const ReviseRecommendation& command);
Result<Bodies> decide_on(const Matter& matter, const MergeOpinions& command);
Result<Bodies> decide_on(const Matter& matter, const SplitOpinions& command);
Result<Bodies> decide_on(const Matter& matter, const DropRecommendation& command);
// decide_answers.cpp
Result<Bodies> decide_on(const Matter& matter, const GiveAnswer& command);
Result<Bodies> decide_on(const Matter& matter, const AcceptAnswer& command);
Result<Bodies> decide_on(const Matter& matter, const ReturnAnswer& command);
Problem already_accepted(const Recommendation& recommendation);
// Complains of a disposition that the definition does not have, and of one that needs a
// justification and comes without; `place` is that of the two, `whose` is written before the
// complaint about the text ("KN-004: ").
void check_answer(const Workflow& workflow, const std::string& disposition, const std::string& text,
                  const std::string& place, const std::string& whose,
                  std::vector<FieldProblem>& mistakes);
// decide_answer_drafts.cpp
Result<Bodies> decide_on(const Matter& matter, const DraftAnswer& command);
Result<Bodies> decide_on(const Matter& matter, const PublishAnswers& command);
Result<Bodies> decide_on(const Matter& matter, const ImportAnswers& command);
// decide_objections.cpp
Result<Bodies> decide_objection(const Dossier& dossier, const people::Actor& actor,
                                const RaiseObjection& command, const Context& context);
Result<Bodies> decide_on(const Matter& matter, const AnswerObjection& command);
Result<Bodies> decide_on(const Matter& matter, const TraceChange& command);

// decide_placements.cpp
Result<Bodies> decide_on(const Matter& matter, const ConfirmPlacements& command);
Result<Bodies> decide_on(const Matter& matter, const ReopenPlacements& command);
// What these events lead to: a new version places every opinion and recommendation that speaks of a
// provision; one made on an older version is placed in the newest at once. Nothing where there is
// nothing to place.
void with_placements(const Dossier& dossier, const Occasion& occasion, Bodies& bodies,
                     const Context& context);

// decide_late.cpp
// Beside what a person does behind its due date, an ActedLate. Nothing where it was in time.
void note_lateness(const Dossier& dossier, const people::Actor& actor, Bodies& bodies,
                   const Context& context);

// decide_migration.cpp
Result<Bodies> decide_migration(const Dossier& dossier, const people::Actor& actor,
                                const Migrate& command,
                                std::optional<std::uint64_t> expected_revision,
                                const Context& context);

// What whoever gives the command may read.
Access access_of(const Matter& matter);
// A recommendation that is there and not dropped.
Result<const Recommendation*> living_recommendation(const Matter& matter,
                                                    const RecommendationId& id);
// "/data/opinions/3": of the opinions that a command names.
std::string opinion_at(std::size_t index);
// "YK-001": the n-th of its kind in the dossier.
std::string numbered_code(std::string_view prefix, std::size_t number);

// Complains when `item` is not in the definition's list.
void check_item(const Workflow& workflow, std::string_view list, const std::string& item,
                const std::string& pointer, std::vector<FieldProblem>& mistakes);

}  // namespace phanbien::dossier
