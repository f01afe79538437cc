// The parts of fill_paper_template(): placeholders in a text, and paragraphs as one text over their
// runs. Pure; one thread.
#pragma once

#include <functional>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace phanbien::docx_writer {

// "host" of "{{ host }}", with where it stands in the text.
struct PlacedName {
    std::string name;  // with "#" or "/" in front for the marks of a block
    std::size_t begin = 0;
    std::size_t end = 0;
};
std::vector<PlacedName> names_in(std::string_view text);

// The words of a paragraph, runs put together; those of paragraphs within it (text boxes) left out.
std::string words_of(const pugi::xml_node& paragraph);

// The placeholder that these words are, when they are nothing else.
std::optional<std::string> only_name(std::string_view words);

// The mark of a block when a whole paragraph, or table row, is nothing else: "#recommendations".
// Nothing for any other node.
std::optional<std::string> block_mark(const pugi::xml_node& node);

// Puts value(name) in the place of each placeholder; line breaks become breaks.
void replace_names(const pugi::xml_node& paragraph,
                   const std::function<std::string(const std::string&)>& value);

}  // namespace phanbien::docx_writer
