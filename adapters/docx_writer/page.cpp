#include "adapters/docx_writer/page.hpp"

#include <array>

#include "adapters/docx_writer/parts.hpp"
#include "adapters/ooxml/xml_text.hpp"

namespace phanbien::docx_writer {
namespace {

constexpr int a4_short = 11906;
constexpr int a4_long = 16838;
constexpr int margin_left = 1701;   // 30 mm
constexpr int margin_right = 851;   // 15 mm
constexpr int margin_above = 1134;  // 20 mm
constexpr int margin_below = 1134;
constexpr int header_distance = 567;

int page_width(Orientation orientation) {
    return orientation == Orientation::landscape ? a4_long : a4_short;
}

int page_height(Orientation orientation) {
    return orientation == Orientation::landscape ? a4_short : a4_long;
}

pugi::xml_node add_value(pugi::xml_node parent, const char* name, const char* value) {
    pugi::xml_node node = parent.append_child(name);
    node.append_attribute("w:val") = value;
    return node;
}

pugi::xml_node add_value(pugi::xml_node parent, const char* name, int value) {
    pugi::xml_node node = parent.append_child(name);
    node.append_attribute("w:val") = value;
    return node;
}

void add_width(pugi::xml_node parent, const char* name, int twips) {
    pugi::xml_node node = parent.append_child(name);
    node.append_attribute("w:w") = twips;
    node.append_attribute("w:type") = "dxa";
}

void add_border(pugi::xml_node parent, const char* name) {
    pugi::xml_node node = add_value(parent, name, "single");
    node.append_attribute("w:sz") = 4;
    node.append_attribute("w:space") = 0;
    node.append_attribute("w:color") = "000000";
}

void add_header_reference(pugi::xml_node section, const char* type, const char* relation) {
    pugi::xml_node node = section.append_child("w:headerReference");
    node.append_attribute("w:type") = type;
    node.append_attribute("r:id") = relation;
}

}  // namespace

int text_width(Orientation orientation) {
    return page_width(orientation) - margin_left - margin_right;
}

// The order of children is that of the schema (ECMA-376 part 1, CT_PPrBase); Word refuses another.
pugi::xml_node add_paragraph(pugi::xml_node parent, const ParagraphLook& look) {
    pugi::xml_node paragraph = parent.append_child("w:p");
    pugi::xml_node properties = paragraph.append_child("w:pPr");
    add_value(properties, "w:pStyle", look.style);
    if (look.keep_with_next) {
        properties.append_child("w:keepNext");
    }
    if (look.before >= 0) {
        properties.append_child("w:spacing").append_attribute("w:before") = look.before;
    }
    if (look.align != nullptr) {
        add_value(properties, "w:jc", look.align);
    }
    return paragraph;
}

void add_run(pugi::xml_node paragraph, std::string_view text, const RunLook& look) {
    pugi::xml_node run = paragraph.append_child("w:r");
    pugi::xml_node properties = run.append_child("w:rPr");
    if (look.bold) {
        properties.append_child("w:b");
    }
    if (look.italic) {
        properties.append_child("w:i");
    }
    if (look.capitals) {
        properties.append_child("w:caps");
    }
    if (look.half_points > 0) {
        add_value(properties, "w:sz", look.half_points);
        add_value(properties, "w:szCs", look.half_points);
    }
    bool first = true;
    for (const std::string& line : ooxml::xml_lines(text)) {
        if (!first) {
            run.append_child("w:br");
        }
        first = false;
        pugi::xml_node words = run.append_child("w:t");
        words.append_attribute("xml:space") = "preserve";
        words.text() = line.c_str();
    }
}

void add_text(pugi::xml_node parent, std::string_view text, const ParagraphLook& paragraph,
              const RunLook& run) {
    for (const std::string& line : ooxml::xml_lines(text)) {
        add_run(add_paragraph(parent, paragraph), line, run);
    }
}

void add_rule(pugi::xml_node parent, int width, int available) {
    pugi::xml_node properties = parent.append_child("w:p").append_child("w:pPr");
    add_border(properties.append_child("w:pBdr"), "w:top");
    pugi::xml_node spacing = properties.append_child("w:spacing");
    spacing.append_attribute("w:before") = 60;
    spacing.append_attribute("w:line") = 40;
    spacing.append_attribute("w:lineRule") = "exact";
    pugi::xml_node indent = properties.append_child("w:ind");
    const int side = width < available ? (available - width) / 2 : 0;
    indent.append_attribute("w:left") = side;
    indent.append_attribute("w:right") = side;
}

pugi::xml_node add_table(pugi::xml_node parent, std::span<const int> widths, Borders borders) {
    pugi::xml_node table = parent.append_child("w:tbl");
    pugi::xml_node properties = table.append_child("w:tblPr");
    int total = 0;
    for (const int width : widths) {
        total += width;
    }
    add_width(properties, "w:tblW", total);
    if (borders == Borders::all) {
        pugi::xml_node lines = properties.append_child("w:tblBorders");
        for (const char* side :
             {"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"}) {
            add_border(lines, side);
        }
    }
    properties.append_child("w:tblLayout").append_attribute("w:type") = "fixed";
    pugi::xml_node margins = properties.append_child("w:tblCellMar");
    const int inside = borders == Borders::all ? 85 : 0;
    add_width(margins, "w:left", inside);
    add_width(margins, "w:right", inside);
    pugi::xml_node grid = table.append_child("w:tblGrid");
    for (const int width : widths) {
        grid.append_child("w:gridCol").append_attribute("w:w") = width;
    }
    return table;
}

pugi::xml_node add_row(pugi::xml_node table, RowKind kind) {
    pugi::xml_node row = table.append_child("w:tr");
    if (kind == RowKind::ordinary) {
        return row;
    }
    pugi::xml_node properties = row.append_child("w:trPr");
    properties.append_child("w:cantSplit");
    if (kind == RowKind::heading) {
        properties.append_child("w:tblHeader");
    }
    return row;
}

pugi::xml_node add_cell(pugi::xml_node row, int width, const char* merge) {
    pugi::xml_node cell = row.append_child("w:tc");
    pugi::xml_node properties = cell.append_child("w:tcPr");
    add_width(properties, "w:tcW", width);
    if (merge != nullptr) {
        add_value(properties, "w:vMerge", merge);
    }
    return cell;
}

pugi::xml_node add_wide_cell(pugi::xml_node row, int width, int columns) {
    pugi::xml_node cell = add_cell(row, width);
    add_value(cell.child("w:tcPr"), "w:gridSpan", columns);
    return cell;
}

void add_choice(pugi::xml_node paragraph, std::string_view shown,
                std::span<const std::string> choices) {
    pugi::xml_node control = paragraph.append_child("w:sdt");
    pugi::xml_node list = control.append_child("w:sdtPr").append_child("w:comboBox");
    for (const std::string& choice : choices) {
        pugi::xml_node item = list.append_child("w:listItem");
        const std::string words = ooxml::xml_text(choice);
        item.append_attribute("w:displayText") = words.c_str();
        item.append_attribute("w:value") = words.c_str();
    }
    add_run(control.append_child("w:sdtContent"), shown, {.bold = true});
}

Page::Page(Orientation orientation) : orientation_(orientation) {
    pugi::xml_node declaration = document_.append_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "UTF-8";
    declaration.append_attribute("standalone") = "yes";
    pugi::xml_node root = document_.append_child("w:document");
    root.append_attribute("xmlns:w") =
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    root.append_attribute("xmlns:r") =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    body_ = root.append_child("w:body");
}

void Page::add_letterhead(const dossier::Letterhead& head, const Letter& letter) {
    const int left = width() * 41 / 100;
    const std::array widths{left, width() - left};
    const ParagraphLook centred{.align = "center"};
    pugi::xml_node table = add_table(body_, widths, Borders::none);
    pugi::xml_node row = add_row(table, RowKind::whole);
    pugi::xml_node cell = add_cell(row, widths[0]);
    add_text(cell, head.body, centred,
             {.bold = letter.unit.empty(), .capitals = true, .half_points = 24});
    if (!letter.unit.empty()) {
        add_text(cell, letter.unit, centred, {.bold = true, .capitals = true, .half_points = 24});
    }
    add_rule(cell, 1300, widths[0]);
    cell = add_cell(row, widths[1]);
    add_text(cell, dossier::national_title, centred, {.bold = true, .half_points = 24});
    add_text(cell, dossier::national_motto, centred, {.bold = true, .half_points = 26});
    add_rule(cell, 3000, widths[1]);

    row = add_row(table, RowKind::ordinary);
    cell = add_cell(row, widths[0]);
    const ParagraphLook below{.align = "center", .before = 120};
    add_text(cell, letter.number, below, {.half_points = 26});
    if (!letter.note.empty()) {
        add_text(cell, letter.note, centred, {.half_points = 24});
    }
    cell = add_cell(row, widths[1]);
    add_text(cell, head.place_and_date, below, {.italic = true, .half_points = 28});
}

std::string Page::finish() {
    pugi::xml_node section = body_.append_child("w:sectPr");
    add_header_reference(section, "default", header_relation);
    add_header_reference(section, "first", first_header_relation);
    pugi::xml_node size = section.append_child("w:pgSz");
    size.append_attribute("w:w") = page_width(orientation_);
    size.append_attribute("w:h") = page_height(orientation_);
    if (orientation_ == Orientation::landscape) {
        size.append_attribute("w:orient") = "landscape";
    }
    pugi::xml_node margins = section.append_child("w:pgMar");
    margins.append_attribute("w:top") = margin_above;
    margins.append_attribute("w:right") = margin_right;
    margins.append_attribute("w:bottom") = margin_below;
    margins.append_attribute("w:left") = margin_left;
    margins.append_attribute("w:header") = header_distance;
    margins.append_attribute("w:footer") = header_distance;
    margins.append_attribute("w:gutter") = 0;
    section.append_child("w:titlePg");
    return part_bytes(document_);
}

}  // namespace phanbien::docx_writer
