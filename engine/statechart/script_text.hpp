// Text and numbers as ECMAScript 5 sees them, on UTF-8: its texts are rows of UTF-16 units, its
// numbers are doubles with a decimal form of their own. Pure; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace phanbien::statechart {

// The code point at `at`, which moves behind it. A malformed byte counts as itself.
char32_t next_code_point(std::string_view text, std::size_t& at);
void append_utf8(std::string& out, char32_t code);

constexpr bool is_high_surrogate(char32_t code) {
    return code >= 0xD800 && code <= 0xDBFF;
}
constexpr bool is_low_surrogate(char32_t code) {
    return code >= 0xDC00 && code <= 0xDFFF;
}
constexpr char32_t joined_surrogates(char32_t high, char32_t low) {
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

// In UTF-16 units.
std::size_t script_length(std::string_view text);
// The text of one unit; nothing beyond the end or where the unit is half of a pair.
std::optional<std::string_view> script_character(std::string_view text, std::size_t unit);
bool is_half_of_pair(std::string_view text, std::size_t unit);

// Unit by unit (section 11.8.5): U+1F600 comes before U+FF5E, as its first unit is 0xD83D.
bool script_less(std::string_view left, std::string_view right);

// Section 9.3.1, with the binary and octal forms that later editions added. NaN is a result.
// Nothing is returned where the script engine must be asked: for numbers in another base too large
// to be exact, and for text with a zero in it, at which Duktape 2.7 stops reading ("1\0x" is 1)
// where the standard says NaN. One expression has one answer, whoever evaluates it.
std::optional<double> number_from_text(std::string_view text);
// Section 9.8.1.
std::string text_of_number(double number);

// The place in a list that the text names ("0", "12"), and nothing for "01", "1.0", "-1".
std::optional<std::size_t> place_of(std::string_view text);

}  // namespace phanbien::statechart
