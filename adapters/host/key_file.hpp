// The log's private key as a file of its own beside the database, never in it: whoever copies or
// writes the database cannot sign. Read by nobody but its owner.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

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
// A change of the log's key, which may end at any of its steps (schemas/log.md, "Change of key").
//
// The new key, of the same name, on the disk beside the one in force as FILE.next. It signs nothing
// until the log says so. Throws std::runtime_error when it cannot be written.
audit::Signer next_log_key(const std::filesystem::path& file, runtime::Random& random);
// Ends a change that was begun, whoever began it: where the log's newest checkpoint bears the next
// key's signature, it takes the place of the one in force, whose file is overwritten before it is
// gone; where only the latter signed, the next one is removed. Where neither did, both stay.
// Nothing to do where there is no next key. Throws std::runtime_error when it cannot be done.
void settle_log_key(const std::filesystem::path& file, std::string_view newest_checkpoint);
// A copy of the private key in a new file. Throws std::runtime_error when it cannot be written.
void copy_log_key(const std::filesystem::path& file, const std::filesystem::path& copy);

// As log_key(), the key by which one witnesses other offices' logs.
audit::Signer witness_key(const std::filesystem::path& file, runtime::Random& random);

}  // namespace phanbien::host
