// XML out of a file from outside (a part of a Word or ODF file, Akoma Ntoso), checked before it is
// parsed.
//
// pugixml fetches nothing and expands no entity of its own making, but takes memory for any depth
// and any number of nodes; so the text is scanned first, without building anything. Names are
// compared without their prefix, which the writer of a file is free to choose. Any thread.
#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "engine/kernel/result.hpp"

namespace phanbien::office_file {

inline constexpr std::size_t xml_depth_max = 256;
inline constexpr std::size_t xml_nodes_max = 1'000'000;  // elements and attributes together

// Refusals: "draft.hostile_xml" (DOCTYPE, a limit, not UTF-8), "draft.damaged" (not well formed).
Result<pugi::xml_document> parse_xml(std::string text);

// "p" for "w:p".
std::string_view local_name(const char* qualified);
bool is_named(const pugi::xml_node& node, std::string_view local);

// The first child element of this local name; a null node when there is none.
pugi::xml_node child(const pugi::xml_node& node, std::string_view local);
// The attribute's value, empty when there is none.
std::string_view attribute(const pugi::xml_node& node, std::string_view local);
// A whole number, or `absent` when it is none.
int number_or(std::string_view text, int absent);

}  // namespace phanbien::office_file
