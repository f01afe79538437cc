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

// The same data beside whoever works with them: takes no lock and changes nothing; begin() throws
// StoreFailure::read_only. Throws StoreFailure::broken as above, and when migrations are missing.
std::unique_ptr<runtime::Store> open_read_only_sqlite_store(const std::filesystem::path& directory);

// A snapshot of the database in this file, looked at for nothing before.
std::unique_ptr<runtime::Reading> sqlite_reading(const std::filesystem::path& file);

// Whether there is an office's data, of whatever version.
bool is_sqlite_office(const std::filesystem::path& directory);

// Migrates and closes again; returns how many migrations were applied.
int migrate_sqlite_store(const std::filesystem::path& directory);

// SQLite's own check of pages, indexes and foreign keys; the first complaint, or none. Reads the
// whole file beside whoever works with it, and makes none.
std::optional<std::string> find_damage_in_sqlite(const std::filesystem::path& directory);

// What it leaves out: the words inside the index of texts. Takes the directory's lock, and writes
// nothing. Throws StoreFailure::busy when another process uses the directory.
std::optional<std::string> find_damage_of_sqlite_words(const std::filesystem::path& directory);

// Writes the database's file anew from what is in it, so that no byte of what was taken out stays
// in free pages, in the index of words or in the write-ahead log. Needs as much free disk again as
// the file has. What the disk itself keeps of blocks given back, and copies made before, are not in
// reach.
void rewrite_sqlite_database(const std::filesystem::path& directory);

}  // namespace phanbien::storage
