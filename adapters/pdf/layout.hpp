// The text of a PDF with the places of its words (what poppler's `pdftotext -bbox-layout` writes)
// as a Flow.
//
// A PDF knows lines and no paragraphs: they are put together again from indents, gaps, and whether
// the next word would still have fitted. Page numbers are left out. Tables come as lines of text.
// Pure; any thread.
#pragma once

#include <string_view>

#include "engine/document/flow.hpp"
#include "engine/kernel/result.hpp"

namespace phanbien::pdf {

// Every flow carries the warning "pdf.from_layout". Refusals: "pdf.scanned" (pages without words),
// "text.encoding", and those of adapters/office_file.
Result<document::Flow> read_layout(std::string_view xhtml);

}  // namespace phanbien::pdf
