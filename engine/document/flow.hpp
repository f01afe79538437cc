// Flow: a document as a plain sequence of paragraphs and tables, whatever file it came from.
//
// What an adapter (Word, plain text) hands to the reader of structure. It says what stands on the
// page and in which order; what a paragraph *is* (chapter, clause, signature) is decided here, in
// one place, by the same rules for every format. Plain data; any thread.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "engine/document/outline.hpp"

namespace phanbien::document {

struct Paragraph {
    std::string text = {};   // valid UTF-8; a line break inside the paragraph is \n
    std::string label = {};  // the automatic number as Word shows it ("1.", "a)"), else empty
    int outline_level = 0;   // 1 to 9 when a style or the paragraph gives one, else 0
    bool bold = false;       // all of its visible text
    bool centred = false;
    int position = 0;  // 1-based paragraph or line number in the source
};

struct Table {
    // One string per cell, its paragraphs separated by \n; rows may differ in length.
    std::vector<std::vector<std::string>> rows = {};
    int position = 0;
};

struct Flow {
    std::vector<std::variant<Paragraph, Table>> items = {};
    std::vector<std::string> notes = {};  // footnotes and endnotes, kept apart from the text
    std::vector<Warning> warnings = {};   // what the adapter could not hand over
};

}  // namespace phanbien::document
