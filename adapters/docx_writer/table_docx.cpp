#include "adapters/docx_writer/table_docx.hpp"

#include <algorithm>
#include <cmath>

#include "adapters/docx_writer/page.hpp"
#include "adapters/docx_writer/parts.hpp"

namespace phanbien::docx_writer {
namespace {

// Columns share the page by the square root of their longest text, so that a long one gets more
// room and a short one is not crushed.
std::vector<int> column_widths(const intake::Table& table, int available) {
    std::vector<double> weights;
    for (const auto& row : table.rows) {
        weights.resize(std::max(weights.size(), row.cells.size()), 2.0);
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const auto length = std::min<std::size_t>(row.cells[i].size(), 400);
            weights[i] = std::max(weights[i], std::sqrt(static_cast<double>(length)));
        }
    }
    double sum = 0;
    for (const double weight : weights) {
        sum += weight;
    }
    std::vector<int> out;
    for (const double weight : weights) {
        out.push_back(static_cast<int>(available * weight / sum));
    }
    return out;
}

}  // namespace

std::string write_table_docx(const intake::Table& table, const std::string& title) {
    Page page(Orientation::landscape);
    auto body = page.body();
    add_text(body, title, {.style = "Title"});
    add_paragraph(body, {.style = "Small"});
    const auto widths = column_widths(table, page.width());
    auto grid = add_table(body, widths, Borders::all);
    bool is_head = true;
    for (const auto& row : table.rows) {
        auto line = add_row(grid, is_head ? RowKind::heading : RowKind::ordinary);
        for (std::size_t i = 0; i < widths.size(); ++i) {
            add_text(add_cell(line, widths[i]), row.cell(i),
                     {.style = "Cell", .align = is_head ? "center" : nullptr}, {.bold = is_head});
        }
        is_head = false;
    }
    add_paragraph(body, {.style = "Small"});
    return docx_of(page.finish(), title);
}

}  // namespace phanbien::docx_writer
