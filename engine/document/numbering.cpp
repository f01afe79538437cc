#include "engine/document/numbering.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "engine/text/unicode.hpp"

namespace phanbien::document {

namespace {

constexpr int base_max = 9999;

// Points leave out f, j, w and z (NĐ 78/2025, NĐ 30/2020 Phụ lục I).
constexpr std::array<std::string_view, 25> vietnamese_letters{
    "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n",
    "o", "p", "q", "r", "s", "t", "u", "v", "x", "y", "z", "w"};

constexpr std::array<std::string_view, 20> number_words{
    "nhất",     "hai",      "ba",       "bốn",      "năm",       "sáu",     "bảy",
    "tám",      "chín",     "mười",     "mười một", "mười hai",  "mười ba", "mười bốn",
    "mười lăm", "mười sáu", "mười bảy", "mười tám", "mười chín", "hai mươi"};

int roman_digit(char c) {
    switch (c) {
        case 'I':
            return 1;
        case 'V':
            return 5;
        case 'X':
            return 10;
        case 'L':
            return 50;
        case 'C':
            return 100;
        default:
            return 0;
    }
}

std::optional<Ordinal> read_roman(std::string_view number) {
    int value = 0;
    std::size_t at = 0;
    for (; at < number.size() && roman_digit(number[at]) > 0; ++at) {
        const int digit = roman_digit(number[at]);
        const int behind = at + 1 < number.size() ? roman_digit(number[at + 1]) : 0;
        value += digit < behind ? -digit : digit;
    }
    if (at == 0 || value <= 0) {
        return std::nullopt;
    }
    return Ordinal{value, std::string(number.substr(at))};
}

std::optional<Ordinal> read_words(std::string_view number) {
    auto lower = text::to_lower(number);
    if (lower.starts_with("thứ ")) {
        lower.erase(0, std::string_view("thứ ").size());
    }
    if (lower == "một") {
        return Ordinal{1, {}};
    }
    if (lower == "tư") {
        return Ordinal{4, {}};
    }
    const auto* found = std::ranges::find(number_words, lower);
    if (found == number_words.end()) {
        return std::nullopt;
    }
    return Ordinal{static_cast<int>(found - number_words.begin()) + 1, {}};
}

}  // namespace

std::optional<Ordinal> read_ordinal(std::string_view number) {
    std::size_t at = 0;
    int base = 0;
    while (at < number.size() && number[at] >= '0' && number[at] <= '9' && base <= base_max) {
        base = base * 10 + (number[at] - '0');
        ++at;
    }
    if (at > 0) {
        return base > base_max ? std::nullopt
                               : std::optional(Ordinal{base, std::string(number.substr(at))});
    }
    if (auto roman = read_roman(number)) {
        return roman;
    }
    return read_words(number);
}

int place_of_letter(std::string_view letter, Alphabet alphabet) {
    if (alphabet == Alphabet::latin) {
        return letter.size() == 1 && letter[0] >= 'a' && letter[0] <= 'z' ? letter[0] - 'a' + 1 : 0;
    }
    const auto* found = std::ranges::find(vietnamese_letters, letter);
    return found == vietnamese_letters.end()
               ? 0
               : static_cast<int>(found - vietnamese_letters.begin()) + 1;
}

Step step_between(const std::optional<Ordinal>& before, const Ordinal& after) {
    if (!before) {
        return after.base <= 1 ? Step::first : Step::gap;
    }
    if (after == *before) {
        return Step::repeated;
    }
    if (after.base == before->base) {
        const bool follows =
            before->suffix.empty() || place_of_letter(after.suffix, Alphabet::vietnamese) >
                                          place_of_letter(before->suffix, Alphabet::vietnamese);
        return follows ? Step::inserted : Step::backwards;
    }
    if (after.base < before->base) {
        return Step::backwards;
    }
    return after.base == before->base + 1 ? Step::next : Step::gap;
}

}  // namespace phanbien::document
