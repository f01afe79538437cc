#include "engine/dossier/papers.hpp"

#include <algorithm>
#include <array>

#include "engine/dossier/consultation.hpp"
#include "engine/dossier/criticism_text.hpp"

namespace phanbien::dossier {

namespace {

constexpr std::array<PaperKind, 6> known_papers{{
    {"criticism", "Văn bản phản biện xã hội", "Criticism document", ProofAtEnd::yes},
    {"invitation", "Giấy mời hội nghị phản biện", "Invitation to the conference"},
    {"minutes", "Biên bản hội nghị phản biện", "Minutes of the conference"},
    {"request", "Công văn gửi dự thảo lấy ý kiến", "Letter asking for opinions"},
    {"answer", "Văn bản tiếp thu, giải trình", "Answering letter"},
    {closing_paper, "Phiếu kết thúc hồ sơ", "Closing record", ProofAtEnd::yes},
}};

constexpr std::array<PaperField, 42> known_fields{{
    {"host", "Cơ quan chủ trì phản biện", "The Front that hosts"},
    {"drafting_body", "Cơ quan chủ trì soạn thảo", "The drafting body"},
    {"place_and_date", "Địa danh, ngày tháng năm", "Place and date"},
    {"number", "Số, ký hiệu văn bản đi", "Number and code of the paper"},
    {"subject", "Trích yếu", "What it is about"},
    {"draft", "Tên dự thảo", "The draft's title"},
    {"draft_code", "Số, ký hiệu văn bản gửi dự thảo", "Code of the letter that brought the draft"},
    {"dossier_code", "Mã hồ sơ", "The dossier's code"},
    {"received_on", "Ngày nhận dự thảo", "Day the draft was received"},
    {"submission_on", "Ngày dự kiến trình", "Planned submission"},
    {"today", "Hôm nay", "Today"},
    {"opinions_due_on", "Hạn gửi ý kiến", "Opinions due by"},
    {"asked_total", "Số nơi được hỏi ý kiến", "How many were asked"},
    {"opinions_total", "Tổng số ý kiến", "Opinions received"},
    {"recommendations_total", "Tổng số kiến nghị", "Recommendations"},
    {"summary", "Tình hình lấy ý kiến", "How opinions were gathered"},
    {"procedure", "Quy trình (phiếu kết thúc)", "Procedure (closing record)"},
    {"state", "Trạng thái (phiếu kết thúc)", "State (closing record)"},
    {"ended_on", "Ngày kết thúc (phiếu kết thúc)", "Day it ended (closing record)"},
    {"ended_by", "Việc kết thúc hồ sơ (phiếu kết thúc)", "The step that ended it (closing record)"},
    {proof_field, "Xác thực: gốc cây nhật ký và mã QR", "Proof: the log's root and a QR code"},
    {"bases", "Các căn cứ", "Legal bases", "bases"},
    {"text", "Một căn cứ", "One basis", "bases"},
    {"headings", "Các nội dung phản biện", "Headings", "headings"},
    {"label", "Tên nội dung", "The heading", "headings"},
    {"text", "Đánh giá về nội dung", "What was said under it", "headings"},
    {"recommendations", "Các kiến nghị", "Recommendations", "recommendations"},
    {"code", "Mã kiến nghị", "Its key", "recommendations"},
    {"provision", "Điều, khoản, điểm", "Its provision", "recommendations"},
    {"text", "Nội dung kiến nghị", "What is recommended", "recommendations"},
    {"disposition", "Kết quả tiếp thu", "How it was answered", "recommendations"},
    {"answer", "Nội dung tiếp thu, giải trình", "The answer", "recommendations"},
    {"asked", "Các nơi được mời", "Bodies that were asked", "asked"},
    {"name", "Tên nơi được mời", "Its name", "asked"},
    {"due_on", "Hạn góp ý của nơi đó", "By when", "asked"},
    {"message", "Lời nhắn", "Message", "asked"},
    {"closing", "Lý do, đánh giá khi kết thúc", "What was filled in when it ended", "closing"},
    {"label", "Tên mục", "What it is", "closing"},
    {"text", "Nội dung", "What it says", "closing"},
    {"ledger", "Sổ nghĩa vụ", "Obligation ledger", "ledger"},
    {"label", "Kết quả", "The outcome", "ledger"},
    {"count", "Số lượng", "How many", "ledger"},
}};

constexpr std::array<PaperParagraph, 14> criticism_paragraphs{{
    {"Kính gửi: {{drafting_body}}"},
    {"{{#bases}}"},
    {"{{text}}"},
    {"{{/bases}}"},
    {"{{summary}}"},
    {"I. Đánh giá chung", true},
    {"{{#headings}}"},
    {"{{label}}: {{text}}"},
    {"{{/headings}}"},
    {"II. Kiến nghị", true},
    {"{{#recommendations}}"},
    {"{{code}}. {{provision}}: {{text}}"},
    {"{{/recommendations}}"},
    {"Theo Điều 36 Luật Mặt trận Tổ quốc Việt Nam, đề nghị {{drafting_body}} trả lời bằng văn bản "
     "đối với từng kiến nghị nêu trên, giải trình rõ lý do khi không tiếp thu hoặc chỉ tiếp thu "
     "một phần."},
}};

constexpr std::array<PaperParagraph, 6> invitation_paragraphs{{
    {"{{host}} trân trọng kính mời: ……"},
    {"Tới dự: Hội nghị phản biện xã hội đối với {{draft}} do {{drafting_body}} chủ trì soạn thảo."},
    {"Thời gian: …… giờ ……, ngày …… tháng …… năm ……"},
    {"Địa điểm: ……"},
    {"Tài liệu gửi kèm: dự thảo và hồ sơ {{dossier_code}}. Đề nghị đại biểu nghiên cứu trước và "
     "chuẩn bị ý kiến."},
    {"Rất mong đại biểu đến dự đúng giờ./."},
}};

// NQLT 403/2017 Đ.15: the seven steps of the conference.
constexpr std::array<PaperParagraph, 10> minutes_paragraphs{{
    {"Hôm nay, {{today}}, tại ……, {{host}} tổ chức hội nghị phản biện xã hội đối với {{draft}} do "
     "{{drafting_body}} chủ trì soạn thảo."},
    {"I. Thành phần", true},
    {"Chủ trì: …… Thư ký: …… Đại diện cơ quan soạn thảo: …… Đại biểu dự: …… người."},
    {"II. Diễn biến", true},
    {"1. Chủ trì nêu mục đích, yêu cầu. 2. Cơ quan soạn thảo trình bày dự thảo. 3. Chủ trì gợi ý "
     "nội dung trọng tâm."},
    {"4. Đại biểu thảo luận: ……"},
    {"5. Cơ quan soạn thảo giải trình: ……"},
    {"III. Kết luận của chủ trì", true},
    {"6. Kết luận: …… 7. Văn bản phản biện được gửi sau hội nghị."},
    {"Hội nghị kết thúc lúc …… giờ ……. Biên bản được đọc lại và thông qua./."},
}};

constexpr std::array<PaperParagraph, 7> request_paragraphs{{
    {"Kính gửi:"},
    {"{{#asked}}"},
    {"- {{name}}"},
    {"{{/asked}}"},
    {"{{host}} gửi {{draft}} do {{drafting_body}} chủ trì soạn thảo, tiếp nhận ngày "
     "{{received_on}}, và đề nghị quý cơ quan, tổ chức cho ý kiến phản biện."},
    {"Đề nghị góp ý về sự cần thiết; sự phù hợp với chủ trương, pháp luật; tính đúng đắn, khoa "
     "học, khả thi; tác động, hiệu quả; việc bảo đảm hài hòa lợi ích (Luật Mặt trận Tổ quốc Việt "
     "Nam, Điều 33)."},
    {"Ý kiến xin gửi về trước ngày {{opinions_due_on}}. Trân trọng./."},
}};

constexpr std::array<PaperParagraph, 7> answer_paragraphs{{
    {"Kính gửi: {{host}}"},
    {"Thực hiện Điều 36 Luật Mặt trận Tổ quốc Việt Nam, {{drafting_body}} tiếp thu, giải trình các "
     "kiến nghị tại văn bản phản biện số {{number}} đối với {{draft}} như sau:"},
    {"{{#recommendations}}"},
    {"{{code}}. {{provision}}: {{text}}", true},
    {"{{disposition}}. {{answer}}"},
    {"{{/recommendations}}"},
    {"Trân trọng./."},
}};

constexpr std::array<PaperParagraph, 14> closing_paragraphs{{
    {"Hồ sơ: {{dossier_code}}, về {{draft}}."},
    {"Cơ quan chủ trì soạn thảo: {{drafting_body}}. Quy trình: {{procedure}}."},
    {"Ngày nhận dự thảo: {{received_on}}. Ngày kết thúc: {{ended_on}}. Số văn bản phản biện: "
     "{{number}}."},
    {"I. Kết thúc", true},
    {"{{ended_by}}. Trạng thái: {{state}}."},
    {"{{#closing}}"},
    {"{{label}}: {{text}}"},
    {"{{/closing}}"},
    {"II. Sổ nghĩa vụ", true},
    {"{{#ledger}}"},
    {"{{label}}: {{count}}"},
    {"{{/ledger}}"},
    {"Phiếu này được lập từ nhật ký của hệ thống; mỗi tổng số bằng tổng các dòng bên dưới nó."},
    {"{{host}} lưu phiếu cùng hồ sơ./."},
}};

std::string or_pen(std::string text) {
    return text.empty() ? std::string(pen_room) : text;
}

std::string day_or_pen(const std::optional<Date>& day) {
    return day ? short_date(*day) : std::string(pen_room);
}

// The latest of the days by which somebody was asked.
std::optional<Date> last_due(const Dossier& dossier) {
    std::optional<Date> last;
    for (const auto& review : dossier.reviews) {
        if (review.status != ReviewStatus::cancelled) {
            last = std::max(last.value_or(review.request.due_on), review.request.due_on);
        }
    }
    return last;
}

PaperItem texts_of(const Dossier& dossier, const CriticismText& criticism, const Names& names,
                   Date today) {
    const auto& registered = dossier.registered;
    const auto asked = std::ranges::count_if(
        dossier.reviews, [](const Review& it) { return it.status != ReviewStatus::cancelled; });
    const auto recommended = std::ranges::count_if(
        dossier.recommendations, [](const Recommendation& it) { return !it.dropped; });
    std::string summary;
    for (const auto& paragraph : criticism.opening) {
        summary += (summary.empty() ? "" : "\n") + paragraph;
    }
    return {{"host", criticism.head.body},
            {"drafting_body", names.organisation(registered.drafting_body)},
            {"place_and_date", criticism.head.place_and_date},
            {"number", dossier.issued ? dossier.issued->code : std::string(pen_room)},
            {"subject", criticism.subject},
            {"draft", as_draft(registered.title)},
            {"draft_code", or_pen(registered.code)},
            {"dossier_code", registered.dossier_code},
            {"received_on", day_or_pen(registered.received_on)},
            {"submission_on", day_or_pen(registered.planned_submission_on)},
            {"today", "ngày " + short_date(today)},
            {"opinions_due_on", day_or_pen(last_due(dossier))},
            {"asked_total", std::to_string(asked)},
            {"opinions_total", std::to_string(dossier.opinions.size())},
            {"recommendations_total", std::to_string(recommended)},
            {"summary", summary}};
}

std::vector<PaperItem> recommendation_items(const Dossier& dossier, const Workflow& workflow,
                                            const CriticismText& criticism) {
    std::map<std::string_view, const Answer*> answers;
    for (const auto& it : dossier.recommendations) {
        if (has_answer(it)) {
            answers.emplace(it.made.code, &it.answer);
        }
    }
    std::vector<PaperItem> out;
    for (const auto& each : criticism.recommendations) {
        const auto found = answers.find(each.code);
        const auto* answer = found == answers.end() ? nullptr : found->second;
        out.push_back({{"code", each.code},
                       {"provision", each.provision},
                       {"text", each.text},
                       {"disposition", answer == nullptr ? std::string(pen_room)
                                                         : item_label(workflow, "disposition",
                                                                      answer->disposition)},
                       {"answer", answer == nullptr ? std::string() : answer->text}});
    }
    return out;
}

}  // namespace

std::span<const PaperKind> paper_kinds() {
    return known_papers;
}

const PaperKind* paper_kind(std::string_view id) {
    const auto found = std::ranges::find(known_papers, id, &PaperKind::id);
    return found == known_papers.end() ? nullptr : &*found;
}

std::span<const PaperField> paper_fields() {
    return known_fields;
}

PaperValues paper_values(const Dossier& dossier, const Workflow& workflow, const Names& names,
                         Date today) {
    const auto criticism = criticism_text_of(dossier, workflow, names, today);
    PaperValues out{.texts = texts_of(dossier, criticism, names, today), .lists = {}};
    auto& bases = out.lists["bases"];
    for (const auto& basis : criticism.bases) {
        bases.push_back({{"text", basis}});
    }
    auto& headings = out.lists["headings"];
    for (const auto& heading : criticism.headings) {
        headings.push_back({{"label", heading.label}, {"text", heading.text}});
    }
    auto& asked = out.lists["asked"];
    for (const auto& review : dossier.reviews) {
        if (review.status != ReviewStatus::cancelled) {
            asked.push_back({{"name", names.organisation(review.request.organisation)},
                             {"due_on", short_date(review.request.due_on)},
                             {"message", review.request.message}});
        }
    }
    out.lists["recommendations"] = recommendation_items(dossier, workflow, criticism);
    return out;
}

void add_proof(PaperValues& values, const PaperKind& kind, PaperProof proof) {
    std::string words;
    for (const auto& line : proof.lines) {
        words += (words.empty() ? "" : "\n") + line;
    }
    values.texts[std::string(proof_field)] = words;
    values.proof = std::move(proof);
    values.proof_at_end = kind.proof_at_end;
}

std::span<const PaperParagraph> built_in_paragraphs(std::string_view kind) {
    if (kind == "invitation") {
        return invitation_paragraphs;
    }
    if (kind == "minutes") {
        return minutes_paragraphs;
    }
    if (kind == "request") {
        return request_paragraphs;
    }
    if (kind == closing_paper) {
        return closing_paragraphs;
    }
    if (kind == "answer") {
        return answer_paragraphs;
    }
    return criticism_paragraphs;
}

}  // namespace phanbien::dossier
