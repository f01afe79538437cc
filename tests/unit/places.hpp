// Where tests find the project's own files and, beside it, the real legal texts that are no part of
// it (a test that needs those says so and is skipped where they are missing).
#pragma once

#include <filesystem>

namespace phanbien::tests {

std::filesystem::path source_folder();
std::filesystem::path shared_folder();

}  // namespace phanbien::tests
