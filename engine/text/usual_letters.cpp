#include "engine/text/usual_letters.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <stdexcept>
#include <string>

#include "engine/text/unicode.hpp"

namespace phanbien::text {

namespace {

// Neither decomposes nor reaches for the letter before it: beside others of this kind it stays.
bool stays_in_nfc(char32_t c) {
    const auto code_point = static_cast<UChar32>(c);
    return u_getIntPropertyValue(code_point, UCHAR_NFC_QUICK_CHECK) == UNORM_YES &&
           u_getCombiningClass(code_point) == 0;
}

UsualLetter known_of(char32_t c) {
    std::string letter;
    append_code_point(letter, c);
    const auto lower = to_lower(letter);
    std::size_t end = 0;
    const auto lower_letter = next_code_point(lower, end);
    const bool is_usual =
        end == lower.size() && stays_in_nfc(c) && stays_in_nfc(lower_letter);  // İ becomes two
    return is_usual ? UsualLetter{true, lower_letter, base_letter(c)} : UsualLetter{};
}

}  // namespace

UsualLetters::UsualLetters() {
    learn(0, latin_end);
    learn(marked_begin, marked_end);
    learn(signs_begin, signs_end);
}

void UsualLetters::learn(char32_t begin, char32_t end) {
    for (auto c = begin; c < end; ++c) {
        letters_[place_of(c)] = known_of(c);
    }
}

const UsualLetters& usual_letters() {
    static const UsualLetters letters;
    return letters;
}

char32_t base_letter(char32_t code_point) {
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

}  // namespace phanbien::text
