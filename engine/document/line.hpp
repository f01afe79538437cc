// Line: one paragraph of the flow, cleaned and measured once, as the tree builder reads it.
//
// Cleaning: NFC, collapsed spaces, the automatic number put in front of the text, Ð (a frequent
// mistake for Đ) set right, soft line breaks that start a new provision made lines of their own, a
// heading glued to the end of a paragraph cut off. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/document/flow.hpp"
#include "engine/document/marker.hpp"

namespace phanbien::document {

struct Line {
    std::string text = {};
    std::optional<Marker> marker = {};
    const Table* table = nullptr;  // the line is a table; text is empty. Lives in the flow
    Look look = Look::plain;
    bool automatic_number = false;      // counted by Word, so letters run a, b, c, d, e
    bool glued = false;                 // was found at the end of another paragraph
    bool repeats_next = false;          // a glued heading that stands properly a little further on
    bool holds_foreign_number = false;  // a codified article of another text runs on inside it
    int position = 0;
};

std::vector<Line> lines_of(const Flow& flow);

}  // namespace phanbien::document
