#include "engine/dossier/synthesis.hpp"

#include <algorithm>
#include <chrono>
#include <map>

#include "engine/dossier/consultation.hpp"
#include "engine/dossier/workflow.hpp"

namespace phanbien::dossier {
namespace {

constexpr std::string_view table_title =
    "BẢN TỔNG HỢP Ý KIẾN, TIẾP THU, GIẢI TRÌNH Ý KIẾN GÓP Ý, PHẢN BIỆN XÃ HỘI";

// Has an answer that stands: one that was sent back does not.
bool is_answered(const Answer& answer) {
    return answer.status == AnswerStatus::given || answer.status == AnswerStatus::accepted;
}

class Breakdown {
  public:
    // Dispositions are shown even when nothing came to them: a reader looks for "Không tiếp thu:
    // 0".
    explicit Breakdown(const Workflow& workflow) {
        if (const List* dispositions = workflow.list("disposition")) {
            for (const ListItem& item : dispositions->items) {
                lines_.push_back({.label = item.label.vi, .count = 0});
            }
        }
    }

    void add(const std::string& label, std::size_t count) {
        auto line = std::ranges::find(lines_, label, &Tally::label);
        if (line == lines_.end() && count > 0) {
            line = lines_.insert(lines_.end(), {.label = label, .count = 0});
        }
        if (line != lines_.end()) {
            line->count += static_cast<int>(count);
        }
    }

    std::vector<Tally> take() { return std::move(lines_); }

  private:
    std::vector<Tally> lines_;
};

SynthesisCounts count(const Dossier& dossier, const Consultation& sorted,
                      const Workflow& workflow) {
    Breakdown opinions(workflow);
    Breakdown recommendations(workflow);
    std::size_t unanswered_opinions = 0;
    std::size_t unanswered = 0;
    for (const SortedRecommendation& each : sorted.recommendations) {
        const Answer& answer = each.recommendation->answer;
        if (!is_answered(answer)) {
            unanswered += 1;
            unanswered_opinions += each.opinions.size();
            continue;
        }
        const std::string label = item_label(workflow, "disposition", answer.disposition);
        recommendations.add(label, 1);
        opinions.add(label, each.opinions.size());
    }
    recommendations.add("Chưa trả lời", unanswered);
    opinions.add("Chưa trả lời", unanswered_opinions);
    opinions.add("Chưa tổng hợp thành kiến nghị", sorted.loose.size());
    opinions.add("Để ngoài phạm vi", sorted.set_aside.size());
    opinions.add("Đã rút (không nêu nội dung)", sorted.withdrawn.size());
    return {.asked = sorted.asked,
            .speakers = sorted.speakers,
            .received = static_cast<int>(dossier.opinions.size()),
            .opinions = opinions.take(),
            .recommended = static_cast<int>(sorted.recommendations.size()),
            .recommendations = recommendations.take()};
}

std::string joined(const std::vector<Tally>& lines) {
    std::string text;
    for (const Tally& line : lines) {
        text += (text.empty() ? "" : "; ") + line.label + ": " + std::to_string(line.count);
    }
    return text;
}

std::vector<std::string> summary_of(const SynthesisCounts& counts) {
    std::vector<std::string> lines;
    lines.push_back("Tổng số " + std::to_string(counts.asked) +
                    " cơ quan, tổ chức, cá nhân đã gửi xin ý kiến và tổng số " +
                    std::to_string(counts.received) + " ý kiến nhận được (của " +
                    std::to_string(counts.speakers) + " chủ thể).");
    lines.push_back("Kết quả theo ý kiến: " + joined(counts.opinions) + ".");
    lines.push_back("Đã tổng hợp thành " + std::to_string(counts.recommended) +
                    " kiến nghị: " + joined(counts.recommendations) + ".");
    return lines;
}

class TableBuilder {
  public:
    TableBuilder(const Sorting& sorting, const Workflow& workflow, const Names& names,
                 std::string host)
        : sorting_(sorting), workflow_(workflow), names_(names), host_(std::move(host)) {}

    std::vector<SynthesisGroup> groups() {
        for (const SortedRecommendation& each : sorting_.result().recommendations) {
            add_recommendation(each);
        }
        for (const Opinion* opinion : sorting_.result().loose) {
            add_single(*opinion,
                       {.code = "", .label = "Chưa tổng hợp thành kiến nghị", .text = ""});
        }
        for (const Opinion* opinion : sorting_.result().set_aside) {
            add_single(*opinion,
                       {.code = "", .label = "Để ngoài phạm vi tổng hợp", .text = opinion->reason});
        }
        std::vector<SynthesisGroup> groups;
        for (auto& [place, items] : items_) {
            groups.push_back({.label = place.label, .items = std::move(items)});
        }
        return groups;
    }

  private:
    void add_recommendation(const SortedRecommendation& each) {
        const RecommendationMade& made = each.recommendation->made;
        SynthesisItem item;
        item.rows.push_back({.code = made.code,
                             .speaker = host_,
                             .caption = each.recommendation->direct
                                            ? "Kiến nghị"
                                            : "Kiến nghị tổng hợp từ " +
                                                  std::to_string(each.opinions.size()) + " ý kiến",
                             .about = "",
                             .text = made.text,
                             .proposal = ""});
        for (const Opinion* opinion : each.opinions) {
            item.rows.push_back(row_of(*opinion, each.place));
        }
        item.answer = answer_of(made.code, each.recommendation->answer);
        items_[each.place].push_back(std::move(item));
    }

    void add_single(const Opinion& opinion, SynthesisAnswer answer) {
        const TextPlace place = place_of(opinion);
        items_[place].push_back({.rows = {row_of(opinion, place)}, .answer = std::move(answer)});
    }

    TextPlace place_of(const Opinion& opinion) const { return sorting_.place_of(opinion); }

    SynthesisRow row_of(const Opinion& opinion, const TextPlace& group) const {
        const OpinionGiven& given = opinion.given;
        const TextPlace own = place_of(opinion);
        return {.code = given.code,
                .speaker = speaker_name(given.said_by, names_),
                .caption = item_label(workflow_, "heading", given.heading) + " – " +
                           item_label(workflow_, "stance", given.stance),
                .about = own == group ? "" : own.label,
                .text = given.text,
                .proposal = given.proposal};
    }

    SynthesisAnswer answer_of(const std::string& code, const Answer& answer) const {
        if (answer.status == AnswerStatus::returned) {
            return {.code = code,
                    .label = "Đã đề nghị cơ quan soạn thảo trả lời lại",
                    .text = answer.return_reason};
        }
        if (!is_answered(answer)) {
            return {.code = code, .label = "Chưa trả lời", .text = ""};
        }
        return {.code = code,
                .label = item_label(workflow_, "disposition", answer.disposition),
                .text = answer.text};
    }

    const Sorting& sorting_;
    const Workflow& workflow_;
    const Names& names_;
    std::string host_;
    std::map<TextPlace, std::vector<SynthesisItem>> items_;
};

}  // namespace

SynthesisTable synthesis_of(const Dossier& dossier, const Workflow& workflow, const Names& names,
                            Date today) {
    const Sorting sorting(dossier, names);
    const std::string host = names.organisation(dossier.registered.host);
    SynthesisTable table;
    table.head = {.body = host, .place_and_date = place_and_date(place_of(host), today, 0)};
    table.drawn_up_on = today;
    table.title = table_title;
    table.subject = "đối với " + as_draft(dossier.registered.title);
    table.counts = count(dossier, sorting.result(), workflow);
    table.summary = summary_of(table.counts);
    table.columns = {"Nhóm vấn đề, điều, khoản", "Chủ thể góp ý", "Nội dung góp ý",
                     "Ý kiến tiếp thu, giải trình"};
    table.groups = TableBuilder(sorting, workflow, names, host).groups();
    return table;
}

}  // namespace phanbien::dossier
