// Data check: whether an office's data are whole and what its log says, file by file and row by
// row. What `phanbien fsck` does.
//
// Looks at one moment beside whoever works with the data, and changes nothing. Looks at all there
// is but what the log does not vouch for: accounts, sessions, answers kept for repeated requests,
// names of uploads and the index of texts are only held against SQLite's own rules. One thread.
#pragma once

#include "adapters/storage/data_place.hpp"
#include "engine/runtime/log_check.hpp"

namespace phanbien::cli {

struct DataCheck {
    runtime::LogCheck log;       // and every doubt there is
    std::uint64_t compared = 0;  // dossiers whose lists were held against the log

    bool holds() const { return log.holds(); }
};

// Throws StoreFailure for data that are not there, cannot be read at all or wait for a migration.
DataCheck check_data(const storage::DataPlace& data, const audit::VerifierKey& key, Instant now);

// The same through a store that is open on them.
DataCheck check_data(runtime::Store& store, const storage::DataPlace& data,
                     const audit::VerifierKey& key, Instant now);

}  // namespace phanbien::cli
