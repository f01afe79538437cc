#include "engine/calendar/content_lines.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/calendar/icalendar.hpp"

namespace phanbien::calendar {

namespace {

constexpr std::size_t folded_bytes_max = 75;  // RFC 5545 section 3.1, without the line end

bool continues_letter(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

std::string upper(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), [](char c) { return upper(c); });
    return out;
}

bool is_name(std::string_view name) {
    return !name.empty() && std::ranges::all_of(name, [](char c) {
        return (upper(c) >= 'A' && upper(c) <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    });
}

bool has_control(std::string_view text) {
    return std::ranges::any_of(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20U && c != '\t') || byte == 0x7FU;
    });
}

struct Unfolded {
    int number = 0;
    std::string text;
};

std::vector<Unfolded> unfold(std::string_view text) {
    std::vector<Unfolded> out;
    for (int number = 1; !text.empty(); ++number) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
        }
        if (!out.empty() && (line.starts_with(' ') || line.starts_with('\t'))) {
            out.back().text += line.substr(1);
        } else if (!line.empty()) {
            out.push_back({number, std::string(line)});
        }
    }
    return out;
}

// Where the value or the next parameter begins: the first `;` or `:` that is not quoted.
std::size_t delimiter(std::string_view text) {
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        quoted = quoted != (text[i] == '"');
        if (!quoted && (text[i] == ';' || text[i] == ':')) {
            return i;
        }
    }
    return std::string_view::npos;
}

// Nothing when it is no content line.
std::optional<ContentLine> parsed(const Unfolded& unfolded) {
    std::string_view rest = unfolded.text;
    auto at = delimiter(rest);
    if (at == std::string_view::npos || !is_name(rest.substr(0, at)) || has_control(rest)) {
        return std::nullopt;
    }
    ContentLine line{.number = unfolded.number, .name = upper(rest.substr(0, at)), .value = {}};
    while (rest[at] == ';') {
        rest.remove_prefix(at + 1);
        at = delimiter(rest);
        if (at == std::string_view::npos) {
            return std::nullopt;
        }
        const auto parameter = rest.substr(0, at);
        const auto equals = parameter.find('=');
        if (equals == std::string_view::npos || !is_name(parameter.substr(0, equals))) {
            return std::nullopt;
        }
    }
    line.value = rest.substr(at + 1);
    return line;
}

FieldProblem mistake(std::string_view file, int number, std::string vi, std::string en) {
    return {std::string(file) + ":" + std::to_string(number), std::move(vi), std::move(en)};
}

}  // namespace

ContentLines content_lines(std::string_view text, std::string_view file_name) {
    ContentLines out;
    for (const auto& unfolded : unfold(text)) {
        if (unfolded.text.size() > icalendar_line_bytes_max) {
            out.mistakes.push_back(mistake(file_name, unfolded.number,
                                           "Dòng này dài quá mức cho phép.",
                                           "This line is longer than is allowed."));
        } else if (auto line = parsed(unfolded)) {
            out.lines.push_back(*std::move(line));
        } else {
            out.mistakes.push_back(mistake(file_name, unfolded.number,
                                           "Dòng này không đúng dạng TÊN:giá trị của iCalendar.",
                                           "This line is not NAME:value as iCalendar has it."));
        }
    }
    return out;
}

std::string unescaped(std::string_view value) {
    std::string out;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] != '\\' || i + 1 == value.size()) {
            out += value[i];
            continue;
        }
        ++i;
        out += upper(value[i]) == 'N' ? '\n' : value[i];
    }
    return out;
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n') {
            out += "\\n";
            continue;
        }
        if (c == '\\' || c == ';' || c == ',') {
            out += '\\';
        }
        out += c;
    }
    return out;
}

std::string folded(std::string_view line) {
    std::string out;
    auto room = folded_bytes_max;
    while (line.size() > room) {
        auto cut = room;
        while (continues_letter(line[cut])) {
            --cut;
        }
        out.append(line.substr(0, cut)).append("\r\n ");
        line.remove_prefix(cut);
        room = folded_bytes_max - 1;  // the space counts
    }
    return out.append(line).append("\r\n");
}

}  // namespace phanbien::calendar
