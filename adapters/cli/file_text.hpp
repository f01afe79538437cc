// Whole files, as sub-commands get them by name. Main thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace phanbien::cli {

// Nothing when it cannot be opened.
std::optional<std::string> text_if_there(const std::string& path);

// Throws std::runtime_error when it cannot be opened: "cannot open <what> <path>".
std::string file_text(const std::string& path, std::string_view what);

// The same, but "-" is the standard input.
std::string file_or_input_text(const std::string& path, std::string_view what);

}  // namespace phanbien::cli
