// FilledTable: the synthesis table as the drafting body sends it back, and what its rows would
// change.
//
// A row is found by its key and by nothing else: people sort, hide and insert rows. What was
// exported is known from the seals that the file carries, so that each row shows who changed what
// since: the body offline, somebody here, or both. Nothing is overwritten without a person having
// chosen; `answer.import` then takes all chosen rows or none. Pure; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/dossier/dossier.hpp"
#include "engine/dossier/synthesis.hpp"
#include "engine/dossier/workflow.hpp"

namespace phanbien::dossier {

inline constexpr std::string_view not_answered_label = "Chưa trả lời";
inline constexpr std::string_view asked_again_label = "Đã đề nghị cơ quan soạn thảo trả lời lại";
// One of the above: whatever is in the cell, nobody has answered there.
bool is_pending_label(std::string_view label);

// How the hidden parts of both formats are named; the first one tells a file of ours.
inline constexpr std::string_view seal_format_name = "phanbien.synthesis";
inline constexpr std::string_view seal_format = "1";
inline constexpr std::string_view seal_dossier_name = "phanbien.dossier";
inline constexpr std::string_view seal_code_name = "phanbien.code";
inline constexpr std::string_view seal_revision_name = "phanbien.revision";
inline constexpr std::string_view seal_version_name = "phanbien.version";

// The hidden parts as names and values, the rows as "KN-004" → "<content seal> <answer seal>".
using SealEntries = std::vector<std::pair<std::string, std::string>>;
SealEntries entries_of(const TableSeal& seal);
// Refusal "answers.not_ours" when the entries are not those of an exported table.
Result<TableSeal> seal_from(const SealEntries& entries);

struct FilledRow {
    std::string key;
    std::string content;      // the cell of what is recommended
    std::string disposition;  // as written, may be anything
    std::string text;
    int line = 0;  // in the file, as people count
};

struct FilledTable {
    TableSeal seal;
    std::vector<FilledRow> rows;  // of recommendations only
};

// What is wrong with a row, or to be chosen about it.
enum class RowTrouble {
    unknown_key,           // no such recommendation, or it was dropped
    repeated_key,          // the key stands in the file twice
    unsealed,              // the file does not say what was exported under this key
    recommendation_moved,  // it reads otherwise here than when the table was exported
    content_altered,       // somebody changed in the file what is recommended
    both_answered,         // answered in the file and, otherwise, here since the export
    emptied,               // the file takes back what had been answered at export
    unknown_disposition,
    no_disposition,    // a text without one
    no_justification,  // a refusal that says nothing
    accepted_already,  // the Front has taken note of the answer; it cannot be changed
};
std::string_view name_of(RowTrouble trouble);
// For the person who decides about the row.
Label explained(RowTrouble trouble);

struct Wording {
    std::string disposition = {};  // an item's id; of the file's empty when it is unknown
    std::string text = {};

    bool operator==(const Wording&) const = default;
};

struct ComparedRow {
    std::string key;
    RecommendationId recommendation;       // empty: there is none
    int line = 0;                          // 0: the file has no such row
    std::string written_disposition = {};  // as the file says it
    Wording theirs = {};                   // in the file
    Wording ours = {};                     // here: the draft if there is one, else the answer
    std::vector<RowTrouble> troubles = {};
    bool changed = false;    // the file says something that is not here yet
    std::uint64_t base = 0;  // for ImportedAnswer
};

struct ComparedTable {
    std::vector<ComparedRow> rows;     // changed or troubled, in the file's order
    std::size_t same = 0;              // rows of the file that bring nothing new
    std::vector<std::string> missing;  // keys of recommendations that the file has no row for
};

// Refusal "answers.wrong_dossier" when the table was exported from another one.
Result<ComparedTable> compare(const FilledTable& table, const Dossier& dossier,
                              const Workflow& workflow, const Names& names,
                              const OrganisationId& reader);

}  // namespace phanbien::dossier
