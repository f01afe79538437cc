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

// W2: opinions into one campaign, one in each request, then a hundred ("batch"), beside the bare
// server in turn; the hundreds also beside the same rows written by SOCI alone.
boost::json::object measure_opinions(const Bench& bench, const std::filesystem::path& office);
// W1 and W2 again after a million events, ten of them, and so on until bench.events, beside the
// empty office in turn; the inbox and the start then.
boost::json::object measure_growth(const Bench& bench, const std::filesystem::path& office);
// bench.opinions opinions in campaigns of 100,000 into bench.database, which is empty: what one
// costs by then, of processor and of disk, and how long the count of all of them takes.
boost::json::object measure_nation(const Bench& bench, const std::filesystem::path& office);

// W0: from exec to the first answer, and memory at rest.
boost::json::object measure_start(const Bench& bench, const std::filesystem::path& office);
// W3: the complete history of a dossier, beside the bare SQL and its serialisation in turn.
boost::json::object measure_history(const Bench& bench, const std::filesystem::path& office);
// W4: the inbox of somebody with 200 tasks among bench.dossiers dossiers, and of the host, for whom
// the others do all of them.
boost::json::object measure_inbox(const Bench& bench, const std::filesystem::path& office);

// Gives somebody tasks until they have 200 and asks for the inbox, over data that it leaves as they
// are then.
boost::json::object inbox_over(const Bench& bench, const std::filesystem::path& data);

}  // namespace phanbien::bench
