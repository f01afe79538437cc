// OpenDocument texts (.odt, ISO/IEC 26300) to a Flow.
//
// Reads what a person sees: automatic numbers of lists and headings, text with its tracked changes
// accepted, tables, text boxes behind their paragraph, footnotes kept apart. Pictures, headers,
// footers and comments are not read. Follows no link, runs no macro, writes no file. Any thread;
// about ten times the size of content.xml in memory.
#pragma once

#include <string_view>

#include "engine/document/flow.hpp"
#include "engine/kernel/result.hpp"

namespace phanbien::odt {

// Refusals: "odt.not_text" (another kind of OpenDocument file), "odt.macros", "odt.no_text",
// "text.encoding", and those of adapters/office_file.
Result<document::Flow> read_flow(std::string_view bytes);

// The signature of every OpenDocument file.
bool is_opendocument(std::string_view bytes);

}  // namespace phanbien::odt
