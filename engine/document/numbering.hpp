// Numbers of provisions: 5, 146đ, II, "thứ nhất", a … y in the order of the Vietnamese alphabet.
//
// Read here so that the reader can say what comes after what and which number is missing.
// Pure functions; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace phanbien::document {

// A number and the letters inserted behind it: "146đ" is {146, "đ"}.
struct Ordinal {
    int base = 0;
    std::string suffix;

    bool operator==(const Ordinal&) const = default;
};

// Arabic ("12a"), Roman ("IVa"), or in words ("nhất", "thứ hai", "mười hai"); nullopt for others.
std::optional<Ordinal> read_ordinal(std::string_view number);

// Place of a point's letter in the Vietnamese sequence a, b, c, d, đ, e, g, h … (1-based), or in
// the Latin one that Word's automatic numbering uses; 0 when it has none.
enum class Alphabet { vietnamese, latin };
int place_of_letter(std::string_view letter, Alphabet alphabet);

// How a number follows the one before it.
enum class Step { first, next, inserted, gap, repeated, backwards };
Step step_between(const std::optional<Ordinal>& before, const Ordinal& after);

}  // namespace phanbien::document
