// The body of a Word document as paragraphs and tables. One reading, one thread.
#pragma once

#include <pugixml.hpp>
#include <string>

#include "adapters/docx/list_numbers.hpp"
#include "adapters/docx/styles.hpp"
#include "engine/document/flow.hpp"

namespace phanbien::docx {

class BodyReader {
  public:
    BodyReader(const Styles& styles, ListNumbers& numbers) : styles_(styles), numbers_(numbers) {}

    document::Flow read(const pugi::xml_node& body);

  private:
    void read_blocks(const pugi::xml_node& parent);
    void read_paragraph(const pugi::xml_node& node);
    void read_table(const pugi::xml_node& node);
    std::string cell_text(const pugi::xml_node& cell);

    const Styles& styles_;
    ListNumbers& numbers_;
    document::Flow flow_;
    document::Paragraph joined_;  // before a paragraph mark that a tracked change deletes
    int position_ = 0;
    bool words_in_boxes_ = false;
};

// The visible text below a node, tabs and line breaks included.
std::string visible_text(const pugi::xml_node& node);

}  // namespace phanbien::docx
