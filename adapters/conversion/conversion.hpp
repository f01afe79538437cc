// Old Word files, RTF and PDF, turned into something that is read here: through LibreOffice and
// poppler where they are installed, found at run time. Each conversion is a process with limits of
// time, memory and output, a folder of its own and no network.
//
// One process at a time is enough for a draft: nothing here is kept between calls. Any thread.
#pragma once

#include <string>
#include <string_view>

#include "engine/kernel/result.hpp"

namespace phanbien::conversion {

// The bytes of a .doc or .rtf (`ending` "doc" or "rtf") as those of a .docx. Refusals:
// "draft.needs_libreoffice", "draft.conversion_failed", "draft.conversion_slow".
Result<std::string> to_docx(std::string_view bytes, std::string_view ending);

// The words of a PDF with their places, as XHTML without its DOCTYPE, for pdf::read_layout.
// Refusals: "draft.needs_poppler", "pdf.encrypted", "draft.conversion_failed", …_slow.
Result<std::string> to_page_layout(std::string_view pdf);

// Is the program for it there?
bool can_read_old_word();
bool can_read_pdf();

}  // namespace phanbien::conversion
