// Any draft file as a provision tree, converted first where it must be. The reading itself is done
// in a child that has limits of time and memory and no right but to compute (host::seal_process).
//
// Forks, so only while the process has one thread: a sub-command. The server asks
// `phanbien read-draft`, which is that sub-command.
#pragma once

#include <string_view>

#include "engine/document/outline.hpp"
#include "engine/kernel/result.hpp"

namespace phanbien::conversion {

// Refusals: those of read_draft, conversion.hpp and answer.hpp. Positions are not kept, see
// Outline.
Result<document::Outline> read_any_draft(std::string_view file_name, std::string_view bytes);

}  // namespace phanbien::conversion
