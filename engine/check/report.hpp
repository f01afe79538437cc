// Findings as others read them: lines for people, JSON for the page, SARIF 2.1.0 (OASIS standard)
// for editors and code hosts. Pure; any thread.
#pragma once

#include <boost/json/object.hpp>
#include <span>
#include <string>

#include "engine/check/finding.hpp"

namespace phanbien::check {

// "file:line: error[rule]: what / what" with the hint on a line below; empty without findings.
std::string as_text(std::span<const Finding> findings);

// {"errors": 1, "warnings": 0, "findings": [{rule, severity, file, line, state, event, text,
// hint}]}
boost::json::object as_json(std::span<const Finding> findings);

boost::json::object as_sarif(std::span<const Finding> findings);

}  // namespace phanbien::check
