// The log's private key as a file of its own beside the database, never in it: whoever copies or
// writes the database cannot sign. Read by nobody but its owner.
#pragma once

#include <filesystem>
#include <string>

#include "engine/audit/note.hpp"
#include "engine/runtime/clock.hpp"

namespace phanbien::host {

// Reads the key, or makes one when there is no such file: named `origin`, or after random digits
// where that is empty. Throws std::runtime_error when others than its owner may read the file, when
// it holds no key of a log, or when it cannot be written.
audit::Signer log_key(const std::filesystem::path& file, const std::string& origin,
                      runtime::Random& random);
// The same for a log that was signed before: none is made, one that is missing is refused.
audit::Signer existing_log_key(const std::filesystem::path& file);
// The same for the key by which one witnesses other offices' logs.
audit::Signer witness_key(const std::filesystem::path& file, runtime::Random& random);

}  // namespace phanbien::host
