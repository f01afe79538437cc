// Spreadsheets people send: .xlsx bytes (ECMA-376) to sheets of text.
//
// What a person sees in a cell, as text: shared and inline strings, what a formula last showed,
// days as dd/MM/yyyy. Nothing is reckoned and no link is followed. The file is not trusted: zip and
// XML go through the limits of adapters/office_file, and rows, columns, cells and words are counted
// here, since one string can stand in a million cells. Pure; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "adapters/xlsx/area.hpp"
#include "engine/kernel/result.hpp"

namespace phanbien::xlsx {

inline constexpr std::size_t xlsx_bytes_max = 32U << 20U;
inline constexpr std::size_t sheets_max = 32;
inline constexpr std::size_t rows_max = 20'000;
inline constexpr std::size_t columns_max = 256;
inline constexpr std::size_t cells_max = 400'000;     // with words or in a merged area, all sheets
inline constexpr std::size_t places_max = 4'000'000;  // empty ones before a row's last words too
inline constexpr std::size_t text_bytes_max = 16U << 20U;

struct ReadSheet {
    std::string name = {};
    bool hidden = false;
    // Rows differ in length; a cell without words is empty or not there. The words of a merged area
    // stand in its first cell only.
    std::vector<std::vector<std::string>> rows = {};
    std::vector<Area> merged = {};  // as far as there are rows with words, and columns_max
    // Which of `merged` a cell is in, by row * columns_max + column.
    std::unordered_map<std::size_t, std::size_t> merged_by_cell = {};

    // The words of a cell, empty when there are none.
    std::string_view at(std::size_t row, std::size_t column) const;
    // The same, but every cell of a merged area answers with the words of the area.
    std::string_view merged_at(std::size_t row, std::size_t column) const;
};

// Sheets in the order of their tabs; charts and other sheets without cells are left out. Refusals:
// see refusals.hpp.
Result<std::vector<ReadSheet>> read_sheets(std::string_view bytes);

}  // namespace phanbien::xlsx
