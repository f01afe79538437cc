// Plain text drafts: .txt bytes to a Flow, one paragraph per line.
//
// UTF-8 with or without a byte order mark, UTF-16 with one. Other encodings (TCVN3, VNI, Windows
// 1258) are refused with advice, never guessed. Pure; any thread.
#pragma once

#include <cstddef>
#include <string_view>

#include "engine/document/flow.hpp"
#include "engine/kernel/result.hpp"

namespace phanbien::plaintext {

inline constexpr std::size_t text_bytes_max = 16U << 20U;

// Refusals: "text.empty", "text.too_large", "text.encoding", "text.binary".
Result<document::Flow> read_flow(std::string_view bytes);

}  // namespace phanbien::plaintext
