#include "engine/dossier/synthesis.hpp"

#include <algorithm>
#include <chrono>
#include <map>

#include "engine/audit/sha256.hpp"
#include "engine/dossier/consultation.hpp"
#include "engine/dossier/filled_table.hpp"
#include "engine/dossier/workflow.hpp"
#include "engine/text/space.hpp"
#include "engine/text/unicode.hpp"

namespace phanbien::dossier {
namespace {

constexpr std::string_view table_title =
    "BẢN TỔNG HỢP Ý KIẾN, TIẾP THU, GIẢI TRÌNH Ý KIẾN GÓP Ý, PHẢN BIỆN XÃ HỘI";

constexpr std::size_t seal_digits = 32;

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
        if (!has_answer(*each.recommendation)) {
            unanswered += 1;
            unanswered_opinions += each.opinions.size();
            continue;
        }
        const std::string label = item_label(workflow, "disposition", answer.disposition);
        recommendations.add(label, 1);
        opinions.add(label, each.opinions.size());
    }
    recommendations.add(std::string(not_answered_label), unanswered);
    opinions.add(std::string(not_answered_label), unanswered_opinions);
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
    TableBuilder(const OpinionBook& opinions, const Sorting& sorting, const Workflow& workflow,
                 const Names& names, std::string host, const OrganisationId& reader)
        : opinions_(opinions),
          sorting_(sorting),
          workflow_(workflow),
          names_(names),
          host_(std::move(host)),
          reader_(reader) {}

    std::vector<SynthesisGroup> groups() {
        for (const SortedRecommendation& each : sorting_.result().recommendations) {
            add_recommendation(each);
        }
        for (const auto place : sorting_.result().loose) {
            add_single(opinions_[place],
                       {.code = "", .label = "Chưa tổng hợp thành kiến nghị", .text = ""});
        }
        for (const auto place : sorting_.result().set_aside) {
            const auto opinion = opinions_[place];
            add_single(opinion,
                       {.code = "", .label = "Để ngoài phạm vi tổng hợp", .text = opinion.reason});
        }
        std::vector<SynthesisGroup> groups;
        for (auto& [place, items] : items_) {
            groups.push_back({.label = place.label, .items = std::move(items)});
        }
        return groups;
    }

    std::vector<RowSeal> take_seals() { return std::move(seals_); }
    std::size_t drafts() const { return drafts_; }

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
        for (const auto place : each.opinions) {
            item.rows.push_back(row_of(opinions_[place], each.place));
        }
        item.answer = answer_of(*each.recommendation);
        seals_.push_back({.key = made.code,
                          .content = seal_of(content_of(item.rows.front())),
                          .answer = answer_seal(item.answer.label, item.answer.text)});
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

    // A draft of the reader's own stands in the place of the answer it is to become.
    SynthesisAnswer answer_of(const Recommendation& recommendation) {
        const std::string& code = recommendation.made.code;
        const Answer& answer = recommendation.answer;
        if (const auto* draft = draft_of(recommendation, reader_)) {
            drafts_ += 1;
            return {.code = code,
                    .label = draft->disposition.empty()
                                 ? std::string(not_answered_label)
                                 : item_label(workflow_, "disposition", draft->disposition),
                    .text = draft->text};
        }
        if (answer.status == AnswerStatus::returned) {
            return {.code = code,
                    .label = std::string(asked_again_label),
                    .text = answer.return_reason};
        }
        if (!has_answer(recommendation)) {
            return {.code = code, .label = std::string(not_answered_label), .text = ""};
        }
        return {.code = code,
                .label = item_label(workflow_, "disposition", answer.disposition),
                .text = answer.text};
    }

    const OpinionBook& opinions_;
    const Sorting& sorting_;
    const Workflow& workflow_;
    const Names& names_;
    std::string host_;
    OrganisationId reader_;
    std::map<TextPlace, std::vector<SynthesisItem>> items_;
    std::vector<RowSeal> seals_;
    std::size_t drafts_ = 0;
};

}  // namespace

std::string seal_of(std::string_view words) {
    std::string bare;
    for (const char each : text::collapse_spaces(text::to_nfc(words))) {
        if (each != ' ' && each != '\n' && each != '\t') {
            bare += each;
        }
    }
    return audit::sha256_hex(bare).substr(0, seal_digits);
}

std::string answer_seal(std::string_view label, std::string_view text) {
    return seal_of(is_pending_label(label) && text.empty()
                       ? std::string()
                       : std::string(label) + "|" + std::string(text));
}

std::string content_of(const SynthesisRow& row) {
    std::string text = row.code + ". " + row.caption;
    if (!row.about.empty()) {
        text += "\nVề " + row.about;
    }
    text += "\n" + row.text;
    if (!row.proposal.empty()) {
        text += "\nĐề xuất sửa: " + row.proposal;
    }
    return text;
}

SynthesisTable synthesis_of(const Dossier& dossier, const Workflow& workflow, const Names& names,
                            Date today, const OrganisationId& reader) {
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
    table.answer_columns = {"Kết quả", "Nội dung tiếp thu, giải trình"};
    if (const List* dispositions = workflow.list("disposition")) {
        for (const ListItem& item : dispositions->items) {
            table.dispositions.push_back(item.label.vi);
        }
    }
    TableBuilder builder(dossier.opinions, sorting, workflow, names, host, reader);
    table.groups = builder.groups();
    const Version* current = dossier.current_version();
    table.seal = {.dossier = dossier.id,
                  .code = dossier.registered.dossier_code,
                  .revision = dossier.revision,
                  .version = current == nullptr ? 0 : current->added.number,
                  .rows = builder.take_seals()};
    if (builder.drafts() > 0) {
        table.summary.push_back("Bảng có " + std::to_string(builder.drafts()) +
                                " trả lời đang soạn, chưa công bố.");
    }
    return table;
}

}  // namespace phanbien::dossier
