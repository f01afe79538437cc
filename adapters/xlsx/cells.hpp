// The cells of one worksheet part as text, under counted limits (ECMA-376 part 1, 18.3).
// Pure; any thread.
#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "adapters/xlsx/number_formats.hpp"
#include "adapters/xlsx/reader.hpp"
#include "engine/kernel/result.hpp"

namespace phanbien::xlsx {

// What several sheets of one workbook share.
struct SharedParts {
    std::vector<std::string> strings;
    NumberFormats formats;
};

// How much of a workbook has been read; one for all of its sheets.
struct Spent {
    std::size_t cells = 0;
    std::size_t places = 0;  // made in the rows, also for cells without words
    std::size_t text_bytes = 0;
};

// The strings of xl/sharedStrings.xml, pronunciation marks left out.
std::vector<std::string> strings_of(const pugi::xml_node& root);

// "BC12" as row 11, column 54 (both from 0); nothing when it is no reference or too far out.
std::optional<std::pair<unsigned, unsigned>> cell_of(std::string_view reference);

// Fills rows and merged of `sheet`. Refusal "xlsx.bomb" beyond a limit of reader.hpp.
Result<void> read_cells(const pugi::xml_node& worksheet, const SharedParts& shared, Spent& spent,
                        ReadSheet& sheet);

}  // namespace phanbien::xlsx
