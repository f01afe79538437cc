// `phanbien route explain` and `route what-if`: the approval route of one matter in words, with
// what an analysis finds, from files and without an office. Main thread.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "adapters/cli/words.hpp"

namespace phanbien::cli {

extern const std::set<std::string> route_explained_flags;
extern const std::string_view route_explained_usage;

// `words.plain` holds the sub-command and the route's file.
int explain_route(const Words& words);
int what_if_on_route(const Words& words);

}  // namespace phanbien::cli
