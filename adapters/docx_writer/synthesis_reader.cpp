#include "adapters/docx_writer/synthesis_reader.hpp"

#include "adapters/docx/docx.hpp"
#include "adapters/docx/properties.hpp"
#include "engine/text/space.hpp"

namespace phanbien::docx_writer {

namespace {

using Cells = std::vector<std::string>;

constexpr std::size_t content_cell = 2;
constexpr std::size_t disposition_cell = 3;
constexpr std::size_t answer_cell = 4;

// "KN-004" of "KN-004. Kiến nghị tổng hợp …"; empty for a row of anything else.
std::string key_at(const Cells& cells) {
    if (cells.size() <= content_cell || !cells[content_cell].starts_with("KN-")) {
        return {};
    }
    const auto& text = cells[content_cell];
    const auto dot = text.find('.');
    return dot == std::string::npos || dot > 16 ? std::string()
                                                : std::string(text::trim(text.substr(0, dot)));
}

void join(std::string& to, const Cells& cells, std::size_t cell) {
    const auto more = cell < cells.size() ? text::trim(cells[cell]) : std::string_view();
    if (!more.empty()) {
        to.append(to.empty() ? "" : "\n").append(more);
    }
}

void read_table(const document::Table& grid, std::vector<dossier::FilledRow>& out) {
    bool inside = false;  // the rows of opinions below a recommendation, whose answer covers them
    for (std::size_t line = 0; line < grid.rows.size(); ++line) {
        const auto& cells = grid.rows[line];
        const auto key = key_at(cells);
        if (!key.empty()) {
            out.emplace_back();
            out.back().key = key;
            out.back().content = cells[content_cell];
            out.back().line = static_cast<int>(line) + 1;
            inside = true;
        } else if (cells.size() > disposition_cell && !cells[disposition_cell].empty()) {
            inside = false;  // an opinion in no recommendation says itself what became of it
        }
        if (inside) {
            join(out.back().disposition, cells, disposition_cell);
            join(out.back().text, cells, answer_cell);
        }
    }
}

}  // namespace

Result<dossier::FilledTable> read_filled_docx(std::string_view bytes) {
    TRY(const auto properties, docx::read_properties(bytes));
    dossier::FilledTable table;
    TRY(table.seal, dossier::seal_from(properties));
    TRY(const auto flow, docx::read_flow(bytes));
    for (const auto& item : flow.items) {
        if (const auto* grid = std::get_if<document::Table>(&item)) {
            read_table(*grid, table.rows);
        }
    }
    return table;
}

}  // namespace phanbien::docx_writer
