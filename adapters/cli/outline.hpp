// `phanbien outline FILE [--format json|akn|text]`: the provisions of a draft on standard output.
#pragma once

#include <span>
#include <string_view>

namespace phanbien::cli {

// Exit status: 0 when the file was read, 1 when it was refused (the reason on standard error),
// 2 for a wrong call.
int outline_command(std::span<const std::string_view> args);

}  // namespace phanbien::cli
