// A synthesis table that was exported as a Word file (synthesis_docx.hpp) and filled in offline:
// the other way of the same layout. Rows are found by the key at the head of their text. Pure; any
// thread.
#pragma once

#include <string_view>

#include "engine/dossier/filled_table.hpp"
#include "engine/kernel/result.hpp"

namespace phanbien::docx_writer {

// Refusals: those of adapters/docx; "answers.not_ours" when the file is none of ours.
Result<dossier::FilledTable> read_filled_docx(std::string_view bytes);

}  // namespace phanbien::docx_writer
