// Page: the body of a WordprocessingML document as it is built: paragraphs, tables with fixed
// columns, the letterhead, and the page's size and margins at its end (NĐ 30/2020 Phụ lục I).
//
// Lengths are twentieths of a point (twips), 567 to the centimetre; sizes are half points.
// One owner, one thread.
#pragma once

#include <pugixml.hpp>
#include <span>
#include <string>
#include <string_view>

#include "engine/dossier/letterhead.hpp"

namespace phanbien::docx_writer {

enum class Orientation { portrait, landscape };

// What stays between the margins of A4: 30 mm left, 15 mm right, 20 mm above and below.
int text_width(Orientation orientation);

struct ParagraphLook {
    const char* style = "Normal";
    const char* align = nullptr;  // "center", "both"; null: the style's
    int before = -1;              // -1: the style's
    bool keep_with_next = false;
};

struct RunLook {
    bool bold = false;
    bool italic = false;
    bool capitals = false;
    int half_points = 0;  // 0: the style's
};

pugi::xml_node add_paragraph(pugi::xml_node parent, const ParagraphLook& look);
// Line breaks in the text become breaks within the paragraph.
void add_run(pugi::xml_node paragraph, std::string_view text, const RunLook& look = {});
// One paragraph for each line of the text.
void add_text(pugi::xml_node parent, std::string_view text, const ParagraphLook& paragraph,
              const RunLook& run = {});
// A thin centred line, `width` of the `available` twips, as under the motto.
void add_rule(pugi::xml_node parent, int width, int available);

enum class Borders { none, all };
// Columns keep their widths whatever stands in them.
pugi::xml_node add_table(pugi::xml_node parent, std::span<const int> widths, Borders borders);
enum class RowKind {
    heading,   // repeated on every page, never broken over two
    whole,     // never broken over two pages
    ordinary,  // may be broken
};
pugi::xml_node add_row(pugi::xml_node table, RowKind kind);
// `merge`: "restart" begins a cell over several rows, "continue" goes on with it, null is one
// alone. A cell must get at least one paragraph.
pugi::xml_node add_cell(pugi::xml_node row, int width, const char* merge = nullptr);

// A cell as wide as several columns.
pugi::xml_node add_wide_cell(pugi::xml_node row, int width, int columns);
// Words to be chosen from a list, as Word and LibreOffice offer it; any others may be typed.
void add_choice(pugi::xml_node paragraph, std::string_view shown,
                std::span<const std::string> choices);

struct Letter {
    std::string unit;    // under the body's name, may be empty
    std::string number;  // "Số: …", may be empty
    std::string note;    // trích yếu under the number, may be empty
};

class Page {
  public:
    explicit Page(Orientation orientation);

    pugi::xml_node body() { return body_; }
    int width() const { return text_width(orientation_); }
    void add_letterhead(const dossier::Letterhead& head, const Letter& letter);
    // Closes the section and gives word/document.xml. Call once, last.
    std::string finish();

  private:
    Orientation orientation_;
    pugi::xml_document document_;
    pugi::xml_node body_;
};

}  // namespace phanbien::docx_writer
