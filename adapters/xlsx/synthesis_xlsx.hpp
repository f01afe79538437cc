// The synthesis table as a spreadsheet: landscape A4, cells merged per provision and per
// answer, the head printed on every page. A hidden column holds each row's key and a hidden sheet
// the seal, so that the file can be filled and read again (synthesis_reader.hpp). Throws
// std::runtime_error when the library or the system fails; any thread.
#pragma once

#include <string>
#include <string_view>

#include "engine/dossier/synthesis.hpp"

namespace phanbien::xlsx {

// Columns from 0; the table begins below the row whose last column says key_caption.
inline constexpr unsigned content_column = 2;
inline constexpr unsigned disposition_column = 3;
inline constexpr unsigned answer_column = 4;
inline constexpr unsigned key_column = 5;
inline constexpr std::string_view key_caption = "Mã dòng";
inline constexpr std::string_view seal_sheet = "phanbien";

// The bytes of the file. Nothing of the table is cut: what a cell cannot show goes on in the row
// below.
std::string write_synthesis_xlsx(const dossier::SynthesisTable& table);

}  // namespace phanbien::xlsx
