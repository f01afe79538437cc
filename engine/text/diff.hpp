// Diff: what stands differently in two versions of a text: which paragraphs are kept, removed,
// added or changed, and which words inside a changed one.
//
// E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (Algorithmica 1, 1986), in its
// linear-space form: fewest removals and additions, found from the middle. Two texts that have
// almost nothing in common would cost the product of their lengths; past edits_max the part in
// question is given as removed and added whole, which is true, only not the shortest way to say it.
// Pure functions; any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace phanbien::text {

inline constexpr std::size_t edits_max = 4'000;           // looked for in one part
inline constexpr std::size_t pairs_weighed_max = 10'000;  // removed × added paragraphs of one place
inline constexpr std::size_t compared_words_max = 5'000;  // of one paragraph; more: changed whole

enum class Fate { kept, removed, added };

// Members in a row with the same fate: of `before` from one place on, or of `after`, or of both.
struct Run {
    Fate fate = Fate::kept;
    std::size_t before = 0;
    std::size_t after = 0;
    std::size_t count = 0;

    bool operator==(const Run&) const = default;
};

// Covers both sequences in order; removed before added where something is replaced. Neighbours
// never have the same fate.
std::vector<Run> differences(std::span<const std::uint32_t> before,
                             std::span<const std::uint32_t> after);

// Words in a row, with the spaces behind them.
struct Piece {
    Fate fate = Fate::kept;
    std::string text;

    bool operator==(const Piece&) const = default;
};

enum class ParagraphFate { kept, removed, added, changed };

struct ComparedParagraph {
    ParagraphFate fate = ParagraphFate::kept;
    std::vector<Piece> pieces;  // one, or of a changed paragraph as many as it takes

    bool operator==(const ComparedParagraph&) const = default;
};

// The new text in order, with what was removed where it stood. A removed and an added paragraph at
// the same place that share half of their words are one changed paragraph. Each paragraph is valid
// UTF-8 without line breaks.
std::vector<ComparedParagraph> compared(const std::vector<std::string>& before,
                                        const std::vector<std::string>& after);

}  // namespace phanbien::text
