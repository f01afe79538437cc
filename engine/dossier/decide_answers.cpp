// Answers: the drafting body's, one per recommendation (Luật 75/2015/QH13 Đ.36), and their check.
#include "engine/dossier/decision.hpp"
#include "engine/dossier/refusal.hpp"

namespace phanbien::dossier {

Problem already_accepted(const Recommendation& recommendation) {
    return conflict("answer.accepted",
                    "Trả lời cho " + recommendation.made.code + " đã được ghi nhận.",
                    "The answer to " + recommendation.made.code + " has been accepted already.");
}

void check_answer(const Workflow& workflow, const std::string& disposition, const std::string& text,
                  const std::string& place, const std::string& whose,
                  std::vector<FieldProblem>& mistakes) {
    check_item(workflow, "disposition", disposition, place + "/disposition", mistakes);
    const auto* item = workflow.item("disposition", disposition);
    if (item != nullptr && item->justify && text.empty()) {
        mistakes.push_back({place + "/text",
                            whose + "“" + item->label.vi + "” phải kèm giải trình.",
                            whose + "“" + item->label.en + "” needs a justification."});
    }
}

Result<Bodies> decide_on(const Matter& matter, const GiveAnswer& command) {
    TRY(const auto* recommendation, living_recommendation(matter, command.recommendation));
    if (recommendation->answer.status == AnswerStatus::accepted) {
        return already_accepted(*recommendation);
    }
    std::vector<FieldProblem> mistakes;
    check_answer(matter.context.workflow, command.disposition, command.text, "/data", "", mistakes);
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
    if (!has_answer(*recommendation)) {
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
