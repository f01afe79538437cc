// Unicode ground rules: everything inside the house is valid UTF-8 in NFC.
//
// The same Vietnamese letter can be written as one code point or as a letter with marks; files,
// browsers and keyboards send both. Text is brought to NFC once, where it enters. Invalid UTF-8 is
// refused and never repaired in silence: a guess about a law's wording is worse than a refusal.
// Pure functions over ICU's constant tables; any thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace phanbien::text {

// Requires valid UTF-8. Returns the same text in Normalization Form C.
std::string to_nfc(std::string_view utf8);

// Requires valid UTF-8. Lower case by Unicode's default rules (no locale).
std::string to_lower(std::string_view utf8);

// UTF-16 code units, two bytes each, to UTF-8. nullopt for an odd byte or an unpaired surrogate.
enum class ByteOrder { little_endian, big_endian };
std::optional<std::string> utf16_to_utf8(std::string_view bytes, ByteOrder order);

// Both below, of what is not ASCII.
char32_t next_beyond_ascii(std::string_view utf8, std::size_t& at);
void append_beyond_ascii(std::string& utf8, char32_t code_point);

// Reads the code point that starts at `at` and moves `at` behind it. Requires valid UTF-8 and
// `at` < size.
inline char32_t next_code_point(std::string_view utf8, std::size_t& at) {
    const auto first = static_cast<unsigned char>(utf8[at]);
    return first < 0x80 ? (++at, first) : next_beyond_ascii(utf8, at);
}
inline void append_code_point(std::string& utf8, char32_t code_point) {
    if (code_point < 0x80) {
        utf8 += static_cast<char>(code_point);
    } else {
        append_beyond_ascii(utf8, code_point);
    }
}

// At most `code_points_max` code points of the text, with "…" behind it when something was cut.
std::string excerpt(std::string_view utf8, std::size_t code_points_max);

bool is_letter(char32_t code_point);
bool is_lower(char32_t code_point);
bool is_upper(char32_t code_point);

// The text has letters and not one of them is lower case: "QUY ĐỊNH CHUNG", "TM. CHÍNH PHỦ".
bool is_all_upper(std::string_view utf8);

// Vietnamese typed in a pre-Unicode font (TCVN3 as in .VnTime, or VNI) and stored as UTF-8 looks
// like "§iÒu 1" or "Ñieàu 1": many Latin-1 signs and not one letter that only Vietnamese uses.
// True when the text (a page or more of it) looks so and therefore cannot be read.
bool looks_like_legacy_vietnamese(std::string_view utf8);

}  // namespace phanbien::text
