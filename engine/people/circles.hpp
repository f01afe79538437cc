// Circles in a directed graph: the groups of things of which each leads to every other. The one
// place of this room that asks Boost.Graph. Pure; any thread.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace phanbien::people {

using Edge = std::pair<std::uint32_t, std::uint32_t>;  // from, to

// Each group in the order of its numbers, the groups by their first. An edge from a thing to itself
// is a group of one. Numbers are dense: below `count`.
std::vector<std::vector<std::uint32_t>> circles(std::size_t count, std::span<const Edge> edges);

}  // namespace phanbien::people
