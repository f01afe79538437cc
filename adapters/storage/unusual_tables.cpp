#include "adapters/storage/unusual_tables.hpp"

#include <algorithm>

namespace phanbien::storage {
namespace {

const std::string select_unusual = "SELECT position, kind, dossier, actor, at FROM unusual_event ";
const std::string select_reads = "SELECT position, dossier, account, what, at FROM dossier_read ";

}  // namespace

UnusualTables::UnusualTables(Connection& connection)
    : of_dossier(connection, select_unusual + "WHERE dossier = :dossier ORDER BY position, kind"),
      networks_of(connection, "SELECT network FROM account_network WHERE account = :account"),
      known_networks(connection,
                     "SELECT account, network FROM account_network ORDER BY account, network"),
      add(connection,
          "INSERT INTO unusual_event (position, kind, dossier, actor, at) VALUES (:position, "
          ":kind, :dossier, :actor, :at)"),
      add_network(connection,
                  "INSERT INTO account_network (account, network) VALUES (:account, :network)"),
      forget(connection, "DELETE FROM unusual_event WHERE dossier = :dossier"),
      forget_networks(connection, "DELETE FROM account_network"),
      reads_of(connection,
               select_reads + "WHERE dossier = :dossier ORDER BY position DESC LIMIT :count_max"),
      reads(connection, select_reads + "ORDER BY position"),
      last_read(connection,
                "SELECT at FROM dossier_read WHERE dossier = :dossier AND account = :account AND "
                "what = :what ORDER BY position DESC LIMIT 1"),
      add_read(connection,
               "INSERT INTO dossier_read (position, dossier, account, what, at) VALUES "
               "(:position, :dossier, :account, :what, :at)"),
      forget_reads(connection, "DELETE FROM dossier_read"),
      newest_(connection, select_unusual +
                              "WHERE (position < :before OR (position = :same AND kind > :behind)) "
                              "AND kind = COALESCE(NULLIF(:kind, ''), kind) "
                              "AND dossier = COALESCE(NULLIF(:dossier, ''), dossier) "
                              "AND actor = COALESCE(NULLIF(:actor, ''), actor) "
                              "AND at >= :since AND at < :until "
                              "ORDER BY position DESC, kind LIMIT :count_max") {}

std::vector<runtime::UnusualRow> UnusualTables::unusual(const runtime::UnusualQuestion& question) {
    const auto& last = question.before;
    const auto kind = question.kind ? std::string(dossier::name_of(*question.kind)) : "";
    const auto limit = std::clamp<std::size_t>(question.limit, 1, 200);
    return newest_.all(last.position, last.position, std::string(dossier::name_of(last.kind)), kind,
                       question.dossier, question.actor, question.from, question.until, limit);
}

}  // namespace phanbien::storage
