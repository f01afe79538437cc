// The best way to give each of some things at most one of others, among the pairs that come into
// question.
//
// The Hungarian method (H. W. Kuhn 1955; J. Munkres 1957) in its O(n³) form, on each connected part
// of the candidates by itself, since these parts are small; a part larger than exact_part_max is
// served best pair first. Pure; any thread.
#pragma once

#include <cstddef>
#include <vector>

namespace phanbien::document {

inline constexpr std::size_t exact_part_max = 160;  // rows or columns: a few ms at most

struct Candidate {
    std::size_t left = 0;
    std::size_t right = 0;
    double worth = 0;  // > 0
};

// Indices into `candidates`, rising: those chosen, with the greatest worth together.
std::vector<std::size_t> best_assignment(const std::vector<Candidate>& candidates);

}  // namespace phanbien::document
