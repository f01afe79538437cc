#include "adapters/ooxml/xml_text.hpp"

#include "engine/kernel/utf8.hpp"
#include "engine/text/unicode.hpp"

namespace phanbien::ooxml {
namespace {

bool is_allowed(char32_t code_point) {
    return code_point >= 0x20 ? code_point != 0xFFFE && code_point != 0xFFFF
                              : code_point == '\t' || code_point == '\n';
}

void append_valid(std::string& to, std::string_view valid) {
    for (std::size_t at = 0; at < valid.size();) {
        char32_t code_point = text::next_code_point(valid, at);
        if (code_point == '\r') {
            if (at < valid.size() && valid[at] == '\n') {
                continue;
            }
            code_point = '\n';
        }
        if (is_allowed(code_point)) {
            text::append_code_point(to, code_point);
        }
    }
}

}  // namespace

std::string xml_text(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    while (const auto invalid = first_invalid_utf8(text)) {
        append_valid(clean, text.substr(0, *invalid));
        text.remove_prefix(*invalid + 1);
    }
    append_valid(clean, text);
    return clean;
}

std::vector<std::string> xml_lines(std::string_view text) {
    const std::string clean = xml_text(text);
    std::vector<std::string> lines;
    std::size_t begin = 0;
    for (std::size_t end = clean.find('\n'); end != std::string::npos;
         end = clean.find('\n', begin)) {
        lines.push_back(clean.substr(begin, end - begin));
        begin = end + 1;
    }
    lines.push_back(clean.substr(begin));
    return lines;
}

}  // namespace phanbien::ooxml
