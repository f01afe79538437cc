#include "engine/text/fold.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <optional>

#include "engine/text/space.hpp"
#include "engine/text/unicode.hpp"
#include "engine/text/usual_letters.hpp"

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
        const bool begins_pair = word[at] == U'o' || word[at] == U'u';
        if (!begins_pair || (at > 0 && word[at - 1] == U'q') ||
            (at + 2 < word.size() && is_letter(word[at + 2]))) {
            continue;
        }
        const auto pair = std::u32string_view(word).substr(at, 2);
        const auto* found = std::ranges::find(tone_places, pair, &TonePlace::modern);
        if (found != tone_places.end()) {
            word.replace(at, 2, found->traditional);
        }
    }
}

// Of a text of usual letters; nothing for another.
std::optional<std::u32string> usual_lower(std::string_view utf8) {
    const auto& known = usual_letters();
    std::u32string out(utf8.size(), 0);
    std::size_t count = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        const auto& letter = known[next_code_point(utf8, at)];
        if (!letter.is_usual) {
            return std::nullopt;
        }
        out[count++] = letter.lower;
    }
    out.resize(count);
    return out;
}

std::u32string spelling_of(std::string_view utf8) {
    const auto text = collapse_spaces(utf8);
    auto letters = usual_lower(text);
    if (!letters) {
        letters = to_utf32(to_nfc(to_lower(to_nfc(text))));
    }
    place_tones(*letters);
    return *std::move(letters);
}

char32_t unmarked(char32_t c, const UsualLetters& known) {
    const auto& letter = known[c];
    return letter.is_usual ? letter.unmarked : base_letter(c);
}

char32_t plain(char32_t c) {
    return c == U'đ' ? U'd' : without_marks(c);
}

}  // namespace

char32_t without_marks(char32_t code_point) {
    return unmarked(code_point, usual_letters());
}

std::string marks_off(std::string_view utf8) {
    const auto& known = usual_letters();
    std::string out;
    out.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        append_code_point(out, unmarked(next_code_point(utf8, at), known));
    }
    return out;
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
