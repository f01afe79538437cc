// Approval routes and directories as the sub-command `route` reads them from files: what is wrong
// with one is told on standard error. Main thread.
#pragma once

#include <optional>
#include <string>

#include "engine/people/directory.hpp"
#include "engine/route/definition.hpp"

namespace phanbien::cli {

// Nothing when it was refused. Throw std::runtime_error for a file that cannot be opened.
std::optional<people::Directory> directory_of(const std::string& path);
std::optional<route::Definition> route_of(const std::string& path);

// Each mistake on a line; the exit status.
int tell_refusal(const Problem& problem);

}  // namespace phanbien::cli
