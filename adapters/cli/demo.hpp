// The demo: the Front of an invented province with its people, three drafts under review
// and a few dossiers of other procedures, so that a newcomer can look around. Everything happens
// through commands, as in an office.
//
// Tỉnh Sơn Hà does not exist; no name in it is a real person's. For the main thread, before the
// server takes connections.
#pragma once

#include <string>

#include "adapters/cli/house.hpp"

namespace phanbien::cli {

// Of every demo account; known to everybody, hence only for an office that is a demo.
inline constexpr std::string_view demo_password = "PhanBien@2026";

// Makes the demo the office of a place that has none, whole or not at all: in a folder it is told
// apart and moved when it is complete, so that one that was interrupted is begun anew; on
// PostgreSQL one that was interrupted is refused. False when there is an office already. Throws
// std::runtime_error when a step is refused.
bool load_demo(const storage::DataPlace& place, const House::Rules& rules, const Alarms& alarms);

// The accounts to sign in with, as a table; empty when this office is no demo.
std::string demo_table(runtime::Reading& reading);

}  // namespace phanbien::cli
