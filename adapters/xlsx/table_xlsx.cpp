#include "adapters/xlsx/table_xlsx.hpp"

#include <algorithm>

#include "adapters/ooxml/xml_text.hpp"
#include "adapters/xlsx/layout.hpp"
#include "adapters/xlsx/sheet.hpp"

namespace phanbien::xlsx {
namespace {

constexpr double width_min = 9;
constexpr double width_max = 42;
constexpr double line_height_points = 15.75;

// As wide as half of its longest text, within bounds: long texts get the room.
std::vector<double> widths_of(const intake::Table& table) {
    std::vector<double> widths;
    for (const auto& row : table.rows) {
        widths.resize(std::max(widths.size(), row.cells.size()), width_min);
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const auto wanted = static_cast<double>(row.cells[i].size()) / 2;
            widths[i] = std::clamp(wanted, widths[i], width_max);
        }
    }
    return widths;
}

}  // namespace

std::string write_table_xlsx(const intake::Table& table, const std::string& title, Date made_on) {
    Sheet sheet(ooxml::xml_text(title), made_on);
    const auto widths = widths_of(table);
    for (unsigned column = 0; column < widths.size(); ++column) {
        sheet.set_width(column, widths[column]);
    }
    const auto last = widths.empty() ? 0U : static_cast<unsigned>(widths.size()) - 1;
    sheet.write({0, 0, 0, last}, ooxml::xml_text(title), Look::bold_centred);
    constexpr unsigned head_row = 2;
    unsigned at = head_row;
    for (const auto& row : table.rows) {
        std::size_t lines = 1;
        for (unsigned column = 0; column < widths.size(); ++column) {
            const auto text = ooxml::xml_text(row.cell(column));
            sheet.write({at, column, at, column}, text,
                        at == head_row ? Look::caption : Look::text);
            lines = std::max(lines, lines_in(text, widths[column]));
        }
        sheet.set_height(at, static_cast<double>(lines) * line_height_points + 3);
        ++at;
    }
    sheet.lay_out_page(head_row, head_row);
    return sheet.finish();
}

}  // namespace phanbien::xlsx
