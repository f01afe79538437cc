// The words of one OpenDocument paragraph as a person sees them. Any thread.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "adapters/odt/styles.hpp"

namespace phanbien::odt {

struct ParagraphText {
    std::string text = {};
    bool visible = false;
    bool bold = true;                        // all that is visible
    std::vector<pugi::xml_node> boxes = {};  // text boxes and shapes that hold paragraphs
    std::vector<pugi::xml_node> notes = {};  // text:note-body
};

// `looks` are those of the paragraph's style.
ParagraphText paragraph_text(const pugi::xml_node& paragraph, const Styles& styles,
                             const Looks& looks);

}  // namespace phanbien::odt
