// Templates of papers as Word files: those built in, and filling any of them with a dossier's
// values (engine/dossier/papers.hpp).
//
// A placeholder may be in several runs, as Word splits words while people type; it takes the look
// of its first letter. A block is the paragraphs, or the table rows, between a line that is only
// {{#name}} and one that is only {{/name}}; they are repeated for each item. A paragraph of the
// text that is only {{proof}} becomes the proof with its QR code; a paper that needs one and has no
// place for it gets it at the end. Nothing else of the file is touched: styles, pictures, headers
// and tables of the office stay. An uploaded file is read under the limits of adapters/docx. Pure;
// any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/dossier/papers.hpp"
#include "engine/kernel/result.hpp"

namespace phanbien::docx_writer {

// A built-in one, in the form of NĐ 30/2020 Phụ lục I.
std::string write_paper_template(const dossier::PaperKind& kind);

// Refusals: those of adapters/docx; "template.unknown_placeholder" names each that means nothing,
// "template.block" a block that does not end or begin.
Result<void> check_paper_template(std::string_view docx);

// The file with everything filled in. Refusals as above; "draft.bomb" also when so much would stand
// in it that no paper does.
Result<std::string> fill_paper_template(std::string_view docx, const dossier::PaperValues& values);

}  // namespace phanbien::docx_writer
