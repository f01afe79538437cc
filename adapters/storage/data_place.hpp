// Where an office's data are, and how they are opened there: the one place that chooses between the
// databases. Any thread.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "adapters/storage/data_directory.hpp"
#include "engine/runtime/store.hpp"

namespace phanbien::storage {

struct DataPlace {
    // Not explicit: a folder alone says where an office on SQLite is.
    DataPlace(std::filesystem::path in_folder, std::string in_database = {})
        : folder(std::move(in_folder)), database(std::move(in_database)) {}

    std::filesystem::path folder;  // the log's key; on SQLite the database, too
    std::string database;          // "postgresql://…"; empty: SQLite in the folder
};

// As open_sqlite_store() and open_postgresql_store() say. On PostgreSQL, too, the folder is this
// process's own as long as the store is open, and is made where it is missing.
std::unique_ptr<runtime::Store> open_store(const DataPlace& place, Absent absent = Absent::create,
                                           Sharing sharing = Sharing::alone);

// The same data beside whoever works with them: changes nothing.
std::unique_ptr<runtime::Store> open_read_only_store(const DataPlace& place);

// Whether there is an office's data, of whatever version.
bool has_office(const DataPlace& place);

// Migrates and closes again; returns how many migrations were applied.
int migrate_store(const DataPlace& place);

// The database's own check; the first complaint, or none. Works beside a server.
std::optional<std::string> find_damage(const DataPlace& place);

// The same of the words inside the index of texts; on SQLite while no server runs.
std::optional<std::string> find_damage_of_words(const DataPlace& place);

// Writes the database's files anew, so that nothing of what was taken out stays in them; while no
// server runs.
void rewrite_database(const DataPlace& place);

}  // namespace phanbien::storage
