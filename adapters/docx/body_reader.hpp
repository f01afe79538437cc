// The body of a Word document as paragraphs and tables. One reading, one thread.
#pragma once

#include <pugixml.hpp>
#include <string>

#include "adapters/docx/list_numbers.hpp"
#include "adapters/docx/styles.hpp"
#include "engine/document/flow.hpp"

namespace phanbien::docx {

inline constexpr int merged_columns_max = 64;  // of one cell; more is no table of this world

// Whether any cell says anything.
bool holds_words(const document::Table& table);
// What stands in a cell or note, as its lines; a table in it as its cells one below the other.
std::string lines_of(const document::Flow& content);

class BodyReader {
  public:
    BodyReader(const Styles& styles, ListNumbers& numbers) : styles_(styles), numbers_(numbers) {}

    // The words of a text box stand behind the paragraph it is anchored to, with a warning; a cell
    // that spans columns or goes on from the row above leaves empty ones, so that columns stay
    // columns; a table in a cell becomes lines.
    document::Flow read(const pugi::xml_node& body);

  private:
    void read_blocks(const pugi::xml_node& parent);
    void read_paragraph(const pugi::xml_node& node);
    void add_paragraph(const pugi::xml_node& properties, const Format& format,
                       document::Paragraph paragraph);
    void read_table(const pugi::xml_node& node);
    void read_row(const pugi::xml_node& row, std::vector<std::string>& cells);
    std::string cell_text(const pugi::xml_node& cell);

    const Styles& styles_;
    ListNumbers& numbers_;
    document::Flow flow_;
    document::Paragraph joined_;  // before a paragraph mark that a tracked change deletes
    int position_ = 0;
    int first_box_ = 0;   // position of the first text box with words, 0 for none
    int first_part_ = 0;  // of the first embedded document
};

}  // namespace phanbien::docx
