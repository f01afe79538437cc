// Whether an answer was kept, and whether whoever gave the opinion accepts it.
#include <algorithm>

#include "engine/dossier/decision.hpp"
#include "engine/dossier/reading.hpp"
#include "engine/dossier/refusal.hpp"

namespace phanbien::dossier {

namespace {

// Why this body cannot object to the answer to its opinion now; nothing when it can.
std::optional<Problem> why_no_objection(const Opinion& opinion, const Dossier& dossier,
                                        const Context& context) {
    const auto& code = opinion.given.code;
    const auto due = objection_due(opinion, dossier, context.workflow, context.calendars);
    if (!due) {
        return conflict("objection.no_answer",
                        "Ý kiến " + code + " chưa có trả lời đang có hiệu lực để phản đối.",
                        "Opinion " + code + " has no answer in force that could be objected to.");
    }
    if (due->on < vietnam_day(context.now)) {
        return conflict("objection.too_late",
                        "Đã hết hạn phản đối trả lời cho " + code + " (" +
                            calendar::written(due->on) +
                            "). Hãy liên hệ trực tiếp với Mặt trận chủ trì.",
                        "The time to object to the answer to " + code + " ended on " +
                            to_text(due->on) + ". Get in touch with the Front that hosts.");
    }
    if (has_ended(dossier, context.workflow)) {
        return conflict("objection.ended", "Hồ sơ đã kết thúc nên không nhận phản đối nữa.",
                        "The dossier has ended and takes no more objections.");
    }
    if (has_waiting_objection(dossier, opinion.given.id)) {
        return conflict("objection.waiting",
                        "Phản đối trước về " + code + " đang chờ được xem xét.",
                        "An earlier objection about " + code + " still waits to be looked at.");
    }
    return std::nullopt;
}

}  // namespace

Result<Bodies> decide_objection(const Dossier& dossier, const people::Actor& actor,
                                const RaiseObjection& command, const Context& context) {
    const auto opinion = dossier.opinions.find(command.opinion);
    if (!opinion || !is_opinion_of(*opinion, actor.organisation)) {
        return nothing_with_that_id("/data/opinion", "ý kiến", "opinion");
    }
    if (auto problem = why_no_objection(*opinion, dossier, context)) {
        return *std::move(problem);
    }
    if (command.text.empty()) {
        return invalid_data("/data/text", "Hãy ghi lý do phản đối.", "Say why you object.");
    }
    return Bodies{ObjectionRaised{.id = ObjectionId(context.ids.next_id()),
                                  .opinion = command.opinion,
                                  .recommendation = opinion->recommendation,
                                  .text = command.text}};
}

Result<Bodies> decide_on(const Matter& matter, const AnswerObjection& command) {
    const auto found = std::ranges::find(matter.dossier.objections, command.objection,
                                         [](const Objection& it) { return it.raised.id; });
    if (found == matter.dossier.objections.end()) {
        return nothing_with_that_id("/data/objection", "phản đối", "objection");
    }
    if (found->answered) {
        return conflict("objection.answered", "Phản đối này đã được trả lời.",
                        "This objection has been answered already.");
    }
    if (command.text.empty()) {
        return invalid_data("/data/text", "Hãy ghi nội dung trả lời.", "Write what you answer.");
    }
    Bodies bodies{ObjectionAnswered{
        .id = command.objection, .text = command.text, .asked_again = command.ask_again}};
    if (command.ask_again) {
        const auto* recommendation = matter.dossier.find(found->raised.recommendation);
        if (recommendation == nullptr || recommendation->dropped || !has_answer(*recommendation)) {
            return conflict("answer.not_given", "Kiến nghị đó không còn trả lời để gửi lại.",
                            "That recommendation has no answer left to send back.");
        }
        bodies.emplace_back(
            AnswerReturned{.recommendation = found->raised.recommendation, .reason = command.text});
    }
    return bodies;
}

Result<Bodies> decide_on(const Matter& matter, const TraceChange& command) {
    TRY(const auto* recommendation, living_recommendation(matter, command.recommendation));
    if (!is_taken_up(*recommendation)) {
        return conflict(
            "answer.not_taken_up",
            recommendation->made.code + " không được tiếp thu nên không có chỗ sửa để đối chiếu.",
            recommendation->made.code + " was not taken up, so no change carries it out.");
    }
    const auto* version = matter.dossier.version(command.version);
    if (version == nullptr) {
        return invalid_data("/data/version", "Hồ sơ không có bản dự thảo này.",
                            "The dossier has no such version.");
    }
    ChangeTraced traced{.recommendation = command.recommendation,
                        .version = command.version,
                        .provisions = {},
                        .labels = {},
                        .remark = command.remark};
    for (std::size_t i = 0; i < command.provisions.size(); ++i) {
        const auto* provision = version->provision(command.provisions[i]);
        if (provision == nullptr) {
            return invalid_data("/data/provisions/" + std::to_string(i),
                                "Bản dự thảo đó không có điều, khoản, điểm này.",
                                "That version has no such provision.");
        }
        traced.provisions.push_back(provision->eid);
        traced.labels.push_back(provision->label);
    }
    return Bodies{std::move(traced)};
}

}  // namespace phanbien::dossier
