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

// Refusals: "draft.empty", "draft.too_large", "draft.not_text" (PDF, RTF, HTML, pictures), and
// those of adapters/docx and adapters/plaintext.
Result<document::Outline> read_draft(std::string_view file_name, std::string_view bytes);

}  // namespace phanbien
