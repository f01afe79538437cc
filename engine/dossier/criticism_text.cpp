#include "engine/dossier/criticism_text.hpp"

#include <chrono>
#include <string_view>

#include "engine/dossier/consultation.hpp"
#include "engine/dossier/workflow.hpp"

namespace phanbien::dossier {
namespace {

// The articles are those of the law as amended by 97/2025/QH15; the words are ours.
constexpr std::string_view law_basis =
    "Căn cứ các điều từ Điều 32 đến Điều 36 Luật Mặt trận Tổ quốc Việt Nam số 75/2015/QH13 (được "
    "sửa "
    "đổi, bổ sung bởi Luật số 97/2025/QH15) về tính chất, đối tượng, nội dung, hình thức phản biện "
    "xã "
    "hội và trách nhiệm của các bên;";
constexpr std::string_view resolution_basis =
    "Căn cứ Nghị quyết liên tịch số 403/2017/NQLT-UBTVQH14-CP-ĐCTUBTWMTTQVN quy định chi tiết các "
    "hình "
    "thức giám sát, phản biện xã hội của Mặt trận Tổ quốc Việt Nam;";

std::string number_line(const Dossier& dossier, const Workflow& workflow) {
    if (dossier.issued) {
        return "Số: " + dossier.issued->code;
    }
    const NumberRegister* outgoing = workflow.find_register(outgoing_register);
    std::string pattern = outgoing == nullptr ? "{number}" : outgoing->pattern;
    constexpr std::string_view slot = "{number}";
    if (const auto at = pattern.find(slot); at != std::string::npos) {
        pattern.replace(at, slot.size(), "……");
    }
    return "Số: " + pattern;
}

std::string counted(std::size_t count, std::string_view noun) {
    return std::to_string(count) + " " + std::string(noun);
}

std::vector<std::string> bases_of(const Dossier& dossier, const Names& names) {
    std::vector<std::string> bases{std::string(law_basis), std::string(resolution_basis)};
    const Registered& draft = dossier.registered;
    if (!draft.code.empty()) {
        bases.push_back("Xét văn bản số " + draft.code + " của " +
                        names.organisation(draft.drafting_body) +
                        " gửi dự thảo đề nghị phản biện;");
    }
    return bases;
}

std::vector<std::string> opening_of(const Dossier& dossier, const Consultation& sorted,
                                    const Names& names) {
    const Registered& draft = dossier.registered;
    std::string received = "Ban Thường trực " + names.organisation(draft.host) +
                           " đã phản biện xã hội đối với " + as_draft(draft.title) + " do " +
                           names.organisation(draft.drafting_body) + " chủ trì soạn thảo";
    if (draft.received_on) {
        received += ", tiếp nhận ngày " + short_date(*draft.received_on);
    }
    const std::size_t considered =
        dossier.opinions.size() - sorted.withdrawn.size() - sorted.set_aside.size();
    // A draft that only went before a conference was sent to nobody.
    std::string consulted = sorted.asked > 0
                                ? "Dự thảo đã được gửi lấy ý kiến " + std::to_string(sorted.asked) +
                                      " cơ quan, tổ chức, cá nhân. "
                                : "";
    consulted +=
        "Tổng số ý kiến nhận được: " + counted(dossier.opinions.size(), "ý kiến, trong đó ") +
        counted(considered, "ý kiến được xem xét, ") +
        counted(sorted.set_aside.size(), "ý kiến ngoài phạm vi và ") +
        counted(sorted.withdrawn.size(), "ý kiến đã rút. Từ đó tổng hợp thành ") +
        counted(sorted.recommendations.size(), "kiến nghị.");
    return {received + ".", consulted};
}

struct HeardUnder {
    std::size_t opinions = 0;
    std::vector<std::pair<std::string, std::size_t>> stances;  // in the definition's order
    std::vector<std::string> codes;  // recommendations that came of it, in the order of the text

    void hear(const std::string& stance) {
        opinions += 1;
        for (auto& [label, count] : stances) {
            if (label == stance) {
                count += 1;
                return;
            }
        }
        stances.emplace_back(stance, 1);
    }
    void leads_to(const std::string& code) {
        if (codes.empty() || codes.back() != code) {
            codes.push_back(code);
        }
    }
};

std::string said_in_words(const HeardUnder& heard) {
    if (heard.opinions == 0) {
        return "Không có ý kiến.";
    }
    std::string stances;
    for (const auto& [label, count] : heard.stances) {
        if (count > 0) {
            stances += (stances.empty() ? "" : "; ") + label + ": " + std::to_string(count);
        }
    }
    std::string text = counted(heard.opinions, "ý kiến (") + stances + ")";
    for (std::size_t i = 0; i < heard.codes.size(); ++i) {
        text += (i == 0 ? ", được tổng hợp tại " : ", ") + heard.codes[i];
    }
    return text + ".";
}

class HeadingCounter {
  public:
    explicit HeadingCounter(const Workflow& workflow) : workflow_(workflow) {
        if (const List* headings = workflow.list("heading")) {
            for (const ListItem& item : headings->items) {
                find(item.id);
            }
        }
    }

    HeardUnder& hear(const Opinion& opinion) {
        HeardUnder& heard = find(opinion.given.heading);
        heard.hear(item_label(workflow_, "stance", opinion.given.stance));
        return heard;
    }

    std::vector<CriticismHeading> in_words() const {
        std::vector<CriticismHeading> headings;
        for (const auto& [id, heard] : headings_) {
            headings.push_back(
                {.label = item_label(workflow_, "heading", id), .text = said_in_words(heard)});
        }
        return headings;
    }

  private:
    HeardUnder& find(const std::string& id) {
        for (auto& [known, heard] : headings_) {
            if (known == id) {
                return heard;
            }
        }
        HeardUnder heard;
        if (const List* stances = workflow_.list("stance")) {
            for (const ListItem& item : stances->items) {
                heard.stances.emplace_back(item.label.vi, 0);
            }
        }
        return headings_.emplace_back(id, std::move(heard)).second;
    }

    const Workflow& workflow_;
    std::vector<std::pair<std::string, HeardUnder>> headings_;
};

std::vector<CriticismHeading> headings_of(const OpinionBook& opinions, const Consultation& sorted,
                                          const Workflow& workflow) {
    HeadingCounter counter(workflow);
    for (const SortedRecommendation& each : sorted.recommendations) {
        for (const auto place : each.opinions) {
            counter.hear(opinions[place]).leads_to(each.recommendation->made.code);
        }
    }
    for (const auto place : sorted.loose) {
        counter.hear(opinions[place]);
    }
    return counter.in_words();
}

std::vector<CriticismRecommendation> recommendations_of(const Consultation& sorted) {
    std::vector<CriticismRecommendation> recommendations;
    for (const SortedRecommendation& each : sorted.recommendations) {
        const RecommendationMade& made = each.recommendation->made;
        const bool whole = made.provision.eid.empty();
        recommendations.push_back({.code = made.code,
                                   .provision = whole ? "Về toàn bộ dự thảo" : each.place.label,
                                   .text = made.text,
                                   .opinions = static_cast<int>(each.opinions.size())});
    }
    return recommendations;
}

}  // namespace

CriticismText criticism_text_of(const Dossier& dossier, const Workflow& workflow,
                                const Names& names, Date today) {
    const Sorting sorting(dossier, names);
    const std::string host = names.organisation(dossier.registered.host);
    const std::string body = names.organisation(dossier.registered.drafting_body);
    const int year = static_cast<int>(std::chrono::year_month_day(today).year());
    CriticismText text;
    text.head = {.body = host,
                 .place_and_date = place_and_date(place_of(host), dossier.issued_on, year)};
    text.unit = "Ban Thường trực";
    text.number = number_line(dossier, workflow);
    text.subject = "V/v phản biện xã hội đối với " + as_draft(dossier.registered.title);
    text.addressee = body;
    text.bases = bases_of(dossier, names);
    text.opening = opening_of(dossier, sorting.result(), names);
    text.headings = headings_of(dossier.opinions, sorting.result(), workflow);
    text.recommendations = recommendations_of(sorting.result());
    text.closing = {"Theo Điều 36 Luật Mặt trận Tổ quốc Việt Nam, đề nghị " + body +
                        " trả lời bằng văn bản đối với từng kiến nghị nêu trên, giải trình rõ lý "
                        "do khi không tiếp "
                        "thu hoặc chỉ tiếp thu một phần, và báo cáo nội dung phản biện với cơ quan "
                        "có thẩm quyền "
                        "ban hành văn bản.",
                    "Trân trọng./."};
    text.authority = "TM. BAN THƯỜNG TRỰC";
    text.recipients = {"Như trên;", "Lưu: VT, Ban DC-GS-PBXH."};
    return text;
}

}  // namespace phanbien::dossier
