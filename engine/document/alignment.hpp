// Alignment: what became of every provision of one version of a text in another.
//
// First what is the same to the word; then, from the outer provisions to the inner, what is most
// alike where it stands (one assignment for all of one kind, not one after the other); then what
// was divided or joined. The words decide before the numbers do: a clause that took the number of
// another is not taken for it. A fate is certain when its words leave no other reading; all others
// are a proposal to a person. Costs grow with the words that differ, not with the square of the
// text: provisions are compared where they share rare words, never all with all. Pure; any thread.
//
// Its predecessors: GumTree (J.-R. Falleri et al., ASE 2014: identical subtrees first, then by
// their insides), here with an optimal assignment, with rivals and with divisions.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/document/outcome.hpp"
#include "engine/document/outline.hpp"
#include "engine/document/reading_order.hpp"

namespace phanbien::document {

// A provision of the other version and how like it is, 0 to 1.
struct Lookalike {
    std::size_t place = no_place;
    double likeness = 0;

    bool operator==(const Lookalike&) const = default;
};

struct Fate {
    Outcome outcome = Outcome::deleted;
    std::vector<std::size_t> places = {};  // in the other version, the main one first
    double score = 0;                      // 0 to 1: how much of its words is there
    Method method = Method::none;
    bool certain = false;                // otherwise a person should look
    bool reworded = false;               // it or what it holds
    std::vector<Lookalike> others = {};  // of an uncertain one: what else it might be, best first

    bool operator==(const Fate&) const = default;
};

inline constexpr std::size_t lookalikes_max = 6;  // weighed for each provision

struct Alignment {
    std::vector<Fate> before;  // by place in the older version's reading order
    std::vector<Fate> after;   // the newer version's; its places are the older's
};

Alignment align(const ReadingOrder& before, const ReadingOrder& after);
Alignment align(const std::vector<Provision>& before, const std::vector<Provision>& after);

}  // namespace phanbien::document
