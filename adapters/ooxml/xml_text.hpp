// Text for an Office file: what XML 1.0 section 2.2 allows, and nothing else. An opinion may hold
// anything a keyboard or a copy from elsewhere gives; one forbidden character in it would make the
// whole table unreadable. Markup is not touched: the XML writers escape it.
// Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace phanbien::ooxml {

// Without control characters other than tab and line feed, without U+FFFE, U+FFFF and without bytes
// that are not UTF-8. CR LF and CR become LF.
std::string xml_text(std::string_view text);

// The lines of xml_text(text), at least one.
std::vector<std::string> xml_lines(std::string_view text);

}  // namespace phanbien::ooxml
