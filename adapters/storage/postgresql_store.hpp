// The store on PostgreSQL: one office per database, several phanbien that serve it or one that is
// alone with it, any number of readers with snapshots of their own.
//
// Nodes know of each other by the database's locks only (postgresql_locks.hpp): transactions that
// write take turns, a killed node gives back whatever it held. When the server goes away, what was
// not committed is refused as busy; a lost answer to COMMIT is StoreFailure::unknown. The next
// transaction connects again, and goes on only in the office it knows: its last event is where it
// was, the migrations and definitions are those it works by; else StoreFailure::broken. The port's
// threading holds: open_reading() from any thread, begin() on the writer's thread only, one Writing
// at a time. Errors as in postgresql_connection.hpp.
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

// A server that is not there yet is waited for at the start of a node.
inline constexpr std::chrono::seconds server_wait_max{15};

// Applies new migrations; an empty database is made an office's if that is wanted. A node among
// others starts when those before it have, and changes nothing that they work by: it is refused
// where migrations are new while others serve. Throws StoreFailure: busy when others are in the
// way; broken, with the reason, when the database is newer than this binary or its migrations were
// edited.
std::unique_ptr<runtime::Store> open_postgresql_store(const std::string& url,
                                                      Absent absent = Absent::create,
                                                      Sharing sharing = Sharing::alone);

// The same data beside whoever works with them: takes no lock and changes nothing; begin() throws
// StoreFailure::read_only. Throws StoreFailure::broken as above, and when migrations are missing.
std::unique_ptr<runtime::Store> open_read_only_postgresql_store(const std::string& url);

// A snapshot of this database, looked at for nothing before.
std::unique_ptr<runtime::Reading> postgresql_reading(const std::string& url);

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
