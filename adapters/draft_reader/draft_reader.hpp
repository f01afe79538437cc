// A draft file, whatever its format, as a provision tree.
//
// The content decides how a file is read; its name only helps to word a refusal, since names lie.
// Pure; any thread. An ordinary law takes some tens of milliseconds.
#pragma once

#include <cstddef>
#include <string_view>

#include "engine/document/outline.hpp"
#include "engine/kernel/result.hpp"

namespace phanbien {

inline constexpr std::size_t draft_bytes_max = 32U << 20U;

// Whether a file's name ends so, in small letters or capitals; `ending` in small ones.
bool has_ending(std::string_view file_name, std::string_view ending);

enum class DraftFormat {
    word,          // .docx, or a zip that is none
    opendocument,  // .odt
    akoma_ntoso,   // .xml
    text,
    old_word,   // .doc: an OLE file that is no encrypted .docx
    rich_text,  // .rtf
    pdf,
    other,  // known to be no text
};
DraftFormat format_of(std::string_view bytes);

// Reads the first four; old Word files, RTF and PDF must be converted first (adapters/conversion).
// Refusals: "draft.empty", "draft.too_large", "draft.not_text" (HTML, pictures, and what must be
// converted), and those of the adapters.
Result<document::Outline> read_draft(std::string_view file_name, std::string_view bytes);

// What poppler made of a PDF.
Result<document::Outline> read_page_layout(std::string_view xhtml);

}  // namespace phanbien
