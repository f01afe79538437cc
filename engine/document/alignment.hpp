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
#include <optional>
#include <string_view>
#include <vector>

#include "engine/document/outline.hpp"
#include "engine/document/reading_order.hpp"

namespace phanbien::document {

// In the order in which one outdoes the other: what was moved may have another number and other
// words as well; see Fate::reworded.
enum class Outcome {
    unchanged,   // same words, same eId
    edited,      // other words in it or in what it holds
    renumbered,  // another eId at the same place of the text
    moved,       // under another provision, or before or behind what it stood with
    split,       // into several
    merged,      // with another
    deleted,
    inserted,  // only of the newer version
    unplaced,  // only of an anchor: nobody can say
};

enum class Method {
    none,
    exact,      // the same to the word, with all it holds
    structure,  // like enough, and where it should stand
    wording,    // so like that its place does not matter
    children,   // by where the provisions inside it are
    quote,      // by the words that were selected
    person,     // somebody said so
};

std::string_view name_of(Outcome outcome);
std::optional<Outcome> outcome_named(std::string_view name);
std::string_view name_of(Method method);
std::optional<Method> method_named(std::string_view name);

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
    bool certain = false;   // otherwise a person should look
    bool reworded = false;  // it or what it holds
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
