// The whole log as a folder of files that any verifier of C2SP tlog-tiles can read.
#pragma once

#include <string>

#include "adapters/storage/data_place.hpp"

namespace phanbien::cli {

// Writes FOLDER/checkpoint, FOLDER/tile/<L>/<N>[.p/<W>] and FOLDER/tile/entries/…, signed as the
// log stands. The folder must be new or empty. Returns the exit status.
int export_log(const std::string& folder, const storage::DataPlace& data);

}  // namespace phanbien::cli
