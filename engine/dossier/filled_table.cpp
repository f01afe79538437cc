#include "engine/dossier/filled_table.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "engine/dossier/refusal.hpp"
#include "engine/text/fold.hpp"
#include "engine/text/space.hpp"

namespace phanbien::dossier {

namespace {

std::string value_of(const SealEntries& entries, std::string_view name) {
    const auto found =
        std::ranges::find(entries, name, [](const auto& entry) { return entry.first; });
    return found == entries.end() ? std::string() : found->second;
}

template <class Number>
Number number_in(const std::string& text) {
    Number value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? value : Number{0};
}

Problem not_ours() {
    return Problem{.kind = ProblemKind::invalid,
                   .code = "answers.not_ours",
                   .vi =
                       "Tệp này không phải bảng tổng hợp đã tải từ hồ sơ, hoặc phần ẩn của nó đã "
                       "bị xóa. Hãy tải lại bảng từ hồ sơ, điền vào bảng đó rồi gửi lên.",
                   .en =
                       "This file is not a synthesis table that was downloaded from a dossier, "
                       "or its hidden part was removed. Download the table again, fill that one "
                       "in and send it."};
}

bool is_seal(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// The way people may write it: "tiếp  thu", "Tiếp thu.", "accepted".
std::string comparable(std::string_view words) {
    auto out = text::fold_spelling(text::collapse_spaces(words));
    while (!out.empty() && (out.back() == '.' || out.back() == ' ')) {
        out.pop_back();
    }
    return out;
}

std::string disposition_named(std::string_view words, const Workflow& workflow) {
    const auto* list = workflow.list("disposition");
    const auto wanted = comparable(words);
    for (const auto& item : list == nullptr ? std::vector<ListItem>{} : list->items) {
        if (wanted == comparable(item.label.vi) || wanted == comparable(item.label.en) ||
            wanted == item.id) {
            return item.id;
        }
    }
    return {};
}

Wording wording_here(const Recommendation& recommendation, const OrganisationId& reader) {
    if (const auto* draft = draft_of(recommendation, reader)) {
        return {.disposition = draft->disposition, .text = draft->text};
    }
    if (!has_answer(recommendation)) {
        return {};
    }
    return {.disposition = recommendation.answer.disposition, .text = recommendation.answer.text};
}

// What an export would seal now, by key.
std::map<std::string, RowSeal> seals_now(const Dossier& dossier, const Workflow& workflow,
                                         const Names& names, const OrganisationId& reader) {
    std::map<std::string, RowSeal> out;
    for (auto& row : synthesis_of(dossier, workflow, names, {}, reader).seal.rows) {
        auto key = row.key;
        out.emplace(std::move(key), std::move(row));
    }
    return out;
}

class Comparing {
  public:
    Comparing(const FilledTable& table, const Dossier& dossier, const Workflow& workflow,
              const Names& names, const OrganisationId& reader)
        : table_(table),
          workflow_(workflow),
          reader_(reader),
          now_(seals_now(dossier, workflow, names, reader)) {
        for (const auto& seal : table.seal.rows) {
            exported_.emplace(seal.key, &seal);
        }
        for (const auto& it : dossier.recommendations) {
            if (!it.dropped) {
                living_.emplace(it.made.code, &it);
            }
        }
    }

    ComparedTable take() {
        ComparedTable out;
        std::set<std::string> seen;
        for (const auto& row : table_.rows) {
            auto compared = compared_row(row, !seen.insert(row.key).second);
            if (compared.changed || !compared.troubles.empty()) {
                out.rows.push_back(std::move(compared));
            } else {
                ++out.same;
            }
        }
        for (const auto& [key, it] : living_) {
            if (!seen.contains(key)) {
                out.missing.push_back(key);
            }
        }
        return out;
    }

  private:
    ComparedRow compared_row(const FilledRow& row, bool repeated) const {
        ComparedRow out{.key = row.key, .recommendation = {}, .line = row.line};
        const bool pending = is_pending_label(row.disposition);
        out.written_disposition = pending ? std::string() : row.disposition;
        out.theirs.text = row.text;
        out.theirs.disposition = pending ? "" : disposition_named(row.disposition, workflow_);
        const auto found = living_.find(row.key);
        if (found == living_.end()) {
            out.troubles.push_back(RowTrouble::unknown_key);
            return out;
        }
        const auto& recommendation = *found->second;
        out.recommendation = recommendation.made.id;
        out.base = stamp_of(recommendation, reader_);
        out.ours = wording_here(recommendation, reader_);
        if (repeated) {
            out.troubles.push_back(RowTrouble::repeated_key);
        }
        judge(row, recommendation, out);
        return out;
    }

    void judge(const FilledRow& row, const Recommendation& recommendation, ComparedRow& out) const {
        const auto exported = exported_.find(row.key);
        const auto filled = answer_seal(row.disposition, row.text);
        const auto& now = now_.at(row.key);
        if (exported == exported_.end()) {
            out.troubles.push_back(RowTrouble::unsealed);
        } else {
            if (seal_of(row.content) != exported->second->content) {
                out.troubles.push_back(RowTrouble::content_altered);
            }
            if (filled == exported->second->answer) {
                return;  // not touched offline: what is here stays
            }
            if (now.content != exported->second->content) {
                out.troubles.push_back(RowTrouble::recommendation_moved);
            }
        }
        if (filled == now.answer) {
            return;
        }
        out.changed = true;
        if (exported != exported_.end() && now.answer != exported->second->answer) {
            out.troubles.push_back(RowTrouble::both_answered);
        }
        judge_words(out);
        if (recommendation.answer.status == AnswerStatus::accepted) {
            out.troubles.push_back(RowTrouble::accepted_already);
        }
    }

    void judge_words(ComparedRow& out) const {
        const auto* item = workflow_.item("disposition", out.theirs.disposition);
        if (out.written_disposition.empty() && out.theirs.text.empty()) {
            out.troubles.push_back(RowTrouble::emptied);
        } else if (out.written_disposition.empty()) {
            out.troubles.push_back(RowTrouble::no_disposition);
        } else if (item == nullptr) {
            out.troubles.push_back(RowTrouble::unknown_disposition);
        } else if (item->justify && out.theirs.text.empty()) {
            out.troubles.push_back(RowTrouble::no_justification);
        }
    }

    const FilledTable& table_;
    const Workflow& workflow_;
    const OrganisationId& reader_;
    std::map<std::string, RowSeal> now_;
    std::map<std::string, const RowSeal*> exported_;
    std::map<std::string, const Recommendation*> living_;
};

}  // namespace

bool is_pending_label(std::string_view label) {
    const auto bare = text::trim(label);
    return bare.empty() || bare == not_answered_label || bare.starts_with(asked_again_label);
}

SealEntries entries_of(const TableSeal& seal) {
    SealEntries out{{std::string(seal_format_name), std::string(seal_format)},
                    {std::string(seal_dossier_name), seal.dossier.text()},
                    {std::string(seal_code_name), seal.code},
                    {std::string(seal_revision_name), std::to_string(seal.revision)},
                    {std::string(seal_version_name), std::to_string(seal.version)}};
    for (const auto& row : seal.rows) {
        out.emplace_back(row.key, row.content + " " + row.answer);
    }
    return out;
}

Result<TableSeal> seal_from(const SealEntries& entries) {
    if (value_of(entries, seal_format_name) != seal_format ||
        value_of(entries, seal_dossier_name).empty()) {
        return not_ours();
    }
    TableSeal seal;
    seal.dossier = DossierId(value_of(entries, seal_dossier_name));
    seal.code = value_of(entries, seal_code_name);
    seal.revision = number_in<std::uint64_t>(value_of(entries, seal_revision_name));
    seal.version = number_in<int>(value_of(entries, seal_version_name));
    for (const auto& [name, value] : entries) {
        const auto space = value.find(' ');
        if (name.starts_with("KN-") && space != std::string::npos &&
            is_seal(value.substr(0, space)) && is_seal(value.substr(space + 1))) {
            seal.rows.push_back({.key = name,
                                 .content = value.substr(0, space),
                                 .answer = value.substr(space + 1)});
        }
    }
    return seal;
}

std::string_view name_of(RowTrouble trouble) {
    switch (trouble) {
        case RowTrouble::unknown_key:
            return "unknown_key";
        case RowTrouble::repeated_key:
            return "repeated_key";
        case RowTrouble::unsealed:
            return "unsealed";
        case RowTrouble::recommendation_moved:
            return "recommendation_moved";
        case RowTrouble::content_altered:
            return "content_altered";
        case RowTrouble::both_answered:
            return "both_answered";
        case RowTrouble::emptied:
            return "emptied";
        case RowTrouble::unknown_disposition:
            return "unknown_disposition";
        case RowTrouble::no_disposition:
            return "no_disposition";
        case RowTrouble::no_justification:
            return "no_justification";
        case RowTrouble::accepted_already:
            break;
    }
    return "accepted_already";
}

Label explained(RowTrouble trouble) {
    switch (trouble) {
        case RowTrouble::unknown_key:
            return {"Hồ sơ không có kiến nghị mang mã này, hoặc kiến nghị đã bỏ.",
                    "The dossier has no recommendation of this key, or it was dropped."};
        case RowTrouble::repeated_key:
            return {"Mã này đã có ở một dòng phía trên.", "This key stands in a row above, too."};
        case RowTrouble::unsealed:
            return {"Tệp không ghi lúc tải về kiến nghị này nói gì.",
                    "The file does not say what this recommendation was when it was exported."};
        case RowTrouble::recommendation_moved:
            return {"Kiến nghị trên hệ thống đã khác so với lúc tải bảng về.",
                    "The recommendation has changed here since the table was exported."};
        case RowTrouble::content_altered:
            return {"Trong tệp, nội dung kiến nghị đã bị sửa; hệ thống giữ nội dung của mình.",
                    "The wording of the recommendation was altered in the file; the one here "
                    "stays."};
        case RowTrouble::both_answered:
            return {"Câu trả lời được sửa cả trong tệp và trên hệ thống sau khi tải bảng về.",
                    "The answer was changed both in the file and here since the export."};
        case RowTrouble::emptied:
            return {"Trong tệp, câu trả lời đã bị xóa trống.",
                    "The answer was emptied in the file."};
        case RowTrouble::unknown_disposition:
            return {"Ô kết quả không phải một trong các kết quả được chọn.",
                    "The result is none of those that may be chosen."};
        case RowTrouble::no_disposition:
            return {"Có nội dung trả lời nhưng chưa chọn kết quả.",
                    "There is a text, but no result was chosen."};
        case RowTrouble::no_justification:
            return {"Kết quả này phải kèm giải trình.", "This result needs a justification."};
        case RowTrouble::accepted_already:
            break;
    }
    return {"Trả lời này đã được ghi nhận nên không sửa được nữa.",
            "This answer has been accepted and cannot be changed."};
}

Result<ComparedTable> compare(const FilledTable& table, const Dossier& dossier,
                              const Workflow& workflow, const Names& names,
                              const OrganisationId& reader) {
    if (table.seal.dossier != dossier.id) {
        return conflict("answers.wrong_dossier",
                        "Bảng này thuộc hồ sơ " + table.seal.code + ", không phải " +
                            dossier.registered.dossier_code + ". Hãy mở đúng hồ sơ rồi nhập.",
                        "This table belongs to dossier " + table.seal.code + ", not to " +
                            dossier.registered.dossier_code +
                            ". Open that dossier and import it there.");
    }
    return Comparing(table, dossier, workflow, names, reader).take();
}

}  // namespace phanbien::dossier
