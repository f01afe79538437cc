// The invented office that definitions are held against before anybody works by them. Main thread.
#pragma once

#include <string>
#include <vector>

#include "adapters/cli/house.hpp"
#include "engine/check/sample_office.hpp"
#include "engine/runtime/route_shelf.hpp"

namespace phanbien::cli {

// The one in the binary when `path` is empty. Throws std::runtime_error for a file that cannot be
// opened or read.
check::SampleOffice sample_office(const std::string& path = {});

// The approval routes of an office as definitions of procedures are held against them. Throws
// std::runtime_error for one that cannot be read.
std::vector<check::KnownRoute> known_routes(const Definitions& definitions);
std::vector<check::KnownRoute> known_routes(const runtime::RouteShelf& routes);

// The invented people with the routes of this office.
check::SampleOffice office_with(const runtime::RouteShelf& routes);

}  // namespace phanbien::cli
