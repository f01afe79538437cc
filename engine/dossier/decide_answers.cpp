// Answers: the drafting body's, one per recommendation (Luật 75/2015/QH13 Đ.36), and their check.
#include "engine/dossier/decision.hpp"
#include "engine/dossier/refusal.hpp"

namespace phanbien::dossier {

Result<Bodies> decide_on(const Matter& matter, const GiveAnswer& command) {
    TRY(const auto* recommendation, living_recommendation(matter, command.recommendation));
    const auto& workflow = matter.context.workflow;
    if (recommendation->answer.status == AnswerStatus::accepted) {
        return conflict(
            "answer.accepted", "Trả lời cho " + recommendation->made.code + " đã được ghi nhận.",
            "The answer to " + recommendation->made.code + " has been accepted already.");
    }
    std::vector<FieldProblem> mistakes;
    check_item(workflow, "disposition", command.disposition, "/data/disposition", mistakes);
    const auto* item = workflow.item("disposition", command.disposition);
    if (item != nullptr && item->justify && command.text.empty()) {
        mistakes.push_back({"/data/text", "“" + item->label.vi + "” phải kèm giải trình.",
                            "“" + item->label.en + "” needs a justification."});
    }
    if (!mistakes.empty()) {
        return invalid_data(std::move(mistakes));
    }
    return Bodies{AnswerGiven{.recommendation = command.recommendation,
                              .disposition = command.disposition,
                              .text = command.text}};
}

Result<Bodies> decide_on(const Matter& matter, const AcceptAnswer& command) {
    TRY(const auto* recommendation, living_recommendation(matter, command.recommendation));
    if (recommendation->answer.status != AnswerStatus::given) {
        return conflict("answer.not_given",
                        recommendation->made.code + " chưa có trả lời nào chờ đối chiếu.",
                        recommendation->made.code + " has no answer that waits to be checked.");
    }
    return Bodies{
        AnswerAccepted{.recommendation = command.recommendation, .remark = command.remark}};
}

Result<Bodies> decide_on(const Matter& matter, const ReturnAnswer& command) {
    TRY(const auto* recommendation, living_recommendation(matter, command.recommendation));
    const auto status = recommendation->answer.status;
    if (status != AnswerStatus::given && status != AnswerStatus::accepted) {
        return conflict("answer.not_given",
                        recommendation->made.code + " chưa có trả lời để gửi lại.",
                        recommendation->made.code + " has no answer to send back.");
    }
    if (command.reason.empty()) {
        return invalid_data("/data/reason", "Hãy ghi lý do gửi lại.", "Say why it is sent back.");
    }
    return Bodies{
        AnswerReturned{.recommendation = command.recommendation, .reason = command.reason}};
}

}  // namespace phanbien::dossier
