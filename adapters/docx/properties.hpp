// The properties that an office program keeps with a Word file beside its text
// (docProps/custom.xml, ECMA-376 part 1, 22.3). Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/kernel/result.hpp"

namespace phanbien::docx {

inline constexpr std::size_t properties_max = 20'000;

// Names and values in the file's order; none for a file without the part. Refusals: see
// refusals.hpp.
Result<std::vector<std::pair<std::string, std::string>>> read_properties(std::string_view bytes);

}  // namespace phanbien::docx
