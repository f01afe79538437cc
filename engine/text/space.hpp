// White space as Word, PDF copies and keyboards produce it: tabs, non-breaking and thin spaces,
// zero-width marks. One rule for all of it, so that "Điều\u00A05." and "Điều 5." are one line.
// Pure functions on valid UTF-8; any thread.
#pragma once

#include <string>
#include <string_view>

namespace phanbien::text {

// Runs of white space other than line breaks become one space; zero-width marks, soft hyphens and
// control characters vanish; spaces around line breaks and at both ends go.
std::string collapse_spaces(std::string_view utf8);

// Without the ASCII white space at both ends.
std::string_view trim(std::string_view utf8);

}  // namespace phanbien::text
