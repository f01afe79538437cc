#include "adapters/storage/log_tree_tables.hpp"

namespace phanbien::storage {

LogTreeTables::LogTreeTables(Connection& connection)
    : leaf_hashes(connection,
                  "SELECT hash FROM event WHERE position >= :start ORDER BY position LIMIT :count"),
      tile(connection,
           "SELECT level, tile_index, root, hashes FROM log_tile "
           "WHERE level = :level AND tile_index = :tile_index"),
      tile_roots(connection,
                 "SELECT root FROM log_tile WHERE level = :level AND tile_index >= :start "
                 "ORDER BY tile_index LIMIT :count"),
      tiles_kept(connection, "SELECT COUNT(*) FROM log_tile"),
      put_tile(connection,
               "INSERT INTO log_tile (level, tile_index, root, hashes) "
               "VALUES (:level, :tile_index, :root, :hashes)"),
      newest_checkpoint(connection,
                        "SELECT size, at, note, cosignatures FROM log_checkpoint "
                        "ORDER BY size DESC LIMIT 1"),
      checkpoint_from(connection,
                      "SELECT size, at, note, cosignatures FROM log_checkpoint "
                      "WHERE size >= :size ORDER BY size LIMIT 1"),
      witnessed_checkpoint(connection,
                           "SELECT size, at, note, cosignatures FROM log_checkpoint "
                           "WHERE cosignatures > 0 ORDER BY size DESC LIMIT 1"),
      put_checkpoint(connection,
                     "INSERT INTO log_checkpoint (size, at, note, cosignatures) "
                     "VALUES (:size, :at, :note, :cosignatures) "
                     "ON CONFLICT (size) DO UPDATE SET at = excluded.at, note = excluded.note, "
                     "cosignatures = excluded.cosignatures") {}

}  // namespace phanbien::storage
