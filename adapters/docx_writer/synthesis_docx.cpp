#include "adapters/docx_writer/synthesis_docx.hpp"

#include <array>

#include "adapters/docx_writer/page.hpp"
#include "adapters/docx_writer/parts.hpp"
#include "engine/dossier/filled_table.hpp"

namespace phanbien::docx_writer {
namespace {

constexpr std::array column_shares{14, 16, 36, 11, 23};  // of a hundred
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
    add_text(cell, answer.label, {.style = "Cell", .align = "center"}, {.bold = true});
}

// Whoever fills the table in Word chooses from a list; any other word may be typed, too.
void fill_choice(pugi::xml_node cell, const dossier::SynthesisAnswer& answer,
                 const std::vector<std::string>& choices) {
    if (answer.code.empty() || choices.empty()) {
        fill_answer(cell, answer);
        return;
    }
    add_choice(add_paragraph(cell, {.style = "Cell", .align = "center"}), answer.label, choices);
}

void add_group(pugi::xml_node table, const Widths& widths, const dossier::SynthesisGroup& group,
               const std::vector<std::string>& choices) {
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
            const char* merge = merge_of(i, item.rows.size());
            cell = add_cell(row, widths[3], merge);
            pugi::xml_node words = add_cell(row, widths[4], merge);
            if (i == 0) {
                fill_choice(cell, item.answer, choices);
                add_text(words, item.answer.text, cell_text);
            } else {
                add_paragraph(cell, cell_text);
                add_paragraph(words, cell_text);
            }
        }
    }
}

// Two rows: the last of four columns stands over its two parts.
void add_captions(pugi::xml_node grid, const Widths& widths, const dossier::SynthesisTable& table) {
    const ParagraphLook centred{.style = "Cell", .align = "center"};
    pugi::xml_node row = add_row(grid, RowKind::heading);
    for (std::size_t i = 0; i < 3; ++i) {
        add_text(add_cell(row, widths[i], "restart"), table.columns.at(i), centred, {.bold = true});
    }
    add_text(add_wide_cell(row, widths[3] + widths[4], 2), table.columns.at(3), centred,
             {.bold = true});
    row = add_row(grid, RowKind::heading);
    for (std::size_t i = 0; i < 3; ++i) {
        add_paragraph(add_cell(row, widths[i], "continue"), centred);
    }
    for (std::size_t i = 0; i < 2; ++i) {
        add_text(add_cell(row, widths[3 + i]), table.answer_columns.at(i), centred, {.bold = true});
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
    add_captions(grid, widths, table);
    for (const dossier::SynthesisGroup& group : table.groups) {
        add_group(grid, widths, group, table.dispositions);
    }
    add_paragraph(body, {.style = "Small"});
    return docx_of(page.finish(), table.title + " " + table.subject,
                   dossier::entries_of(table.seal));
}

}  // namespace phanbien::docx_writer
