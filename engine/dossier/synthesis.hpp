// SynthesisTable: "Bảng tổng hợp ý kiến, tiếp thu, giải trình" as a value, ready to be written as a
// spreadsheet or a document (adapters/xlsx, adapters/docx_writer).
//
// All wording and counting is here, so that no writer can print a total that its parts do not add
// up to. An opinion stands under the provision of the recommendation it was merged into, because
// one answer covers the rows of one recommendation; where it spoke of another provision, the row
// says so. Withdrawn opinions are counted but not shown: what a person took back is no longer
// theirs to be published, while the number received stays true. Opinions set aside are shown with
// the reason, since tiếp thu, giải trình is complete and public (Luật 64/2025/QH15 Đ.6).
//
// The table goes both ways: the drafting body fills the last two columns offline and sends the file
// back. So each row has a key, and a seal says what was exported (filled_table.hpp). Pure; any
// thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/dossier/letterhead.hpp"

namespace phanbien::dossier {

struct Dossier;
class Workflow;

// One line of a breakdown: how many came to this end.
struct Tally {
    std::string label;
    int count = 0;

    bool operator==(const Tally&) const = default;
};

struct SynthesisCounts {
    int asked = 0;                // bodies that were sent the draft; cancelled requests left out
    int speakers = 0;             // distinct names behind the opinions that were not withdrawn
    int received = 0;             // opinions, withdrawn ones too
    std::vector<Tally> opinions;  // adds up to `received`
    int recommended = 0;
    std::vector<Tally> recommendations;  // adds up to `recommended`
};

// What one body or person said, or what the Front made of it.
struct SynthesisRow {
    std::string code;     // "YK-017", "KN-004"
    std::string speaker;  // never empty
    std::string caption;  // heading and stance, or what else this row is
    std::string about;    // the provision it spoke of, when it is not the group's; else empty
    std::string text;
    std::string proposal;  // proposed wording, may be empty
};

struct SynthesisAnswer {
    std::string code;   // of the recommendation; empty: nothing is to be filled in
    std::string label;  // "Tiếp thu một phần", "Chưa trả lời"
    std::string text;
};

// What an item was when it was exported, so that a change on either side is seen.
struct RowSeal {
    std::string key;      // "KN-004"
    std::string content;  // seal_of() what the recommendation's row says
    std::string answer;   // seal_of() the answer

    bool operator==(const RowSeal&) const = default;
};

// What the whole file was made of.
struct TableSeal {
    DossierId dossier;
    std::string code;            // "PB-2026-0001"
    std::uint64_t revision = 0;  // the dossier's, at export
    int version = 0;             // of the draft; 0: there is none
    std::vector<RowSeal> rows = {};

    bool operator==(const TableSeal&) const = default;
};

// The rows that one answer covers: a recommendation and its opinions, or a single opinion.
struct SynthesisItem {
    std::vector<SynthesisRow> rows;  // at least one
    SynthesisAnswer answer;
};

// One provision.
struct SynthesisGroup {
    std::string label;
    std::vector<SynthesisItem> items;  // at least one
};

struct SynthesisTable {
    Letterhead head;
    Date drawn_up_on;
    std::string title;    // "BẢN TỔNG HỢP …"
    std::string subject;  // "đối với dự thảo Nghị quyết …"
    SynthesisCounts counts;
    std::vector<std::string> summary;         // the counts in sentences
    std::vector<std::string> columns;         // four; below the last stand
    std::vector<std::string> answer_columns;  // these two
    std::vector<std::string> dispositions;    // what may be chosen in the first of them
    TableSeal seal;
    std::vector<SynthesisGroup> groups;  // in the order of the text, the whole draft last
};

// `reader`: whose unpublished drafts of answers are shown, since they are theirs; empty: nobody's.
SynthesisTable synthesis_of(const Dossier& dossier, const Workflow& workflow, const Names& names,
                            Date today, const OrganisationId& reader = {});

// The same for the same words, whatever white space an office program put between them.
std::string seal_of(std::string_view words);
// Of an answer: both empty for one that is still to be given.
std::string answer_seal(std::string_view label, std::string_view text);
// As the row of a recommendation says it, without white space that matters.
std::string content_of(const SynthesisRow& row);

}  // namespace phanbien::dossier
