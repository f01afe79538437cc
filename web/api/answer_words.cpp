#include "web/api/answer_words.hpp"

#include <map>

#include "engine/audit/leaf_members.hpp"
#include "engine/dossier/event_codec.hpp"

namespace phanbien::api {

using dossier::Label;

namespace {

std::string code_of(const Telling& telling, const RecommendationId& id) {
    const auto* found = telling.dossier.find(id);
    return found == nullptr ? id.text() : found->made.code;
}

std::string code_of(const Telling& telling, const OpinionId& id) {
    const auto found = telling.dossier.opinions.find(id);
    return found ? found->given.code : id.text();
}

}  // namespace

Label answer_summary(const Telling& telling, const dossier::AnswerDrafted& event) {
    const auto code = code_of(telling, event.recommendation);
    if (event.disposition.empty() && event.text.empty()) {
        return {"Bỏ bản soạn trả lời " + code + ".",
                "Threw away the draft answer to " + code + "."};
    }
    return {"Soạn trả lời " + code + " (chưa công bố).",
            "Drafted the answer to " + code + " (not published)."};
}

Label answer_summary(const Telling&, const dossier::AnswersImported& event) {
    const auto rows = std::to_string(event.rows);
    return {"Nhập " + rows + " trả lời từ bảng “" + event.file_name + "”.",
            "Imported " + rows + " answers from the table “" + event.file_name + "”."};
}

Label answer_summary(const Telling&, const dossier::AnswersPublished& event) {
    const auto count = std::to_string(event.recommendations.size());
    return event.partial
               ? Label{"Công bố một phần: " + count + " trả lời.",
                       "Published a part: " + count + " answers."}
               : Label{"Công bố " + count + " trả lời.", "Published " + count + " answers."};
}

Label answer_summary(const Telling& telling, const dossier::ChangeTraced& event) {
    const auto code = code_of(telling, event.recommendation);
    const auto version = std::to_string(event.version);
    if (event.labels.empty()) {
        return {"Chưa thấy chỗ sửa theo " + code + " trong bản dự thảo " + version + ".",
                "No change for " + code + " was found in version " + version + "."};
    }
    std::string where;
    for (const auto& label : event.labels) {
        where += (where.empty() ? "" : ", ") + label;
    }
    return {"Đối chiếu " + code + ": bản dự thảo " + version + " đã sửa ở " + where + ".",
            "Traced " + code + ": version " + version + " carries it out in " + where + "."};
}

Label answer_summary(const Telling& telling, const dossier::ObjectionRaised& event) {
    const auto code = code_of(telling, event.opinion);
    return {"Phản đối trả lời cho ý kiến " + code + ".",
            "Objected to the answer to opinion " + code + "."};
}

Label answer_summary(const Telling& telling, const dossier::ObjectionAnswered& event) {
    std::string code = event.id.text();
    for (const auto& objection : telling.dossier.objections) {
        if (objection.raised.id == event.id) {
            code = code_of(telling, objection.raised.opinion);
        }
    }
    return event.asked_again
               ? Label{"Chấp nhận phản đối về " + code + ", yêu cầu trả lời lại.",
                       "Upheld the objection about " + code + " and asked for another answer."}
               : Label{"Trả lời phản đối về " + code + ".",
                       "Answered the objection about " + code + "."};
}

std::optional<Label> answer_label(const dossier::EventBody& body) {
    static const std::map<std::string_view, Label> labels{
        {"answer_drafted", {"Soạn trả lời", "Answer drafted"}},
        {"answers_imported", {"Nhập bảng trả lời", "Answers imported"}},
        {"answers_published", {"Công bố trả lời", "Answers published"}},
        {"change_traced", {"Đối chiếu chỗ sửa", "Change traced"}},
        {"objection_raised", {"Phản đối trả lời", "Objection"}},
        {"objection_answered", {"Trả lời phản đối", "Objection answered"}}};
    const auto found = labels.find(dossier::act_of(body));
    return found == labels.end() ? std::nullopt : std::optional(found->second);
}

bool is_kept_from(const dossier::Event& event, const people::Actor& reader) {
    return std::holds_alternative<dossier::AnswerDrafted>(event.body) &&
           event.organisation != reader.organisation;
}

bool is_kept_from(const runtime::StoredEvent& stored, const people::Actor& reader) {
    const auto keeper = keeper_of(stored);
    return keeper && *keeper != reader.organisation;
}

std::optional<OrganisationId> keeper_of(const runtime::StoredEvent& stored) {
    static const std::string drafted(dossier::act_of(dossier::AnswerDrafted{}));
    static const OrganisationId nobody("?");
    const auto leaf = audit::leaf_members(stored.leaf);
    if (!leaf) {
        return nobody;
    }
    return leaf->act == drafted ? std::optional(OrganisationId(std::string(leaf->organisation)))
                                : std::nullopt;
}

}  // namespace phanbien::api
