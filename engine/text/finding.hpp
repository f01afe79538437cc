// Finding: what a person asks a search for, and where it stands in a text.
//
// Each word is known in two ways: as it is spelt (fold_spelling) and by its letters without marks
// (fold_marks). A hit by spelling comes before one by letters. đ is a letter of its own, so
// "đường" never finds "dương"; only a word typed without any mark that begins with d also stands
// for one with đ, since a keyboard without marks cannot say which was meant.
// Pure functions on valid UTF-8; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace phanbien::text {

inline constexpr std::size_t sought_terms_max = 16;  // further ones are not looked for

// Spelling folded, marks taken off, đ kept: "Đường phố" → "đuong pho".
std::string fold_marks(std::string_view utf8);

// The runs of letters and digits of a text, in order.
std::vector<std::string> separate_words(std::string_view utf8);

struct SoughtWord {
    std::string exact;                // fold_spelling
    std::vector<std::string> folded;  // fold_marks, and with đ where d may stand for it
};
// Words that must stand together in this order; mostly one.
struct SoughtTerm {
    std::vector<SoughtWord> words;
};
struct Sought {
    std::vector<SoughtTerm> terms;  // all of them must be there

    bool empty() const { return terms.empty(); }
};
// What stands between double quotes (also “ ”) is one term; every other word is one of its own.
Sought sought(std::string_view query);

// A stretch of a text; `found` where it is a word that was sought.
struct MarkedPiece {
    std::string text;
    bool found = false;

    bool operator==(const MarkedPiece&) const = default;
};
// About `code_points_max` code points of the text around the place where most of what was sought
// stands, with "…" where something was left out; the beginning where nothing of it stands.
std::vector<MarkedPiece> marked_excerpt(std::string_view utf8, const Sought& sought,
                                        std::size_t code_points_max);

}  // namespace phanbien::text
