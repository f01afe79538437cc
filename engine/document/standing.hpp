// Whether a number may open a provision where it stands: what is due next, what only continues the
// sentence above, and what kind of text the lines are at all. Pure; any thread.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/document/line.hpp"
#include "engine/document/numbering.hpp"

namespace phanbien::document {

// What the lines are: a text with điều, a plan numbered I, 1, a), or neither.
enum class Form { articles, plan, unnumbered };
Form form_of(const std::vector<Line>& lines, const std::vector<bool>& quoted);

// The number is one more than the last, or is inserted behind it (5a after 5).
bool follows(const std::optional<Ordinal>& last, const std::optional<Ordinal>& number);

// "… quy định tại khoản" at the end of a wrapped line: the number below belongs to the sentence.
bool ends_in_reference(std::string_view line);

bool starts_lower(std::string_view text);
bool ends_sentence(std::string_view text);  // with . ; or :

// What would be the provision's text goes on with such a sentence: "khoản" / "2. Điều này và …".
bool goes_on_referring(std::string_view rest);

// "1.2. Quyết toán": a decimal number that counts inside clause `number`.
bool counts_within(std::string_view line, std::string_view number);

// An inserted point, aa) or a1) after a), where a) is the `last`-th; or f) and j), which the
// Vietnamese sequence leaves out, behind e) and i).
bool stands_behind(std::string_view point, int last);

}  // namespace phanbien::document
