// Where one provision of an older version stands in a newer one, and which words differ there: what
// a person looks at who asks whether a promise to change it was kept.
//
// Made from an alignment, so that a provision that has another number, another place, several
// places, or one together with others is held against its own words and not against whatever took
// its number. A provision is taken with all that is inside it. Pure; any thread.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/document/alignment.hpp"
#include "engine/text/diff.hpp"

namespace phanbien::document {

// One place in the newer version. Only paragraphs with a difference are there; none where it reads
// as before.
struct PlaceOfChange {
    Outcome outcome = Outcome::unchanged;  // deleted: `provision` is null
    bool certain = false;
    const Provision* provision = nullptr;
    std::vector<text::ComparedParagraph> paragraphs = {};
};

// The places of the provision `eid` of `before`, the main one first; none where `before` has no
// such provision. `settled` is where the office has placed it, which stands against what the
// alignment says; an empty eId: nowhere. The orders must outlive the result.
std::vector<PlaceOfChange> changes_of(std::string_view eid, const ReadingOrder& before,
                                      const ReadingOrder& after, const Alignment& alignment,
                                      std::optional<std::string_view> settled);

}  // namespace phanbien::document
