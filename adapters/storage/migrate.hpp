// Migrations: the numbered files of schemas/sql, embedded in the binary, applied once each and in
// order, every one in a transaction of its own. A database whose history differs from the binary's
// is refused: an old file that was edited, or a database written by a newer binary.
//
// One text serves both databases: its columns are TEXT and BIGINT, its statements what both
// understand. Where one cannot be (an FTS5 table), schemas/sql/postgresql has the file of the same
// name that takes its place there. At start, by one thread.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/storage/connection.hpp"

namespace phanbien::storage {

struct Migration {
    int number = 0;  // 1, 2, 3 … without a gap
    std::string_view name;
    std::string_view sql;
};

// Those of this binary; generated at build time from schemas/sql.
std::span<const Migration> sqlite_migrations();
std::span<const Migration> postgresql_migrations();

// Brings the database to the newest migration; returns how many were applied. This and what follows
// also refuse one into which an office is being moved (unfinished_move.hpp).
int migrate(Connection& connection, std::span<const Migration> migrations);

// Whether there is nothing to apply. Refuses a database whose history differs, as migrate() does.
bool is_migrated(Connection& connection, std::span<const Migration> migrations);

// Refuses a database that is not at the newest migration, without changing it.
void require_migrated(Connection& connection, std::span<const Migration> migrations);

// The statements of a script, without comments: SQLite runs only the first of several. A semicolon
// in a quoted text does not end a statement; triggers' bodies are not understood.
std::vector<std::string> statements_of(std::string_view script);

}  // namespace phanbien::storage
