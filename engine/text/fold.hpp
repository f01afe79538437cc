// Folding: when are two spellings the same word?
//
// Vietnamese places a tone in two ways (hòa and hoà, ủy and uỷ), and people search without marks.
// Three keys, from strict to loose; search ranks a hit by the strict key before the loose one, so
// that đường comes before dương when somebody typed đường.
// Pure functions on valid UTF-8; any thread.
#pragma once

#include <string>
#include <string_view>

namespace phanbien::text {

// Same word: NFC, lower case, tone in its traditional place (hoà → hòa, uỷ → ủy, but quý stays),
// spaces collapsed. Keeps every mark.
std::string fold_spelling(std::string_view utf8);

// Same letters: fold_spelling, then all marks off and đ → d ("Đường phố" → "duong pho"). The key
// that an index holds and a query without marks is matched against.
std::string fold_for_search(std::string_view utf8);

// For identifiers and file names: lower case, marks off, but đ stays đ (point đ is not point d);
// whatever is no letter or digit becomes one dash: "Điểm đ, Điều 146Đ" → "điem-đ-đieu-146đ".
std::string fold_for_identifier(std::string_view utf8);

// The letter under the marks; đ has no decomposition and stays.
char32_t without_marks(char32_t code_point);
// The same of each letter of a text: of its fold_spelling, what fold_marks (finding.hpp) makes of
// it.
std::string marks_off(std::string_view utf8);

// Does the text hold the query as a person means it? A plain letter in the query stands for all
// its accented forms, an accented letter for itself only: "duong" finds đường and dương, "đường"
// does not find dương.
bool found_in(std::string_view query, std::string_view text);

}  // namespace phanbien::text
