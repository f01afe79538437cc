// Comparison: two versions of a text as a person reads them side by side.
//
// The newer text in its order, each provision with what was said in its place before, word by word;
// what is gone, or stands elsewhere now, where it stood. Made from an alignment, so that what moved
// is shown as moved and not as taken out and put in. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "engine/document/alignment.hpp"
#include "engine/text/diff.hpp"

namespace phanbien::document {

// One line of the comparison: a provision of the newer version, or the trace of one of the older
// where it stood.
struct ComparedProvision {
    Outcome outcome = Outcome::unchanged;
    bool certain = true;
    bool reworded = false;  // its own words, without what is inside
    bool trace = false;     // only says that it stood here and where it went
    double score = 1;
    int depth = 0;                                      // 0 at the top, in the text it is shown in
    const Provision* before = nullptr;                  // null: inserted
    const Provision* after = nullptr;                   // null: deleted
    std::vector<const Provision*> others = {};          // split: further parts; merged: the others
    std::vector<text::ComparedParagraph> heading = {};  // one or none
    std::vector<text::ComparedParagraph> paragraphs = {};
};

// The comparison as a paper: what adapters write of it (adapters/docx_writer).
struct ComparisonPaper {
    std::string title = {};    // of the draft
    std::string subject = {};  // which versions
    std::string author = {};   // of the marks: the drafting body
    std::string made_at = {};  // of the marks: YYYY-MM-DDThh:mm:ssZ, when the newer one came
    std::vector<ComparedProvision> rows = {};
};

// The orders and what they point into must outlive the result.
std::vector<ComparedProvision> comparison_of(const ReadingOrder& before, const ReadingOrder& after,
                                             const Alignment& alignment);

}  // namespace phanbien::document
