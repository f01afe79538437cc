#include "adapters/storage/calendar_tables.hpp"

namespace phanbien::storage {

CalendarTables::CalendarTables(Connection& connection)
    : in_force(connection,
               "SELECT c.year, c.hash, c.text, c.origin, c.at, c.actor FROM calendar c WHERE "
               "c.sequence = (SELECT MAX(n.sequence) FROM calendar n WHERE n.year = c.year) "
               "ORDER BY c.year"),
      in_force_then(connection,
                    "SELECT c.year, c.hash, c.text, c.origin, c.at, c.actor FROM calendar c WHERE "
                    "c.sequence = (SELECT MAX(n.sequence) FROM calendar n WHERE n.year = c.year "
                    "AND n.at <= :then) ORDER BY c.year"),
      mark(connection,
           "SELECT sequence || ':' || hash FROM calendar ORDER BY sequence DESC LIMIT 1"),
      put(connection,
          "INSERT INTO calendar (sequence, year, hash, text, origin, at, actor) "
          "SELECT COALESCE(MAX(sequence), 0) + 1, :year, :hash, :text, :origin, :at, :actor FROM "
          "calendar") {}

}  // namespace phanbien::storage
