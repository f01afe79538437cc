// The store on SQLite: one file, one writer, any number of readers with snapshots of their own.
//
// The port's threading holds: open_reading() from any thread, begin() on the writer's thread only,
// one Writing at a time. A Reading pins its snapshot from its first question until refresh(), and
// the WAL cannot shrink past it: call refresh() also when a request is done.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "adapters/storage/data_directory.hpp"
#include "engine/runtime/store.hpp"

namespace phanbien::storage {

// Opens the store in a directory, making what is missing if that is wanted, and applying new
// migrations. Throws
// StoreFailure: busy when another process uses the directory; broken, with the reason, when the
// database is damaged, newer than this binary, or its migrations were edited.
std::unique_ptr<runtime::Store> open_sqlite_store(const std::filesystem::path& directory,
                                                  Absent absent = Absent::create);

// Migrates and closes again; returns how many migrations were applied.
int migrate_sqlite_store(const std::filesystem::path& directory);

// SQLite's own check of pages and keys; the first complaint, or none. Reads the whole file, and
// makes none.
std::optional<std::string> find_damage(const std::filesystem::path& directory);

}  // namespace phanbien::storage
