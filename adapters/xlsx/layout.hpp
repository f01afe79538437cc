// Layout: how a synthesis item falls into spreadsheet rows.
//
// A spreadsheet row is at most 409 points high, a cell holds at most 32,767 characters, and merged
// cells never grow by themselves. So long texts go on in further rows instead of being cut, and
// heights are reckoned from the words. Pure; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/dossier/synthesis.hpp"

namespace phanbien::xlsx {

// Low enough that a page break leaves no wide gap, and for the cell limit above many times over.
inline constexpr std::size_t row_lines_max = 14;
inline constexpr std::size_t cell_code_points_max = 16'000;

struct ColumnWidths {  // in spreadsheet units: digits of the default font
    double provision = 0;
    double speaker = 0;
    double content = 0;
    double disposition = 0;
    double answer = 0;
};

// Lines of a text in a column of that width, long words and line breaks counted; at least 1.
std::size_t lines_in(std::string_view text, double width);

// The text in pieces of at most `lines` lines at that width, cut between lines or words where there
// are any. The pieces put together are the text, but for the white space at the cuts.
std::vector<std::string> pieces_of(std::string_view text, double width, std::size_t lines);

// One row of the sheet. Empty cells go on from the row above.
struct SheetRow {
    std::string speaker;
    std::string content;
    std::string key;  // of the opinion or recommendation whose words these are
    std::size_t lines = 1;
    bool opens = false;  // the first row of an opinion or recommendation
};

struct SheetAnswer {
    std::string text;
    std::size_t rows = 1;  // of the item, counted on from the answer before
};

struct SheetItem {
    std::vector<SheetRow> rows;
    std::string disposition;
    std::vector<SheetAnswer> answers;  // one, unless it is too long for a cell; rows add up
};

SheetItem laid_out(const dossier::SynthesisItem& item, const ColumnWidths& widths);

}  // namespace phanbien::xlsx
