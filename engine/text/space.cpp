#include "engine/text/space.hpp"

#include "engine/text/unicode.hpp"

namespace phanbien::text {

namespace {

enum class Sort { visible, space, line_break, nothing };

Sort sort_of(char32_t c) {
    if ((c > U' ' && c < 0x7F) || (c > 0xAD && c < 0x1680)) {
        return Sort::visible;  // nearly all
    }
    if (c == U'\n' || c == 0x2028 || c == 0x2029) {
        return Sort::line_break;
    }
    if (c == U' ' || c == U'\t' || c == U'\r' || c == 0x0B || c == 0x0C || c == 0xA0 ||
        c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000) {
        return Sort::space;
    }
    if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || (c >= 0x200B && c <= 0x200F) ||
        (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF) {
        return Sort::nothing;
    }
    return Sort::visible;
}

}  // namespace

std::string collapse_spaces(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    bool space = false;
    std::size_t word = 0;  // where what is visible and not taken over yet begins
    for (std::size_t at = 0; at < utf8.size();) {
        const auto start = at;
        const auto sort = sort_of(next_code_point(utf8, at));
        if (sort == Sort::visible) {
            if (space && !out.empty() && out.back() != '\n') {
                out += ' ';
            }
            space = false;
            continue;
        }
        out.append(utf8, word, start - word);
        word = at;
        if (sort == Sort::space) {
            space = true;
        } else if (sort == Sort::line_break) {
            if (!out.empty() && out.back() != '\n') {
                out += '\n';
            }
            space = false;
        }
    }
    out.append(utf8, word, utf8.size() - word);
    while (!out.empty() && out.back() == '\n') {
        out.pop_back();
    }
    return out;
}

std::string_view trim(std::string_view utf8) {
    constexpr std::string_view space = " \t\r\n\f\v";
    const auto first = utf8.find_first_not_of(space);
    if (first == std::string_view::npos) {
        return {};
    }
    return utf8.substr(first, utf8.find_last_not_of(space) - first + 1);
}

}  // namespace phanbien::text
