#include "engine/text/fold.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "engine/text/space.hpp"
#include "engine/text/unicode.hpp"

namespace phanbien::text {

namespace {

// An open syllable in oa, oe or uy, with the tone on its second vowel and on its first.
struct TonePlace {
    std::u32string_view modern;
    std::u32string_view traditional;
};

constexpr std::array<TonePlace, 15> tone_places{{
    {U"oà", U"òa"},
    {U"oá", U"óa"},
    {U"oả", U"ỏa"},
    {U"oã", U"õa"},
    {U"oạ", U"ọa"},
    {U"oè", U"òe"},
    {U"oé", U"óe"},
    {U"oẻ", U"ỏe"},
    {U"oẽ", U"õe"},
    {U"oẹ", U"ọe"},
    {U"uỳ", U"ùy"},
    {U"uý", U"úy"},
    {U"uỷ", U"ủy"},
    {U"uỹ", U"ũy"},
    {U"uỵ", U"ụy"},
}};

std::u32string to_utf32(std::string_view utf8) {
    std::u32string out;
    out.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        out += next_code_point(utf8, at);
    }
    return out;
}

std::string to_utf8(std::u32string_view text) {
    std::string out;
    out.reserve(text.size() * 2);
    for (const auto c : text) {
        append_code_point(out, c);
    }
    return out;
}

// After q the u belongs to the consonant, so quý carries its tone on y in both traditions.
void place_tones(std::u32string& word) {
    for (std::size_t at = 0; at + 1 < word.size(); ++at) {
        const bool ends_here = at + 2 == word.size() || !is_letter(word[at + 2]);
        if (!ends_here || (at > 0 && word[at - 1] == U'q')) {
            continue;
        }
        const auto pair = std::u32string_view(word).substr(at, 2);
        const auto* found = std::ranges::find(tone_places, pair, &TonePlace::modern);
        if (found != tone_places.end()) {
            word.replace(at, 2, found->traditional);
        }
    }
}

std::u32string spelling_of(std::string_view utf8) {
    auto letters = to_utf32(to_nfc(to_lower(to_nfc(collapse_spaces(utf8)))));
    place_tones(letters);
    return letters;
}

char32_t plain(char32_t c) {
    return c == U'đ' ? U'd' : without_marks(c);
}

}  // namespace

char32_t without_marks(char32_t code_point) {
    if (code_point < 0x80) {
        return code_point;
    }
    UErrorCode code = U_ZERO_ERROR;
    const auto* nfd = icu::Normalizer2::getNFDInstance(code);
    if (U_FAILURE(code)) {
        throw std::runtime_error("ICU: no normalization data");
    }
    icu::UnicodeString parts;
    return nfd->getDecomposition(static_cast<UChar32>(code_point), parts)
               ? static_cast<char32_t>(parts.char32At(0))
               : code_point;
}

std::string fold_spelling(std::string_view utf8) {
    return to_utf8(spelling_of(utf8));
}

std::string fold_for_search(std::string_view utf8) {
    auto letters = spelling_of(utf8);
    std::ranges::transform(letters, letters.begin(), plain);
    return to_utf8(letters);
}

std::string fold_for_identifier(std::string_view utf8) {
    std::string out;
    for (const auto c : spelling_of(utf8)) {
        if (u_isalnum(static_cast<UChar32>(c))) {
            append_code_point(out, without_marks(c));
        } else if (!out.empty() && out.back() != '-') {
            out += '-';
        }
    }
    if (!out.empty() && out.back() == '-') {
        out.pop_back();
    }
    return out;
}

bool found_in(std::string_view query, std::string_view text) {
    const auto wanted = spelling_of(query);
    const auto letters = spelling_of(text);
    const auto same = [](char32_t in_text, char32_t in_query) {
        return in_text == in_query || plain(in_text) == in_query;
    };
    // The classic form: clang 14 cannot compile std::ranges::search of this standard library.
    return std::search(letters.begin(), letters.end(), wanted.begin(), wanted.end(), same) !=
               letters.end() ||
           wanted.empty();
}

}  // namespace phanbien::text
