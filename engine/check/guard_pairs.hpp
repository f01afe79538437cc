// GuardPairs: the guarded transitions of a state that may stand ready for the same event, two by
// two, and how many combinations of values are tried for each of them. Their number grows with the
// square of the transitions, so that all of them together have one budget. Pure; any thread.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "engine/check/guard_cases.hpp"

namespace phanbien::check {

// What the pairs of one definition may cost: some 0.5 s on one core of a server.
inline constexpr std::size_t overlap_tries_max = 1'000'000;
inline constexpr std::size_t guard_pairs_max = 10'000;

using GuardPair = std::array<const statechart::Transition*, 2>;  // in document order

struct GuardPairs {
    std::vector<GuardPair> tried;
    std::size_t tries_max = combinations_max;  // for each pair
    std::optional<GuardPair> first_untried;    // where there are more than guard_pairs_max
};

GuardPairs guard_pairs(const Subject& subject);

}  // namespace phanbien::check
