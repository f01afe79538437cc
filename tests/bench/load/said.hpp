// What people of the load say and of what they speak: a draft of many provisions, and texts in
// which words differ as they do where many people write, some of them common, most of them rare.
// Invented. Pure; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace phanbien::bench {

// Vietnamese words of that many bytes altogether, never half a letter; the same for the same seed.
std::string words_of(std::size_t bytes, std::uint64_t seed);

// A draft of 20 articles with 3 clauses each.
std::string consultation_draft();

// One of its clauses; of the whole draft (empty) one time in sixteen.
std::string provision_of(std::uint64_t seed);
std::string_view stance_of(std::uint64_t seed);

}  // namespace phanbien::bench
