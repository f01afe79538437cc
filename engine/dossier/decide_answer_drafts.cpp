// Answers are drafted in private and published together, or come back in a filled table.
#include <algorithm>
#include <set>

#include "engine/dossier/decision.hpp"
#include "engine/dossier/refusal.hpp"

namespace phanbien::dossier {

namespace {

Problem answer_changed(const std::string& code) {
    auto problem = conflict(
        "answer.changed",
        "Kiến nghị " + code +
            " hoặc trả lời cho nó vừa được người khác sửa. Hãy xem bản mới nhất, rồi giữ lời của "
            "bạn hoặc lời của họ.",
        "Recommendation " + code +
            " or its answer has just been changed by somebody else. Look at the newest state, then "
            "keep your words or theirs.");
    problem.kind = ProblemKind::stale;
    return problem;
}

// Refuses a row as GiveAnswer would refuse it; `pointer` is that of the row.
Result<const Recommendation*> row_of(const Matter& matter, const ImportedAnswer& row,
                                     const std::string& pointer,
                                     std::vector<FieldProblem>& mistakes) {
    TRY(const auto* recommendation, living_recommendation(matter, row.recommendation));
    if (recommendation->answer.status == AnswerStatus::accepted) {
        return already_accepted(*recommendation);
    }
    if (row.base != stamp_of(*recommendation, matter.actor.organisation)) {
        return answer_changed(recommendation->made.code);
    }
    check_answer(matter.context.workflow, row.disposition, row.text, pointer,
                 recommendation->made.code + ": ", mistakes);
    return recommendation;
}

struct Publication {
    std::vector<const Recommendation*> chosen;
    std::vector<std::string> unanswered;  // codes that stay without an answer
    std::vector<std::string> unfinished;  // chosen ones without a draft that can stand
};

bool can_stand(const AnswerDraft* draft, const Workflow& workflow) {
    if (draft == nullptr || draft->outdated) {
        return false;
    }
    const auto* item = workflow.item("disposition", draft->disposition);
    return item != nullptr && (!item->justify || !draft->text.empty());
}

Result<Publication> publication_of(const Matter& matter, const PublishAnswers& command) {
    const auto& us = matter.actor.organisation;
    std::set<RecommendationId> wanted(command.recommendations.begin(),
                                      command.recommendations.end());
    for (const auto& id : wanted) {
        CHECK_THAT(living_recommendation(matter, id));
    }
    Publication out;
    for (const auto& it : matter.dossier.recommendations) {
        if (it.dropped) {
            continue;
        }
        const auto* draft = draft_of(it, us);
        const bool chosen = wanted.empty() ? draft != nullptr : wanted.contains(it.made.id);
        if (!chosen) {
            if (!has_answer(it)) {
                out.unanswered.push_back(it.made.code);
            }
            continue;
        }
        if (it.answer.status == AnswerStatus::accepted) {
            return already_accepted(it);
        }
        out.chosen.push_back(&it);
        if (!can_stand(draft, matter.context.workflow)) {
            out.unfinished.push_back(it.made.code);
        }
    }
    return out;
}

Result<void> check_publication(const Publication& publication, const PublishAnswers& command) {
    if (!publication.unfinished.empty()) {
        return conflict(
            "answers.unfinished",
            "Chưa công bố được vì các trả lời này chưa chọn kết quả, thiếu giải trình, hoặc kiến "
            "nghị đã đổi lời sau khi soạn: " +
                listed_to_the_end(publication.unfinished) + " Hãy soạn xong các trả lời đó.",
            "Cannot be published: these answers have no disposition, lack a justification, or "
            "their recommendation was worded anew since: " +
                listed_to_the_end(publication.unfinished) + " Finish them first.");
    }
    if (publication.chosen.empty()) {
        return conflict("answers.nothing_drafted",
                        "Chưa có trả lời nào soạn sẵn để công bố. Hãy soạn trả lời trước.",
                        "No answer has been drafted that could be published. Draft some first.");
    }
    if (!publication.unanswered.empty() && !command.partial) {
        const auto count = std::to_string(publication.unanswered.size());
        return conflict(
            "answers.incomplete",
            "Còn " + count +
                " kiến nghị chưa có trả lời: " + listed_to_the_end(publication.unanswered) +
                " Hãy soạn đủ, hoặc chọn rõ là công bố một phần.",
            count +
                " recommendations have no answer: " + listed_to_the_end(publication.unanswered) +
                " Draft the rest, or say expressly that you publish a part.");
    }
    return {};
}

}  // namespace

Result<Bodies> decide_on(const Matter& matter, const DraftAnswer& command) {
    TRY(const auto* recommendation, living_recommendation(matter, command.recommendation));
    if (recommendation->answer.status == AnswerStatus::accepted) {
        return already_accepted(*recommendation);
    }
    const auto& us = matter.actor.organisation;
    if (command.base && *command.base != stamp_of(*recommendation, us)) {
        return answer_changed(recommendation->made.code);
    }
    std::vector<FieldProblem> mistakes;
    if (!command.disposition.empty()) {
        check_item(matter.context.workflow, "disposition", command.disposition, "/data/disposition",
                   mistakes);
    }
    if (!mistakes.empty()) {
        return invalid_data(std::move(mistakes));
    }
    return Bodies{AnswerDrafted{.recommendation = command.recommendation,
                                .disposition = command.disposition,
                                .text = command.text}};
}

Result<Bodies> decide_on(const Matter& matter, const PublishAnswers& command) {
    TRY(const auto publication, publication_of(matter, command));
    CHECK_THAT(check_publication(publication, command));
    AnswersPublished published{.recommendations = {}, .partial = !publication.unanswered.empty()};
    for (const auto* it : publication.chosen) {
        published.recommendations.push_back(it->made.id);
    }
    Bodies bodies{std::move(published)};
    for (const auto* it : publication.chosen) {
        const auto* draft = draft_of(*it, matter.actor.organisation);
        bodies.emplace_back(AnswerGiven{
            .recommendation = it->made.id, .disposition = draft->disposition, .text = draft->text});
    }
    return bodies;
}

Result<Bodies> decide_on(const Matter& matter, const ImportAnswers& command) {
    if (command.rows.empty()) {
        return invalid_data("/data/rows", "Không có dòng nào được chọn để nhập.",
                            "No row was chosen to be imported.");
    }
    TRY(const auto stored,
        usable_file(command.file, "/data/file", matter.dossier, matter.actor, matter.context));
    Bodies bodies{AnswersImported{.file = stored.file.hash,
                                  .file_name = stored.file.name,
                                  .rows = static_cast<int>(command.rows.size()),
                                  .left_out = command.left_out}};
    std::vector<FieldProblem> mistakes;
    std::set<RecommendationId> seen;
    for (std::size_t i = 0; i < command.rows.size(); ++i) {
        const auto& row = command.rows[i];
        const auto pointer = "/data/rows/" + std::to_string(i);
        TRY(const auto* recommendation, row_of(matter, row, pointer, mistakes));
        if (!seen.insert(row.recommendation).second) {
            mistakes.push_back({pointer, recommendation->made.code + " được nêu hai lần.",
                                recommendation->made.code + " is named twice."});
        }
        bodies.emplace_back(AnswerDrafted{.recommendation = row.recommendation,
                                          .disposition = row.disposition,
                                          .text = row.text});
    }
    if (!mistakes.empty()) {
        return invalid_data(std::move(mistakes));
    }
    return bodies;
}

}  // namespace phanbien::dossier
