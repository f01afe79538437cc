// Turns what PostgreSQL says into what the engine asks: is the disk full, is somebody in the way,
// is the server gone, or are the data no longer to be trusted (reliability decision 2)? The codes
// are those of PostgreSQL 15, appendix A. Any thread.
#pragma once

#include <soci/soci.h>

#include "adapters/storage/failure.hpp"

namespace phanbien::storage {

// Whether there still is a connection after the failure.
enum class Link { up, down };

// Throws runtime::StoreFailure, ConnectionLost where nothing was committed and the server is gone,
// StoreFailure::unknown where it went away while it committed;
// for a row that breaks a rule of the schema (a defect of ours, which harms one job only)
// std::logic_error.
[[noreturn]] void throw_postgresql_failure(const soci::soci_error& error, Link link, Moment moment);

}  // namespace phanbien::storage
