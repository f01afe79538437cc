// Reads a file of opinions, whatever its format: the sheets of an .xlsx, the tables of a .docx, or
// the minutes that a .docx or .txt without such a table is (engine/intake/minutes.hpp).
// The file is not trusted; the limits are those of its format's adapter. Any thread.
#pragma once

#include <string_view>
#include <vector>

#include "engine/intake/table.hpp"
#include "engine/kernel/result.hpp"

namespace phanbien {

// At least one table. Refusals: "table.none" (neither a table nor anybody who speaks) and those of
// adapters/xlsx, adapters/docx and adapters/plaintext.
Result<std::vector<intake::Table>> read_tables(std::string_view file_name, std::string_view bytes);

}  // namespace phanbien
