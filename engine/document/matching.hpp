// Matching: the pairs found so far between two versions, while they are aligned.
//
// The inside of alignment.hpp; nobody else uses it. Its steps, in their order: exact_pairs.cpp,
// likely_pairs.cpp, divisions.cpp, doubts.cpp, certainty.cpp; the last three share leftovers.hpp.
// One thread, one alignment.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/document/alignment.hpp"
#include "engine/document/wording.hpp"

namespace phanbien::document {

// Where provisions stand among their like. Articles run through the whole text or its annex, so
// their scope is that, not their chapter.
struct Neighbourhood {
    std::vector<std::size_t> scope;     // by place: the provision that holds the sequence
    std::vector<std::size_t> previous;  // in the sequence
    std::vector<std::size_t> next;
    std::vector<std::vector<std::size_t>> sequences;  // by scope; those at the top are the last
};

Neighbourhood neighbourhood_of(const ReadingOrder& order);

bool is_among(const std::vector<std::size_t>& list, std::size_t place);

// Is one the other, or inside it?
bool are_family(const ReadingOrder& order, std::size_t one, std::size_t other);

// Between which of the other version a provision would stand there: the partners of the nearest of
// its sequence that keep their order, or the ends. Both exclusive.
struct Gap {
    std::size_t after = no_place;  // no_place: from the beginning
    std::size_t before = no_place;
};

// One of the two versions as the matching sees it.
struct MatchedSide {
    const ReadingOrder& order;
    const WordedVersion& words;
    Neighbourhood around;
    std::vector<std::size_t> partner;             // by place, in the other version; no_place
    std::vector<std::vector<Lookalike>> alike;    // best first, of what was not found exactly
    std::vector<std::vector<std::size_t>> parts;  // further provisions it was divided into
    std::vector<bool> doubtful;                   // some of its words went where they tell nothing
    std::vector<Gap> gaps;                        // told when the backbone is

    std::size_t size() const { return order.size(); }
    ProvisionKind kind(std::size_t place) const { return order[place].provision->kind; }
    bool is_open(std::size_t place) const { return partner[place] == no_place; }
    // What its scope is in the other version, no_place at the top; nothing where that is open.
    std::optional<std::size_t> scope_there(std::size_t place) const {
        const auto scope = around.scope[place];
        if (scope == no_place) {
            return no_place;
        }
        return is_open(scope) ? std::nullopt : std::optional(partner[scope]);
    }
    // The scope at the top counts as the place behind the last.
    const std::vector<std::size_t>& sequence(std::size_t scope_place) const {
        return around.sequences[scope_place == no_place ? size() : scope_place];
    }
};

// A provision whose words stand in another one that has a partner of its own.
struct Joining {
    std::size_t into = no_place;  // in the other version
    double share = 0;             // of its words
    Method method = Method::none;
    bool near = false;  // stood beside or inside what it joined
    bool next = false;  // stood right before or behind it
};

struct Matching {
    Matching(const ReadingOrder& before, const ReadingOrder& after, const Wording& words);

    const Wording& words;
    MatchedSide before;
    MatchedSide after;
    std::vector<bool> exact;            // by place before: the same to the word with all inside
    std::vector<bool> backbone;         // by place before: paired, in the order of its neighbours
    std::vector<bool> certain;          // by place before
    std::vector<Method> method;         // by place before; of exact pairs told when they are made
    std::vector<Joining> joins_after;   // by place before: open, but joined to another
    std::vector<Joining> joins_before;  // by place after: open, but divided off another

    void pair(std::size_t i, std::size_t j);
    void pair_trees(std::size_t i, std::size_t j, Method how);
    // Of a provision of either side, where what is known of its pair stands above: no_place for an
    // open one of the newer version.
    std::size_t pair_of(const MatchedSide& side, std::size_t place) const;
    bool is_exact(const MatchedSide& side, std::size_t place) const;
    double likeness(std::size_t i, std::size_t j) const;
    // Paired, or both no_place.
    bool are_partners(std::size_t i, std::size_t j) const;
    bool parents_match(std::size_t i, std::size_t j) const;
    bool same_number(std::size_t i, std::size_t j) const;
};

// exact_pairs.cpp
// What stands once in each version, the same to the word.
void pair_exactly(Matching& matching);
// What stands equally often, the same to the word, inside provisions that are paired.
void pair_exactly_within(Matching& matching, int level);

// likely_pairs.cpp
// Compares what is left where it shares rare words; fills `alike` of both sides.
void find_lookalikes(Matching& matching);
// Pairs what is left, from the outer provisions to the inner.
void pair_likely(Matching& matching);
// Pairs what is of another kind now, unless it was divided off or joined. Did it pair anything?
bool pair_across_kinds(Matching& matching);
// Kinds that stand at one level of a text, from the outermost, 0, on.
int level_of(ProvisionKind kind);
inline constexpr int levels = 9;
// A clause may become an article or a point of another; a chapter stays one.
bool may_become(ProvisionKind before, ProvisionKind after);

// divisions.cpp
// By the pairs that there are; may be asked again when there are more.
void find_divisions(Matching& matching);

// doubts.cpp
// Marks what may be something else than it is paired with or has joined. Asked once, when nothing
// more is paired or joined.
void cast_doubts(Matching& matching);

// certainty.cpp
// Marks what keeps its order, and tells the gaps between.
void find_backbone(Matching& matching);
void judge(Matching& matching);
// How like a text of that length must be to another to be taken for what was made of it: of a long
// one even a thorough rewording leaves more than chance does.
double least_trace(std::size_t syllables);
// Something that is like an open provision and is explained no better by what it is paired with.
// What is inside `except`, or holds it, does not count.
bool has_rival(const Matching& matching, const MatchedSide& side, const MatchedSide& other,
               std::size_t place, std::size_t except);
// Nothing of it is anywhere, and nothing stands in its place that might be it.
bool surely_gone(const Matching& matching, const MatchedSide& side, const MatchedSide& other,
                 std::size_t place);

}  // namespace phanbien::document
