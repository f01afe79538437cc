// The words of a Word paragraph as a person sees them: without deleted, hidden or moved text, field
// codes and the grey hints of empty form fields. Any thread.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

namespace phanbien::docx {

struct RunText {
    std::string text = {};
    bool visible = false;
    bool bold = true;  // all that is visible
    // w:txbxContent of text boxes anchored here, in order; their words are not in `text`. Of a box
    // that is stored twice, for new and old versions of Word, the first one that holds words.
    std::vector<pugi::xml_node> boxes = {};
};

// `bold` is what the paragraph's style says.
RunText run_text(const pugi::xml_node& paragraph, bool bold);

// Taken away by a tracked change, or no text at all (properties, field codes).
bool is_unread(const pugi::xml_node& node);

}  // namespace phanbien::docx
