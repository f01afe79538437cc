#include "adapters/storage/directory_tables.hpp"

namespace phanbien::storage {

DirectoryTables::DirectoryTables(Connection& connection)
    : in_force(connection,
               "SELECT hash, text, at, actor FROM directory ORDER BY sequence DESC LIMIT 1"),
      mark(connection,
           "SELECT sequence || ':' || hash FROM directory ORDER BY sequence DESC LIMIT 1"),
      put(connection,
          "INSERT INTO directory (sequence, hash, text, at, actor) "
          "SELECT COALESCE(MAX(sequence), 0) + 1, :hash, :text, :at, :actor FROM directory"),
      forget_older(connection,
                   "DELETE FROM directory WHERE sequence < (SELECT MAX(sequence) FROM directory)") {
}

}  // namespace phanbien::storage
