// Turns what SQLite says into what the engine asks: is the disk full, is somebody in the way, or is
// the database no longer to be trusted (reliability decision 2)? Any thread.
#pragma once

#include <soci/soci.h>

#include "adapters/storage/failure.hpp"

namespace phanbien::storage {

// Throws runtime::StoreFailure; for a row that breaks a rule of the schema (a defect of ours, which
// harms one job only) std::logic_error. `system_error` is SQLite's errno of the connection.
[[noreturn]] void throw_sqlite_failure(const soci::soci_error& error, int system_error,
                                       Moment moment);

}  // namespace phanbien::storage
