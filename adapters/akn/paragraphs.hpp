// Lines of text as p elements and back. Quoted provisions of an amending law are p elements inside
// mod and quotedStructure. Pure; any thread.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "engine/document/outline.hpp"

namespace phanbien::akn {

// One p per line of the text; none for an empty text.
void write_lines(pugi::xml_node parent, std::string_view text);
// The same with the quoted lines in quotedStructures, whose eIds begin with `eid`.
void write_lines_quoting(pugi::xml_node parent, std::string_view text, const std::string& eid);

void write_table(pugi::xml_node parent, const document::Provision& table);
std::vector<std::vector<std::string>> rows_of(const pugi::xml_node& table);

// The text below a node, one line per block element in it, whatever they are.
std::vector<std::string> lines_below(const pugi::xml_node& node);
// The text of an element that holds no block: a heading, a num.
std::string inline_text(const pugi::xml_node& node);
std::string joined(const std::vector<std::string>& lines);

}  // namespace phanbien::akn
