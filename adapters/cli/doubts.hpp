// What was found wrong, as every sub-command that checks something says it.
#pragma once

#include <boost/json/array.hpp>
#include <vector>

#include "engine/audit/log_verifier.hpp"

namespace phanbien::cli {

// A line each, the place first.
void print_doubts(const std::vector<audit::Doubt>& doubts);
boost::json::array doubts_json(const std::vector<audit::Doubt>& doubts);

}  // namespace phanbien::cli
