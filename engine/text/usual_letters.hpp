// The letters and signs that texts here are made of nearly always (ASCII, Latin letters with marks,
// the dashes and quotes of print): what ICU says of each, asked once and kept. A text of these
// alone is folded letter by letter; ICU's general ways take longer than all the rest of keeping it.
// Constant tables; any thread.
#pragma once

#include <array>
#include <cstddef>

namespace phanbien::text {

struct UsualLetter {
    bool is_usual = false;  // else nothing of it is known here
    char32_t lower = 0;
    char32_t unmarked = 0;  // base_letter()
};

class UsualLetters {
  public:
    UsualLetters();

    // A text of usual letters alone is in NFC, and so is what their lower cases make of it.
    const UsualLetter& operator[](char32_t code_point) const {
        return letters_[place_of(code_point)];
    }

  private:
    // Stretches of code points, and where in the table each begins.
    static constexpr char32_t latin_end = 0x0200;
    static constexpr char32_t marked_begin = 0x1E00;
    static constexpr char32_t marked_end = 0x1F00;
    static constexpr char32_t signs_begin = 0x2010;
    static constexpr char32_t signs_end = 0x2028;
    static constexpr std::size_t marked_place = latin_end;
    static constexpr std::size_t signs_place = marked_place + (marked_end - marked_begin);
    static constexpr std::size_t none_place = signs_place + (signs_end - signs_begin);

    static constexpr std::size_t place_of(char32_t c) {
        if (c < latin_end) {
            return c;
        }
        if (c >= marked_begin && c < marked_end) {
            return marked_place + (c - marked_begin);
        }
        return c >= signs_begin && c < signs_end ? signs_place + (c - signs_begin) : none_place;
    }

    void learn(char32_t begin, char32_t end);

    std::array<UsualLetter, none_place + 1> letters_{};  // the last: one that is not usual
};

// Made when first asked for.
const UsualLetters& usual_letters();

// The letter under the marks, of any code point, by ICU; đ has no decomposition and stays.
char32_t base_letter(char32_t code_point);

}  // namespace phanbien::text
