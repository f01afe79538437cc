// XML as text, and the words in it: what reading and writing any kind of file has in common. Pure;
// any thread.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace phanbien::xml {

// What separates words.
inline constexpr std::string_view spaces = " \t\r\n";

// The words of a list separated by spaces, as in target="a b".
std::vector<std::string> words_of(std::string_view list);

// The node without added spaces.
std::string text_of(pugi::xml_node node);

// The document in UTF-8, indented by two spaces, with its declaration.
std::string indented_text_of(const pugi::xml_document& document);

}  // namespace phanbien::xml
