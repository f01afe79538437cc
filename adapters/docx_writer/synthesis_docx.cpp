#include "adapters/docx_writer/synthesis_docx.hpp"

#include <array>

#include "adapters/docx_writer/page.hpp"
#include "adapters/docx_writer/parts.hpp"

namespace phanbien::docx_writer {
namespace {

constexpr std::array column_shares{15, 18, 37, 30};  // of a hundred
constexpr ParagraphLook cell_text{.style = "Cell"};

using Widths = std::array<int, column_shares.size()>;

Widths widths_of(int available) {
    Widths widths{};
    int rest = available;
    for (std::size_t i = 0; i + 1 < widths.size(); ++i) {
        widths[i] = available * column_shares[i] / 100;
        rest -= widths[i];
    }
    widths.back() = rest;
    return widths;
}

// Of a cell that spans rows: where in the span this row is. A span of one row is no merge.
const char* merge_of(std::size_t row, std::size_t rows) {
    if (rows == 1) {
        return nullptr;
    }
    return row == 0 ? "restart" : "continue";
}

void fill_content(pugi::xml_node cell, const dossier::SynthesisRow& row) {
    pugi::xml_node caption = add_paragraph(cell, cell_text);
    add_run(caption, row.code + ". ", {.bold = true});
    add_run(caption, row.caption, {.italic = true});
    if (!row.about.empty()) {
        add_text(cell, "Về " + row.about, cell_text, {.italic = true});
    }
    add_text(cell, row.text, cell_text);
    if (!row.proposal.empty()) {
        add_text(cell, "Đề xuất sửa:", {.style = "Cell", .keep_with_next = true}, {.italic = true});
        add_text(cell, row.proposal, cell_text);
    }
}

void fill_answer(pugi::xml_node cell, const dossier::SynthesisAnswer& answer) {
    const std::string key = answer.code.empty() ? "" : answer.code + ". ";
    add_text(cell, key + answer.label, cell_text, {.bold = true});
    if (!answer.text.empty()) {
        add_text(cell, answer.text, cell_text);
    }
}

void add_group(pugi::xml_node table, const Widths& widths, const dossier::SynthesisGroup& group) {
    std::size_t rows = 0;
    for (const dossier::SynthesisItem& item : group.items) {
        rows += item.rows.size();
    }
    std::size_t at = 0;
    for (const dossier::SynthesisItem& item : group.items) {
        for (std::size_t i = 0; i < item.rows.size(); ++i, ++at) {
            pugi::xml_node row = add_row(table, RowKind::ordinary);
            pugi::xml_node cell = add_cell(row, widths[0], merge_of(at, rows));
            add_text(cell, at == 0 ? group.label : "", cell_text, {.bold = true});
            add_text(add_cell(row, widths[1]), item.rows[i].speaker, cell_text);
            fill_content(add_cell(row, widths[2]), item.rows[i]);
            cell = add_cell(row, widths[3], merge_of(i, item.rows.size()));
            if (i == 0) {
                fill_answer(cell, item.answer);
            } else {
                add_paragraph(cell, cell_text);
            }
        }
    }
}

}  // namespace

std::string write_synthesis_docx(const dossier::SynthesisTable& table) {
    Page page(Orientation::landscape);
    page.add_letterhead(table.head, {});
    pugi::xml_node body = page.body();
    add_text(body, table.title, {.style = "Title", .before = 240});
    add_text(body, table.subject, {.style = "Title"}, {.capitals = true});
    add_rule(body, 2400, page.width());
    for (const std::string& line : table.summary) {
        add_text(body, line, {.align = "both", .before = 120}, {.half_points = 26});
    }
    add_paragraph(body, {.style = "Small"});

    const Widths widths = widths_of(page.width());
    pugi::xml_node grid = add_table(body, widths, Borders::all);
    pugi::xml_node heading = add_row(grid, RowKind::heading);
    for (std::size_t i = 0; i < widths.size(); ++i) {
        add_text(add_cell(heading, widths[i]), table.columns.at(i),
                 {.style = "Cell", .align = "center"}, {.bold = true});
    }
    for (const dossier::SynthesisGroup& group : table.groups) {
        add_group(grid, widths, group);
    }
    add_paragraph(body, {.style = "Small"});
    return docx_of(page.finish(), table.title + " " + table.subject);
}

}  // namespace phanbien::docx_writer
