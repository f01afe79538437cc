// A synthesis table that was exported as a spreadsheet (synthesis_xlsx.hpp) and filled in offline.
//
// Rows are found by the key in their hidden column, or by the one at the head of their text where
// somebody removed that column; they may have been moved, and cells may have been unmerged. Pure;
// any thread.
#pragma once

#include <string_view>

#include "engine/dossier/filled_table.hpp"
#include "engine/kernel/result.hpp"

namespace phanbien::xlsx {

// Refusals: those of reader.hpp; "answers.not_ours" when the file is none of ours.
Result<dossier::FilledTable> read_filled_xlsx(std::string_view bytes);

}  // namespace phanbien::xlsx
