// All that proves one dossier, as one zip that `phanbien verify` checks with no database.
#pragma once

#include <optional>
#include <string>

#include "adapters/storage/data_place.hpp"

namespace phanbien::cli {

struct DossierWish {
    std::string dossier;  // its id or its code
    storage::DataPlace data;
    std::string to;     // the file, which must be new; empty: <id>.zip here
    std::string since;  // the file of an older checkpoint, or empty
};

// Signs the log as it stands, then writes the zip beside its place and puts it there when it is
// whole. Returns the exit status.
int export_dossier(const DossierWish& wish);

}  // namespace phanbien::cli
