// Running a program with text on its standard input and taking what it writes.
#pragma once

#include <string>
#include <vector>

namespace phanbien::conformance {

// Throws std::runtime_error unless it ends with status 0. One thread.
std::string run_child(const std::vector<std::string>& command, const std::string& input);

}  // namespace phanbien::conformance
