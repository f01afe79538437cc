// Commands as they come over the wire (schemas/openapi.yaml), and their names.
#include <functional>
#include <map>

#include "engine/dossier/act_names.hpp"
#include "engine/dossier/command.hpp"
#include "engine/dossier/command_reading.hpp"
#include "engine/dossier/limits.hpp"
#include "engine/dossier/selector_json.hpp"
#include "engine/kernel/json.hpp"
#include "engine/route/decide.hpp"

namespace phanbien::dossier {

namespace json = boost::json;

namespace {

// The items of a list; one that is empty, too long or no list is complained of and has none.
const json::array& items_in(ObjectReader& in, std::string_view name, std::size_t most) {
    static const json::array none;
    const auto* items = in.member(name).if_array();
    if (items == nullptr || items->empty() || items->size() > most) {
        in.complain(name, "Cần một danh sách từ 1 đến " + std::to_string(most) + " mục.",
                    "A list of 1 to " + std::to_string(most) + " items is needed.");
        return none;
    }
    return *items;
}

Speaker speaker_in(ObjectReader& in) {
    const auto& value = in.member("said_by");
    if (value.is_null()) {
        return {};
    }
    ObjectReader inner(value, "said_by");
    Speaker speaker;
    speaker.organisation = OrganisationId(inner.optional_text("organisation", id_rule));
    speaker.name = inner.optional_text("name", {.max = name_length_max});
    hand_on_mistakes(inner, in);
    return speaker;
}

CommandBody read_version_add(ObjectReader& in) {
    AddVersion it;
    it.file = id_in<FileHash>(in, "file");
    it.note = in.optional_text("note", reason_rule);
    return it;
}
CommandBody read_document_attach(ObjectReader& in) {
    AttachDocument it;
    it.document_kind = in.text("document_kind");
    it.title = in.text("title", {.max = title_length_max});
    it.code = in.optional_text("code", {.max = code_length_max});
    it.dated_on = in.optional_date("dated_on");
    it.file = id_in<FileHash>(in, "file");
    return it;
}
CommandBody read_review_request(ObjectReader& in) {
    RequestReviews it;
    it.organisations = ids_in<OrganisationId>(in, "organisations");
    it.due_on = in.optional_date("due_on");
    it.message = in.optional_text("message", reason_rule);
    return it;
}
CommandBody read_review_cancel(ObjectReader& in) {
    CancelReview it;
    it.review = id_in<ReviewId>(in, "review");
    it.reason = in.text("reason", reason_rule);
    return it;
}
CommandBody read_review_complete(ObjectReader& in) {
    CompleteReview it;
    it.review = id_in<ReviewId>(in, "review");
    it.remark = in.optional_text("remark", reason_rule);
    return it;
}
GiveOpinion read_one_opinion(ObjectReader& in, bool for_other) {
    GiveOpinion it;
    it.entered_for_other = for_other;
    // Absent where there is no draft.
    it.version =
        in.member("version").is_null() ? 0 : static_cast<int>(in.integer("version", 1, 10'000));
    it.eid = in.optional_text("provision", {.max = eid_length_max});
    it.quote = in.optional_text("quote", {.max = quote_length_max});
    it.heading = in.text("heading");
    it.stance = in.text("stance");
    it.text = in.text("text", opinion_rule);
    it.proposal = in.optional_text("proposal", opinion_rule);
    it.source = for_other ? in.text("source") : in.optional_text("source");
    it.attachments = ids_in<FileHash>(in, "attachments");
    it.minutes = DocumentId(in.optional_text("minutes", id_rule));
    read_selector(in, it.quote, it.selection);
    it.said_by = speaker_in(in);
    return it;
}
CommandBody read_opinion_give(ObjectReader& in) {
    return read_one_opinion(in, false);
}
CommandBody read_opinion_enter(ObjectReader& in) {
    return read_one_opinion(in, true);
}
CommandBody read_opinions(ObjectReader& in, bool for_other) {
    GiveOpinions it{.entered_for_other = for_other, .opinions = {}};
    const auto& items = items_in(in, "opinions", opinions_per_command_max);
    std::size_t mistakes = 0;
    for (std::size_t i = 0; i < items.size() && mistakes < mistakes_told_max; ++i) {
        ObjectReader inner(items[i], "opinions/" + std::to_string(i));
        it.opinions.push_back(read_one_opinion(inner, for_other));
        mistakes += hand_on_mistakes(inner, in);
    }
    return it;
}
CommandBody read_opinions_give(ObjectReader& in) {
    return read_opinions(in, false);
}
CommandBody read_opinions_enter(ObjectReader& in) {
    return read_opinions(in, true);
}
CommandBody read_opinion_revise(ObjectReader& in) {
    ReviseOpinion it;
    it.opinion = id_in<OpinionId>(in, "opinion");
    it.heading = in.text("heading");
    it.stance = in.text("stance");
    it.text = in.text("text", opinion_rule);
    it.proposal = in.optional_text("proposal", opinion_rule);
    return it;
}
CommandBody read_opinion_withdraw(ObjectReader& in) {
    WithdrawOpinion it;
    it.opinion = id_in<OpinionId>(in, "opinion");
    it.reason = in.text("reason", reason_rule);
    return it;
}
CommandBody read_opinion_set_aside(ObjectReader& in) {
    SetOpinionAside it;
    it.opinion = id_in<OpinionId>(in, "opinion");
    it.reason = in.text("reason", reason_rule);
    return it;
}
CommandBody read_opinion_restore(ObjectReader& in) {
    return RestoreOpinion{.opinion = id_in<OpinionId>(in, "opinion")};
}
CommandBody read_import_withdraw(ObjectReader& in) {
    WithdrawImport it;
    it.batch = id_in<ImportId>(in, "import");
    it.reason = in.text("reason", reason_rule);
    return it;
}
CommandBody read_cluster(ObjectReader& in) {
    ClusterOpinions it;
    it.cluster = ClusterId(in.optional_text("cluster", id_rule));
    it.opinions = ids_in<OpinionId>(in, "opinions");
    return it;
}
CommandBody read_uncluster(ObjectReader& in) {
    UnclusterOpinions it;
    it.cluster = id_in<ClusterId>(in, "cluster");
    it.opinions = ids_in<OpinionId>(in, "opinions");
    return it;
}
CommandBody read_cluster_dissolve(ObjectReader& in) {
    DissolveCluster it;
    it.cluster = id_in<ClusterId>(in, "cluster");
    it.reason = in.optional_text("reason", reason_rule);
    return it;
}
CommandBody read_recommendation_make(ObjectReader& in) {
    MakeRecommendation it;
    it.eid = in.optional_text("provision", {.max = eid_length_max});
    it.text = in.text("text", opinion_rule);
    it.opinions = ids_in<OpinionId>(in, "opinions");
    return it;
}
CommandBody read_recommendation_revise(ObjectReader& in) {
    ReviseRecommendation it;
    it.recommendation = id_in<RecommendationId>(in, "recommendation");
    it.text = in.text("text", opinion_rule);
    return it;
}
CommandBody read_opinion_merge(ObjectReader& in) {
    MergeOpinions it;
    it.recommendation = id_in<RecommendationId>(in, "recommendation");
    it.opinions = ids_in<OpinionId>(in, "opinions");
    return it;
}
CommandBody read_opinion_split(ObjectReader& in) {
    SplitOpinions it;
    it.recommendation = id_in<RecommendationId>(in, "recommendation");
    it.opinions = ids_in<OpinionId>(in, "opinions");
    return it;
}
CommandBody read_recommendation_drop(ObjectReader& in) {
    DropRecommendation it;
    it.recommendation = id_in<RecommendationId>(in, "recommendation");
    it.reason = in.text("reason", reason_rule);
    return it;
}
CommandBody read_answer_give(ObjectReader& in) {
    GiveAnswer it;
    it.recommendation = id_in<RecommendationId>(in, "recommendation");
    it.disposition = in.text("disposition");
    it.text = in.optional_text("text", {.max = answer_length_max});
    return it;
}
CommandBody read_answer_accept(ObjectReader& in) {
    AcceptAnswer it;
    it.recommendation = id_in<RecommendationId>(in, "recommendation");
    it.remark = in.optional_text("remark", reason_rule);
    return it;
}
CommandBody read_answer_return(ObjectReader& in) {
    ReturnAnswer it;
    it.recommendation = id_in<RecommendationId>(in, "recommendation");
    it.reason = in.text("reason", reason_rule);
    return it;
}

ConfirmPlacements::Choice choice_in(ObjectReader& in, const json::value& value, std::size_t index) {
    const auto place = "placements/" + std::to_string(index);
    ObjectReader inner(value, place);
    ConfirmPlacements::Choice it;
    it.opinion = OpinionId(inner.optional_text("opinion", id_rule));
    it.recommendation = RecommendationId(inner.optional_text("recommendation", id_rule));
    it.eid = inner.optional_text("provision", {.max = eid_length_max});
    if (hand_on_mistakes(inner, in) == 0 && it.opinion.empty() == it.recommendation.empty()) {
        in.complain(place, "Hãy nêu một ý kiến hoặc một kiến nghị.",
                    "Name one opinion or one recommendation.");
    }
    return it;
}
CommandBody read_placements_confirm(ObjectReader& in) {
    ConfirmPlacements it;
    const auto& items = items_in(in, "placements", items_per_command_max);
    for (std::size_t i = 0; i < items.size(); ++i) {
        it.placements.push_back(choice_in(in, items[i], i));
    }
    return it;
}
CommandBody read_placements_reopen(ObjectReader& in) {
    ReopenPlacements it;
    it.opinions = ids_in<OpinionId>(in, "opinions");
    it.recommendations = ids_in<RecommendationId>(in, "recommendations");
    it.reason = in.text("reason", reason_rule);
    return it;
}

route::Verdict verdict_in(ObjectReader& in) {
    const auto name =
        in.one_of("verdict", {"approve", "send_back", "refuse", "pass_on", "ask_advice", "advise"});
    return route::verdict(name).value_or(route::Verdict::approve);
}
CommandBody read_route_decide(ObjectReader& in) {
    DecideRoute it;
    it.invoke = in.text("route", id_rule);
    it.step = in.text("step", id_rule);
    it.verdict = verdict_in(in);
    it.document = in.text("document", id_rule);
    it.remark = in.optional_text("remark", {.max = route::remark_max});
    it.to = in.optional_text("to", id_rule);
    it.post = in.optional_text("post", id_rule);
    it.bulk = in.flag("bulk", false);
    return it;
}
CommandBody read_route_remind(ObjectReader& in) {
    RemindRoute it;
    it.invoke = in.text("route", id_rule);
    it.step = in.text("step", id_rule);
    return it;
}

const std::map<std::string_view, ReadCommand>& readers() {
    static const std::map<std::string_view, ReadCommand> table{
        {"version.add", read_version_add},
        {"document.attach", read_document_attach},
        {"review.request", read_review_request},
        {"review.cancel", read_review_cancel},
        {"review.complete", read_review_complete},
        {"opinion.give", read_opinion_give},
        {"opinion.enter", read_opinion_enter},
        {"opinion.give_many", read_opinions_give},
        {"opinion.enter_many", read_opinions_enter},
        {"opinion.revise", read_opinion_revise},
        {"opinion.withdraw", read_opinion_withdraw},
        {"opinion.set_aside", read_opinion_set_aside},
        {"opinion.restore", read_opinion_restore},
        {"opinion.merge", read_opinion_merge},
        {"opinion.split", read_opinion_split},
        {"opinion.import_withdraw", read_import_withdraw},
        {"opinion.cluster", read_cluster},
        {"opinion.uncluster", read_uncluster},
        {"cluster.dissolve", read_cluster_dissolve},
        {"recommendation.make", read_recommendation_make},
        {"recommendation.revise", read_recommendation_revise},
        {"recommendation.drop", read_recommendation_drop},
        {"answer.give", read_answer_give},
        {"answer.accept", read_answer_accept},
        {"answer.return", read_answer_return},
        {"placements.confirm", read_placements_confirm},
        {"placements.reopen", read_placements_reopen},
        {route_decide, read_route_decide},
        {route_remind, read_route_remind},
        {answer_draft, read_answer_draft},
        {answer_publish, read_answer_publish},
        {answer_import, read_answer_import},
        {answer_trace, read_answer_trace},
        {objection_raise, read_objection_raise},
        {objection_answer, read_objection_answer},
    };
    return table;
}

struct EventNamer {
    std::string operator()(const Register& it) const { return it.event; }
    std::string operator()(const Act& it) const { return it.event; }
    std::string operator()(const Elapse& it) const { return it.event; }
    std::string operator()(const Migrate&) const { return "procedure.migrate"; }
    std::string operator()(const AddVersion&) const { return "version.add"; }
    std::string operator()(const AttachDocument&) const { return "document.attach"; }
    std::string operator()(const RequestReviews&) const { return "review.request"; }
    std::string operator()(const CancelReview&) const { return "review.cancel"; }
    std::string operator()(const CompleteReview&) const { return "review.complete"; }
    std::string operator()(const GiveOpinion& it) const {
        return it.entered_for_other ? "opinion.enter" : "opinion.give";
    }
    std::string operator()(const GiveOpinions& it) const {
        return it.entered_for_other ? "opinion.enter_many" : "opinion.give_many";
    }
    std::string operator()(const ReviseOpinion&) const { return "opinion.revise"; }
    std::string operator()(const WithdrawOpinion&) const { return "opinion.withdraw"; }
    std::string operator()(const SetOpinionAside&) const { return "opinion.set_aside"; }
    std::string operator()(const RestoreOpinion&) const { return "opinion.restore"; }
    std::string operator()(const MakeRecommendation&) const { return "recommendation.make"; }
    std::string operator()(const ReviseRecommendation&) const { return "recommendation.revise"; }
    std::string operator()(const MergeOpinions&) const { return "opinion.merge"; }
    std::string operator()(const SplitOpinions&) const { return "opinion.split"; }
    std::string operator()(const DropRecommendation&) const { return "recommendation.drop"; }
    std::string operator()(const GiveAnswer&) const { return "answer.give"; }
    std::string operator()(const AcceptAnswer&) const { return "answer.accept"; }
    std::string operator()(const ReturnAnswer&) const { return "answer.return"; }
    std::string operator()(const ConfirmPlacements&) const { return "placements.confirm"; }
    std::string operator()(const ReopenPlacements&) const { return "placements.reopen"; }
    std::string operator()(const DecideRoute&) const { return std::string(route_decide); }
    std::string operator()(const RemindRoute&) const { return std::string(route_remind); }
    std::string operator()(const FollowDirectory&) const { return {}; }
    std::string operator()(const DraftAnswer&) const { return std::string(answer_draft); }
    std::string operator()(const PublishAnswers&) const { return std::string(answer_publish); }
    std::string operator()(const ImportAnswers&) const { return std::string(answer_import); }
    std::string operator()(const TraceChange&) const { return std::string(answer_trace); }
    std::string operator()(const RaiseObjection&) const { return std::string(objection_raise); }
    std::string operator()(const AnswerObjection&) const { return std::string(objection_answer); }
    std::string operator()(const ImportOpinions&) const { return "opinion.enter"; }
    std::string operator()(const WithdrawImport&) const { return "opinion.withdraw"; }
    std::string operator()(const ClusterOpinions&) const { return "opinion.merge"; }
    std::string operator()(const UnclusterOpinions&) const { return "opinion.merge"; }
    std::string operator()(const DissolveCluster&) const { return "opinion.merge"; }
};

}  // namespace

std::string event_name(const CommandBody& body) {
    return std::visit(EventNamer{}, body);
}

std::string granting_event(const CommandBody& body) {
    if (const auto* many = std::get_if<GiveOpinions>(&body)) {
        return many->entered_for_other ? "opinion.enter" : "opinion.give";
    }
    if (std::holds_alternative<DraftAnswer>(body) || std::holds_alternative<PublishAnswers>(body) ||
        std::holds_alternative<ImportAnswers>(body)) {
        return "answer.give";
    }
    if (std::holds_alternative<TraceChange>(body)) {
        return "answer.accept";
    }
    if (std::holds_alternative<AnswerObjection>(body)) {
        return "answer.return";
    }
    return std::holds_alternative<RaiseObjection>(body) ? std::string() : event_name(body);
}

Result<CommandBody> command_from_json(const json::value& value) {
    ObjectReader in(value, "");
    const auto name = in.text("command", {.max = code_length_max});
    const auto given = in.member("data");
    if (auto problem = in.finish()) {
        return *std::move(problem);
    }
    const json::value data = given.is_null() ? json::value(json::object()) : given;
    ObjectReader data_in(data, "/data");
    const auto reader = readers().find(name);
    if (reader == readers().end()) {
        if (!data.is_object()) {
            return *data_in.finish();
        }
        return CommandBody(Act{.event = name, .data = data.get_object()});
    }
    auto body = reader->second(data_in);
    if (auto problem = data_in.finish()) {
        return *std::move(problem);
    }
    return body;
}

Result<Register> register_from_json(const json::value& value) {
    ObjectReader in(value, "");
    Register command;
    command.event = in.text("event", {.max = code_length_max});
    // What is not filled in is told by the decision, with everything else that is missing.
    command.facts.title = in.optional_text("title", {.max = title_length_max});
    if (auto procedure = in.optional_text("procedure", id_rule); !procedure.empty()) {
        command.procedure = std::move(procedure);
    }
    command.facts.draft_kind = in.optional_text("draft_kind");
    command.facts.summary = in.optional_text("summary", {.max = summary_length_max});
    command.facts.host = OrganisationId(in.optional_text("host", id_rule));
    command.facts.drafting_body = OrganisationId(in.optional_text("drafting_body", id_rule));
    command.facts.code = in.optional_text("code", {.max = code_length_max});
    command.facts.received_on = in.optional_date("received_on");
    command.facts.planned_submission_on = in.optional_date("planned_submission_on");
    command.duplicate_confirmed = in.flag("duplicate_confirmed", false);
    command.drafts = ids_in<FileHash>(in, "drafts");
    const auto& data = in.member("data");
    if (data.is_object()) {
        command.data = data.get_object();
    } else if (!data.is_null()) {
        in.complain("data", "Cần một đối tượng.", "An object is needed.");
    }
    if (auto problem = in.finish()) {
        return *std::move(problem);
    }
    return command;
}

}  // namespace phanbien::dossier
