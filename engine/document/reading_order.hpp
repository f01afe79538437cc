// A provision tree as the list of its provisions in reading order.
//
// What compares two versions speaks of provisions by their place in this list; the same tree always
// gives the same list. Holds pointers into the tree, which must outlive it. Any thread.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "engine/document/outline.hpp"

namespace phanbien::document {

inline constexpr std::size_t no_place = static_cast<std::size_t>(-1);

struct ReadingPlace {
    const Provision* provision = nullptr;
    std::size_t parent = no_place;  // at the top: no_place
    std::size_t end = 0;            // behind the last provision inside it
};

using ReadingOrder = std::vector<ReadingPlace>;

ReadingOrder in_reading_order(const std::vector<Provision>& provisions);

// Is `place` the provision `outer` or inside it?
bool is_within(const ReadingOrder& order, std::size_t outer, std::size_t place);

// The place of the provision with this eId, or no_place. Linear; keep an index where many are
// asked.
std::size_t place_of(const ReadingOrder& order, std::string_view eid);

}  // namespace phanbien::document
