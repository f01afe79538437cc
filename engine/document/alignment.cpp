#include "engine/document/alignment.hpp"

#include <algorithm>

#include "engine/document/matching.hpp"

namespace phanbien::document {

namespace {

constexpr double surely_joined = 0.75;
constexpr std::size_t telling_by_itself = 20;  // syllables that nobody writes twice by chance
constexpr std::size_t telling_beside = 5;      // the same beside what they stood with before

// To the letter, with all they hold and its numbers.
bool same_inside(const Provision& one, const Provision& other) {
    return one.heading == other.heading && one.text == other.text && one.rows == other.rows &&
           std::ranges::equal(one.children, other.children, [](const auto& a, const auto& b) {
               return a.kind == b.kind && a.number == b.number && same_inside(a, b);
           });
}

// Under another provision than before, or out of the order of its neighbours.
bool has_moved(const Matching& matching, std::size_t i, std::size_t j) {
    const auto left = matching.before.order[i].parent;
    const auto right = matching.after.order[j].parent;
    const bool same_parent =
        matching.parents_match(i, j) || (left != no_place && right != no_place &&
                                         (is_among(matching.before.parts[left], right) ||
                                          is_among(matching.after.parts[right], left)));
    return !same_parent || !matching.backbone[i];
}

Outcome outcome_of_pair(const Matching& matching, std::size_t i, std::size_t j, bool reworded) {
    if (!matching.before.parts[i].empty()) {
        return Outcome::split;
    }
    if (!matching.after.parts[j].empty()) {
        return Outcome::merged;
    }
    if (has_moved(matching, i, j)) {
        return Outcome::moved;
    }
    const auto& old = *matching.before.order[i].provision;
    const auto& now = *matching.after.order[j].provision;
    if (old.eid != now.eid) {
        return Outcome::renumbered;
    }
    return reworded ? Outcome::edited : Outcome::unchanged;
}

void fill_pair(const Matching& matching, std::size_t i, std::size_t j, Alignment& out) {
    const bool reworded =
        !same_inside(*matching.before.order[i].provision, *matching.after.order[j].provision);
    const auto outcome = outcome_of_pair(matching, i, j, reworded);
    Fate fate{.outcome = outcome,
              .places = {j},
              .score = matching.exact[i] ? 1.0 : matching.likeness(i, j),
              // A division of what is not surely paired tells nothing.
              .method = outcome == Outcome::split && !matching.certain[i] ? Method::none
                                                                          : matching.method[i],
              .certain = matching.certain[i] && outcome != Outcome::split,
              .reworded = reworded};
    auto back = fate;
    back.places = {i};
    const auto& parts = matching.before.parts[i];
    const auto& sources = matching.after.parts[j];
    fate.places.insert(fate.places.end(), parts.begin(), parts.end());
    back.places.insert(back.places.end(), sources.begin(), sources.end());
    // Seen from the newer version a merged one came from several, and which is the main one is
    // open.
    back.certain = matching.certain[i] && sources.empty();
    out.before[i] = std::move(fate);
    out.after[j] = std::move(back);
}

Fate fate_of_open(const Matching& matching, const MatchedSide& side, const MatchedSide& other,
                  const Joining& joining, std::size_t place) {
    if (joining.into == no_place) {
        return {.outcome = Outcome::deleted,
                .method = Method::wording,
                .certain = surely_gone(matching, side, other, place),
                .reworded = true};
    }
    const bool telling = joining.method == Method::children
                             ? joining.next
                             : side.words.syllables[place].size() >=
                                   (joining.near ? telling_beside : telling_by_itself);
    return {.outcome = Outcome::merged,
            .places = {joining.into},
            .score = joining.share,
            .method = joining.method,
            .certain = joining.share >= surely_joined && telling && !side.doubtful[place] &&
                       matching.certain[matching.pair_of(other, joining.into)] &&
                       !has_rival(matching, side, other, place, joining.into),
            .reworded = true};
}

void name_others(const MatchedSide& side, std::size_t place, Fate& fate) {
    if (fate.certain) {
        return;
    }
    for (const auto& it : side.alike[place]) {
        if (!is_among(fate.places, it.place)) {
            fate.others.push_back(it);
        }
    }
}

Alignment fates_of(const Matching& matching) {
    Alignment out{.before = std::vector<Fate>(matching.before.size()),
                  .after = std::vector<Fate>(matching.after.size())};
    for (std::size_t i = 0; i < matching.before.size(); ++i) {
        const auto j = matching.before.partner[i];
        if (j != no_place) {
            fill_pair(matching, i, j, out);
        } else {
            out.before[i] =
                fate_of_open(matching, matching.before, matching.after, matching.joins_after[i], i);
        }
        name_others(matching.before, i, out.before[i]);
    }
    for (std::size_t j = 0; j < matching.after.size(); ++j) {
        if (matching.after.is_open(j)) {
            auto fate = fate_of_open(matching, matching.after, matching.before,
                                     matching.joins_before[j], j);
            const bool divided = fate.outcome == Outcome::merged;
            fate.outcome = divided ? Outcome::split : Outcome::inserted;
            out.after[j] = std::move(fate);
        }
        name_others(matching.after, j, out.after[j]);
    }
    return out;
}

}  // namespace

Alignment align(const ReadingOrder& before, const ReadingOrder& after) {
    const Wording words(before, after);
    Matching matching(before, after, words);
    pair_exactly(matching);
    find_lookalikes(matching);
    pair_likely(matching);
    find_divisions(matching);
    if (pair_across_kinds(matching)) {
        find_divisions(matching);
    }
    cast_doubts(matching);
    find_backbone(matching);
    judge(matching);
    return fates_of(matching);
}

Alignment align(const std::vector<Provision>& before, const std::vector<Provision>& after) {
    return align(in_reading_order(before), in_reading_order(after));
}

}  // namespace phanbien::document
