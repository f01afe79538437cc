// Word drafts: .docx bytes (ECMA-376) to a Flow.
//
// Reads what a person sees: automatic numbers, inserted text of tracked changes but not deleted or
// hidden text, tables, text boxes behind their paragraph, footnotes kept apart. Pictures, headers,
// footers, comments and embedded documents are not read. Follows no link, runs no macro, writes no
// file. Any thread; about ten times the size of document.xml in memory.
#pragma once

#include <cstddef>
#include <string_view>

#include "engine/document/flow.hpp"
#include "engine/kernel/result.hpp"

namespace phanbien::docx {

inline constexpr std::size_t docx_bytes_max = 32U << 20U;

// Refusals: see refusals.hpp.
Result<document::Flow> read_flow(std::string_view bytes);

// The signatures by which files are told apart.
bool is_zip(std::string_view bytes);
bool is_ole(std::string_view bytes);  // .doc, or a .docx under a password
bool is_encrypted_docx(std::string_view bytes);
// Why a file that is_ole() cannot be read as a .docx.
Problem old_format_refusal(std::string_view bytes);

// Vietnamese typed in a font from before Unicode, and the refusal "text.encoding" for it.
bool is_legacy(const document::Flow& flow);
Problem legacy_font();

}  // namespace phanbien::docx
