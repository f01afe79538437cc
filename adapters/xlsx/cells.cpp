#include "adapters/xlsx/cells.hpp"

#include <algorithm>
#include <optional>

#include "adapters/office_file/xml.hpp"
#include "adapters/xlsx/refusals.hpp"
#include "engine/text/space.hpp"

namespace phanbien::xlsx {

namespace {

using office_file::attribute;
using office_file::child;
using office_file::is_named;

// Rich text is in runs; the words said in rPh only tell how to pronounce them.
void append_words(const pugi::xml_node& node, std::string& out) {
    for (const auto& below : node.children()) {
        if (is_named(below, "t")) {
            out += below.text().get();
        } else if (is_named(below, "r")) {
            append_words(below, out);
        }
    }
}

// "_x000D_" stands for a character XML cannot hold (ECMA-376 part 1, 22.4.2.4); CR is all that
// people's files have.
std::string without_returns(std::string_view text) {
    constexpr std::string_view mark = "_x000D_";
    std::string out;
    for (auto at = text.find(mark); at != std::string_view::npos; at = text.find(mark)) {
        out += text.substr(0, at);
        text.remove_prefix(at + mark.size());
    }
    out += text;
    std::erase(out, '\r');
    return out;
}

std::string text_of_cell(const pugi::xml_node& cell, const SharedParts& shared) {
    const auto type = attribute(cell, "t");
    const std::string_view value = child(cell, "v").text().get();
    if (type == "s") {
        const int index = office_file::number_or(value, -1);
        const bool known = index >= 0 && static_cast<std::size_t>(index) < shared.strings.size();
        return known ? shared.strings[static_cast<std::size_t>(index)] : std::string();
    }
    if (type == "inlineStr") {
        std::string words;
        append_words(child(cell, "is"), words);
        return without_returns(words);
    }
    if (type == "b") {
        return value == "1" ? "TRUE" : "FALSE";
    }
    if (type == "e") {
        return {};  // #N/A and the like: nobody wrote that
    }
    if (type.empty() || type == "n") {
        const int style = office_file::number_or(attribute(cell, "s"), 0);
        return shared.formats.text_of(value, static_cast<std::size_t>(style < 0 ? 0 : style));
    }
    return without_returns(value);  // a formula's words, or a day as ISO 8601
}

std::optional<Area> area_of(std::string_view reference) {
    const auto colon = reference.find(':');
    if (colon == std::string_view::npos) {
        return std::nullopt;
    }
    const auto first = cell_of(reference.substr(0, colon));
    const auto last = cell_of(reference.substr(colon + 1));
    if (!first || !last || last->first < first->first || last->second < first->second) {
        return std::nullopt;
    }
    return Area{.row = first->first,
                .column = first->second,
                .last_row = last->first,
                .last_column = last->second};
}

Result<void> put(std::string text, unsigned row, unsigned column, Spent& spent, ReadSheet& sheet) {
    spent.cells += 1;
    spent.text_bytes += text.size();
    if (row >= rows_max || column >= columns_max || spent.cells > cells_max ||
        spent.text_bytes > text_bytes_max) {
        return swollen_spreadsheet();
    }
    if (sheet.rows.size() <= row) {
        sheet.rows.resize(row + 1);
    }
    auto& cells = sheet.rows[row];
    if (cells.size() <= column) {
        spent.places += column + 1 - cells.size();
        if (spent.places > places_max) {
            return swollen_spreadsheet();
        }
        cells.resize(column + 1);
    }
    cells[column] = std::move(text);
    return {};
}

Result<void> read_merged(const pugi::xml_node& worksheet, Spent& spent, ReadSheet& sheet) {
    for (const auto& node : child(worksheet, "mergeCells").children()) {
        auto area = area_of(attribute(node, "ref"));
        if (!area || area->row >= sheet.rows.size() || area->column >= columns_max) {
            continue;  // below the last words: only a frame
        }
        area->last_row = std::min(area->last_row, static_cast<unsigned>(sheet.rows.size()) - 1);
        area->last_column = std::min(area->last_column, static_cast<unsigned>(columns_max) - 1);
        for (std::size_t row = area->row; row <= area->last_row; ++row) {
            for (std::size_t column = area->column; column <= area->last_column; ++column) {
                if (++spent.cells > cells_max) {
                    return swollen_spreadsheet();
                }
                sheet.merged_by_cell[row * columns_max + column] = sheet.merged.size();
            }
        }
        sheet.merged.push_back(*area);
    }
    return {};
}

}  // namespace

std::vector<std::string> strings_of(const pugi::xml_node& root) {
    std::vector<std::string> strings;
    for (const auto& item : root.children()) {
        if (is_named(item, "si")) {
            std::string words;
            append_words(item, words);
            strings.push_back(without_returns(words));
        }
    }
    return strings;
}

std::optional<std::pair<unsigned, unsigned>> cell_of(std::string_view reference) {
    constexpr unsigned far_out = 10'000'000;
    unsigned column = 0;
    std::size_t at = 0;
    for (; at < reference.size() && reference[at] >= 'A' && reference[at] <= 'Z'; ++at) {
        column = column * 26 + static_cast<unsigned>(reference[at] - 'A') + 1;
        if (column > far_out) {
            return std::nullopt;
        }
    }
    const int row = office_file::number_or(reference.substr(at), 0);
    if (column == 0 || row <= 0) {
        return std::nullopt;
    }
    return std::pair(static_cast<unsigned>(row) - 1, column - 1);
}

// Rows and cells may leave their place out; they are then behind the one before.
Result<void> read_cells(const pugi::xml_node& worksheet, const SharedParts& shared, Spent& spent,
                        ReadSheet& sheet) {
    unsigned row = 0;
    for (const auto& row_node : child(worksheet, "sheetData").children()) {
        const int number = office_file::number_or(attribute(row_node, "r"), 0);
        row = number > 0 ? static_cast<unsigned>(number) - 1 : row;
        unsigned column = 0;
        for (const auto& cell : row_node.children()) {
            if (!is_named(cell, "c")) {
                continue;
            }
            const auto place = cell_of(attribute(cell, "r"));
            column = place ? place->second : column;
            auto text = text_of_cell(cell, shared);
            if (!text::trim(text).empty()) {
                CHECK_THAT(put(std::move(text), row, column, spent, sheet));
            }
            ++column;
        }
        ++row;
    }
    return read_merged(worksheet, spent, sheet);
}

}  // namespace phanbien::xlsx
