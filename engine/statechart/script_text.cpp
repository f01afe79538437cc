#include "engine/statechart/script_text.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace phanbien::statechart {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr std::size_t exact_digits_max = 12;  // in any base up to 16: below 2^53

// ECMAScript's spaces and ends of line (sections 7.2 and 7.3).
bool is_script_space(char32_t code) {
    switch (code) {
        case 0x09:
        case 0x0A:
        case 0x0B:
        case 0x0C:
        case 0x0D:
        case 0x20:
        case 0xA0:
        case 0x1680:
        case 0x2028:
        case 0x2029:
        case 0x202F:
        case 0x205F:
        case 0x3000:
        case 0xFEFF:
            return true;
        default:
            return code >= 0x2000 && code <= 0x200A;
    }
}

std::string_view without_spaces(std::string_view text) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size() && is_script_space(next_code_point(text, at));) {
        begin = at;
    }
    std::size_t end = begin;
    for (std::size_t at = begin; at < text.size();) {
        if (!is_script_space(next_code_point(text, at))) {
            end = at;
        }
    }
    return text.substr(begin, end - begin);
}

int base_of(std::string_view text) {
    if (text.size() < 2 || text[0] != '0') {
        return 10;
    }
    switch (text[1] | 0x20) {
        case 'x':
            return 16;
        case 'o':
            return 8;
        case 'b':
            return 2;
        default:
            return 10;
    }
}

std::optional<double> number_in_base(std::string_view digits, int base) {
    unsigned long long value = 0;
    const auto [rest, failed] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
    if (digits.size() > exact_digits_max) {
        return std::nullopt;
    }
    const bool whole = failed == std::errc{} && rest == digits.data() + digits.size();
    return whole ? static_cast<double>(value) : nan;
}

// from_chars reads "inf" and "nan" too, and no "+"; the grammar wants a digit before or behind the
// point.
double decimal_number(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) {
        text.remove_prefix(1);
    }
    const double sign = negative ? -1.0 : 1.0;
    if (text == "Infinity") {
        return sign * infinity;
    }
    const auto is_digit = [&](std::size_t at) {
        return at < text.size() && text[at] >= '0' && text[at] <= '9';
    };
    if (!is_digit(0) && !(text.starts_with('.') && is_digit(1))) {
        return nan;
    }
    double value = 0;
    const auto [rest, failed] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (rest != text.data() + text.size()) {
        return nan;
    }
    if (failed == std::errc::result_out_of_range) {
        // Too large or too small to be told apart by from_chars: strtod's job, on a copy.
        value = std::strtod(std::string(text).c_str(), nullptr);
    }
    return sign * value;
}

}  // namespace

char32_t next_code_point(std::string_view text, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(text[at++]);
    if (lead < 0xC0) {
        return lead;
    }
    const int following = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    char32_t code = lead & (0x3Fu >> following);
    for (int i = 0; i < following && at < text.size(); ++i) {
        code = (code << 6) | (static_cast<unsigned char>(text[at++]) & 0x3Fu);
    }
    return code;
}

void append_utf8(std::string& out, char32_t code) {
    const auto byte = [&out](char32_t bits) { out += static_cast<char>(bits); };
    if (code < 0x80) {
        byte(code);
    } else if (code < 0x800) {
        byte(0xC0 | (code >> 6));
        byte(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        byte(0xE0 | (code >> 12));
        byte(0x80 | ((code >> 6) & 0x3F));
        byte(0x80 | (code & 0x3F));
    } else {
        byte(0xF0 | (code >> 18));
        byte(0x80 | ((code >> 12) & 0x3F));
        byte(0x80 | ((code >> 6) & 0x3F));
        byte(0x80 | (code & 0x3F));
    }
}

std::size_t script_length(std::string_view text) {
    std::size_t units = 0;
    for (std::size_t at = 0; at < text.size(); ++units) {
        units += next_code_point(text, at) >= 0x10000 ? 1 : 0;
    }
    return units;
}

std::optional<std::string_view> script_character(std::string_view text, std::size_t unit) {
    std::size_t units = 0;
    for (std::size_t at = 0; at < text.size(); ++units) {
        const std::size_t begin = at;
        const bool pair = next_code_point(text, at) >= 0x10000;
        if (units == unit) {
            return pair ? std::nullopt : std::optional(text.substr(begin, at - begin));
        }
        units += pair ? 1 : 0;
    }
    return std::nullopt;
}

bool is_half_of_pair(std::string_view text, std::size_t unit) {
    return unit < script_length(text) && !script_character(text, unit);
}

bool script_less(std::string_view left, std::string_view right) {
    const auto [a, b] = std::mismatch(left.begin(), left.end(), right.begin(), right.end());
    if (a == left.end() || b == right.end()) {
        return a == left.end() && b != right.end();
    }
    const auto one = static_cast<unsigned char>(*a);
    const auto other = static_cast<unsigned char>(*b);
    // Pairs (lead 0xF0 and up) begin with a unit in 0xD800 … 0xDBFF, below U+E000 (0xEE and 0xEF).
    const bool one_pair = one >= 0xF0;
    const bool other_pair = other >= 0xF0;
    if (one_pair != other_pair && one >= 0xEE && other >= 0xEE) {
        return one_pair;
    }
    return one < other;
}

std::optional<double> number_from_text(std::string_view text) {
    if (text.find('\0') != std::string_view::npos) {
        return std::nullopt;
    }
    text = without_spaces(text);
    if (text.empty()) {
        return 0.0;
    }
    const int base = base_of(text);
    return base == 10 ? std::optional(decimal_number(text)) : number_in_base(text.substr(2), base);
}

std::string text_of_number(double number) {
    if (std::isnan(number)) {
        return "NaN";
    }
    if (number == 0) {
        return "0";
    }
    if (number < 0) {
        return "-" + text_of_number(-number);
    }
    if (std::isinf(number)) {
        return "Infinity";
    }
    // The shortest digits that read back as the same number: d.ddde±xx.
    std::array<char, 40> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number,
                                   std::chars_format::scientific)
                         .ptr;
    const std::string_view scientific(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    const std::size_t mark = scientific.find('e');
    std::string digits(1, scientific[0]);
    digits += mark > 2 ? scientific.substr(2, mark - 2) : "";
    const std::string_view power = scientific.substr(mark + 1);
    int exponent = 0;
    std::from_chars(power.data() + 1, power.data() + power.size(), exponent);
    exponent = power[0] == '-' ? -exponent : exponent;

    const int count = static_cast<int>(digits.size());  // k of section 9.8.1
    const int point = exponent + 1;                     // its n
    const auto zeros = [](int how_many) {
        return std::string(static_cast<std::size_t>(how_many), '0');
    };
    if (count <= point && point <= 21) {
        return digits + zeros(point - count);
    }
    if (0 < point && point <= 21) {
        return digits.insert(static_cast<std::size_t>(point), ".");
    }
    if (-6 < point && point <= 0) {
        return "0." + zeros(-point) + digits;
    }
    if (count > 1) {
        digits.insert(1, ".");
    }
    return digits + (point > 0 ? "e+" : "e-") + std::to_string(std::abs(point - 1));
}

std::optional<std::size_t> place_of(std::string_view text) {
    constexpr std::size_t digits_max = 9;
    if (text.empty() || text.size() > digits_max || (text[0] == '0' && text.size() > 1)) {
        return std::nullopt;
    }
    std::size_t place = 0;
    const auto [rest, failed] = std::from_chars(text.data(), text.data() + text.size(), place);
    if (failed != std::errc{} || rest != text.data() + text.size()) {
        return std::nullopt;
    }
    return place;
}

}  // namespace phanbien::statechart
