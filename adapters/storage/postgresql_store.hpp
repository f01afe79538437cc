// The store on PostgreSQL: one office per database, one phanbien that writes, any number of readers
// with snapshots of their own.
//
// The writer's session holds a lock of the database: a second phanbien is told to wait, and a
// killed one gives the lock back by dying. When the server goes away, what was not committed is
// refused as busy and the next transaction connects again; it goes on only if the log still ends
// where this writer left it. A lost answer to COMMIT is StoreFailure::broken: whoever starts again
// finds out from the log. The port's threading holds: open_reading() from any thread, begin() on
// the writer's thread only, one Writing at a time. Errors as in postgresql_connection.hpp.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "adapters/storage/data_directory.hpp"
#include "engine/runtime/store.hpp"

namespace phanbien::storage {

// After a try to reach the server again that failed, what waits is refused at once for so long.
inline constexpr std::chrono::milliseconds reconnect_pause{200};

// Applies new migrations; an empty database is made an office's if that is wanted. Throws
// StoreFailure: busy when another phanbien works with the database; broken, with the reason, when
// it is newer than this binary or its migrations were edited.
std::unique_ptr<runtime::Store> open_postgresql_store(const std::string& url,
                                                      Absent absent = Absent::create);

// The same data beside whoever works with them: takes no lock and changes nothing; begin() throws
// StoreFailure::read_only. Throws StoreFailure::broken as above, and when migrations are missing.
std::unique_ptr<runtime::Store> open_read_only_postgresql_store(const std::string& url);

// Whether there is an office's data, of whatever version.
bool is_postgresql_office(const std::string& url);

// Migrates and closes again; returns how many migrations were applied.
int migrate_postgresql_store(const std::string& url);

// Rows of the index of words that belong to no text. References between other tables are enforced
// by PostgreSQL, its pages by its own checksums and pg_amcheck.
std::optional<std::string> find_damage_of_postgresql_words(const std::string& url);

// Writes the tables anew, so that no row that was taken out stays in their files. Its write-ahead
// log keeps them until it is recycled, and copies made before are not in reach.
void rewrite_postgresql_database(const std::string& url);

}  // namespace phanbien::storage
