// The invented office that definitions are held against before anybody works by them. Main thread.
#pragma once

#include <string>

#include "engine/check/sample_office.hpp"

namespace phanbien::cli {

// The one in the binary when `path` is empty. Throws std::runtime_error for a file that cannot be
// opened or read.
check::SampleOffice sample_office(const std::string& path = {});

}  // namespace phanbien::cli
