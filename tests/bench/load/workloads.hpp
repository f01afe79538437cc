// The workloads, by the names under which they are chosen and kept. Each prints its lines of the
// table and returns what build/bench.json keeps of it. Each makes its data in the bench's folder
// from `office`, a folder with the demo's office that it leaves alone. Throw std::runtime_error
// when a server does not do what it should: figures of such a run are worth nothing.
#pragma once

#include <boost/json/object.hpp>

#include "tests/bench/load/servers.hpp"

namespace phanbien::bench {

// W1: dossiers with their task events, beside the bare server in turn.
boost::json::object measure_dossiers(const Bench& bench, const std::filesystem::path& office);

}  // namespace phanbien::bench
