#include "engine/intake/candidates.hpp"

#include <algorithm>
#include <map>

#include "engine/dossier/limits.hpp"
#include "engine/intake/citation.hpp"
#include "engine/kernel/json.hpp"
#include "engine/text/finding.hpp"
#include "engine/text/fold.hpp"
#include "engine/text/space.hpp"

namespace phanbien::intake {

namespace {

using dossier::GiveOpinion;

// Its words alone: marks, case and what stands between them make no other name.
std::string folded_name(std::string_view text) {
    std::string out;
    for (const auto& word : text::separate_words(text::fold_for_search(text))) {
        out += (out.empty() ? "" : " ") + word;
    }
    return out;
}

// What makes two rows the same opinion: where, who, which words.
std::string key_of(const std::string& eid, const std::string& speaker, const std::string& text) {
    std::string words;
    for (const auto& word : text::separate_words(text::fold_spelling(text))) {
        words += word + " ";
    }
    return eid + "\n" + folded_name(speaker) + "\n" + words;
}

class Reader {
  public:
    Reader(const Columns& columns, const Defaults& defaults, const Ground& ground)
        : columns_(columns),
          defaults_(defaults),
          ground_(ground),
          citations_(provisions_of(ground)) {
        for (const auto& organisation : ground.organisations) {
            bodies_.emplace(folded_name(organisation.name), organisation.id);
            names_.emplace(organisation.id, organisation.name);
        }
        for (const auto* name : {"heading", "stance", "source"}) {
            if (const auto* list = ground.workflow.list(name)) {
                auto& items = lists_[name];
                for (const auto& it : list->items) {
                    items.push_back({it.id, folded_name(it.label.vi), folded_name(it.label.en)});
                }
            }
        }
        for (const auto& opinion : ground.dossier.opinions) {
            if (opinion.status != dossier::OpinionStatus::withdrawn) {
                const auto& given = opinion.given;
                known_.emplace(
                    key_of(given.provision.eid, name_of_speaker(given.said_by), given.text),
                    given.code);
            }
        }
    }

    Candidate read(const TableRow& row) {
        Candidate out;
        out.row = row.number;
        out.opinion.entered_for_other = true;
        out.opinion.version = ground_.version;
        out.opinion.minutes = defaults_.minutes;
        read_text(row, out);
        read_provision(row, out);
        read_speaker(row, out);
        out.opinion.heading = item(row, Column::heading, "heading", defaults_.heading, out);
        out.opinion.stance = item(row, Column::stance, "stance", defaults_.stance, out);
        out.opinion.source = item(row, Column::source, "source", defaults_.source, out);
        note_repetition(out);
        return out;
    }

  private:
    struct ListedItem {
        std::string id;
        std::string vi;  // folded names
        std::string en;
    };

    static std::vector<dossier::ProvisionRef> provisions_of(const Ground& ground) {
        const auto* version = ground.dossier.version(ground.version);
        return version == nullptr ? std::vector<dossier::ProvisionRef>{}
                                  : version->added.provisions;
    }

    std::string cell(const TableRow& row, Column column) const {
        const auto place = columns_.place(column);
        return place ? std::string(text::trim(row.cell(*place))) : std::string();
    }

    static void complain(Candidate& out, Column column, std::string code, std::string vi,
                         std::string en, Weight weight = Weight::wrong) {
        out.mistakes.push_back({.column = column,
                                .weight = weight,
                                .code = std::move(code),
                                .vi = std::move(vi),
                                .en = std::move(en)});
    }

    static void check_length(Candidate& out, Column column, const std::string& text,
                             std::size_t most) {
        if (code_points(text) > most) {
            complain(out, column, "text.too_long", "Dài quá " + std::to_string(most) + " ký tự.",
                     "Longer than " + std::to_string(most) + " characters.");
        }
    }

    void read_text(const TableRow& row, Candidate& out) const {
        out.opinion.text = cell(row, Column::text);
        out.opinion.proposal = cell(row, Column::proposal);
        if (out.opinion.text.empty()) {
            complain(out, Column::text, "text.empty", "Không có nội dung ý kiến.",
                     "There are no words of an opinion.");
        }
        check_length(out, Column::text, out.opinion.text, dossier::opinion_length_max);
        check_length(out, Column::proposal, out.opinion.proposal, dossier::opinion_length_max);
    }

    void read_provision(const TableRow& row, Candidate& out) const {
        if (ground_.version == 0) {
            return;  // there is no draft: said of the matter as a whole
        }
        if (!columns_.place(Column::provision)) {
            place(citations_.mentioned_in(out.opinion.text), out);
            return;
        }
        const auto written = cell(row, Column::provision);
        const auto citation = citations_.read(written);
        if (citation.kind == Cited::unknown) {
            complain(out, Column::provision, "provision.unknown",
                     "Bản dự thảo không có “" + written + "”.",
                     "The draft has no “" + written + "”.");
        } else if (citation.kind == Cited::ambiguous) {
            complain(out, Column::provision, "provision.ambiguous",
                     "Dự thảo có nhiều nơi là “" + written + "”; hãy ghi rõ hơn.",
                     "Several places of the draft are “" + written + "”; say which one.");
        } else {
            place(citation, out);
        }
    }

    static void place(const Citation& citation, Candidate& out) {
        out.opinion.eid = citation.provision.eid;
        out.provision_label = citation.provision.label;
    }

    void read_speaker(const TableRow& row, Candidate& out) const {
        auto name = cell(row, Column::speaker);
        name = name.empty() ? defaults_.speaker : name;
        std::ranges::replace(name, '\n', ' ');
        name = text::collapse_spaces(name);
        const auto body = bodies_.find(folded_name(name));
        if (body != bodies_.end()) {
            out.opinion.said_by.organisation = body->second;
        } else {
            out.opinion.said_by.name = name;
        }
        if (name.empty()) {
            complain(out, Column::speaker, "speaker.empty",
                     "Không ghi ý kiến này của ai; hãy điền người góp ý chung cho cả tệp hoặc bỏ "
                     "dòng này.",
                     "It does not say whose opinion this is; fill in somebody for the whole file "
                     "or leave the row out.");
        }
        check_length(out, Column::speaker, name, dossier::name_length_max);
    }

    std::string item(const TableRow& row, Column column, std::string_view list,
                     const std::string& otherwise, Candidate& out) const {
        const auto written = cell(row, column);
        const auto items = lists_.find(list);
        if (written.empty() || items == lists_.end()) {
            if (otherwise.empty()) {
                complain(out, column, std::string(list) + ".empty",
                         "Chưa chọn “" + name_of_list(list).vi + "” cho các dòng không ghi.",
                         "Choose “" + name_of_list(list).en + "” for rows that do not say it.");
            }
            return otherwise;
        }
        const auto folded = folded_name(written);
        for (const auto& it : items->second) {
            if (folded == it.vi || folded == it.en || written == it.id) {
                return it.id;
            }
        }
        complain(out, column, std::string(list) + ".unknown",
                 "“" + written + "” không có trong danh mục “" + name_of_list(list).vi + "”.",
                 "“" + written + "” is not in the list “" + name_of_list(list).en + "”.");
        return otherwise;
    }

    dossier::Label name_of_list(std::string_view list) const {
        const auto* found = ground_.workflow.list(list);
        return found == nullptr ? dossier::Label{std::string(list), std::string(list)}
                                : found->label;
    }

    std::string name_of_speaker(const dossier::Speaker& speaker) const {
        const auto body = names_.find(speaker.organisation);
        return body == names_.end() || !speaker.name.empty() ? speaker.name : body->second;
    }

    void note_repetition(Candidate& out) {
        if (out.opinion.text.empty()) {
            return;
        }
        const auto row = "dòng " + std::to_string(out.row);
        const auto [known, is_new] = known_.emplace(
            key_of(out.opinion.eid, name_of_speaker(out.opinion.said_by), out.opinion.text), row);
        if (!is_new) {
            complain(out, Column::text, "opinion.repeated",
                     "Ý kiến này đã có (" + known->second + ").",
                     "This opinion is there already (" + known->second + ").", Weight::doubtful);
        }
    }

    const Columns& columns_;
    const Defaults& defaults_;
    const Ground& ground_;
    Citations citations_;
    std::map<std::string, OrganisationId> bodies_;  // by folded name
    std::map<OrganisationId, std::string> names_;
    std::map<std::string, std::vector<ListedItem>, std::less<>> lists_;
    std::map<std::string, std::string> known_;  // what was said before, and where that stands
};

bool has_words(const TableRow& row) {
    return std::ranges::any_of(
        row.cells, [](const std::string& cell) { return !text::separate_words(cell).empty(); });
}

}  // namespace

bool Candidate::is_wrong() const {
    return std::ranges::any_of(mistakes,
                               [](const RowMistake& it) { return it.weight == Weight::wrong; });
}

std::vector<Candidate> candidates_from(const Table& table, std::optional<std::size_t> head,
                                       const Columns& columns, const Defaults& defaults,
                                       const Ground& ground) {
    Reader reader(columns, defaults, ground);
    std::vector<Candidate> out;
    for (std::size_t i = head ? *head + 1 : 0; i < table.rows.size(); ++i) {
        if (has_words(table.rows[i])) {
            out.push_back(reader.read(table.rows[i]));
        }
    }
    return out;
}

}  // namespace phanbien::intake
