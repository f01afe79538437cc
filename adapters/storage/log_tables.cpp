#include "adapters/storage/log_tables.hpp"

namespace phanbien::storage {
namespace {

// Events of the office have no dossier: NULL in the table, so that (dossier, sequence) can be
// unique.
const std::string select_events =
    "SELECT position, COALESCE(dossier, ''), COALESCE(sequence, 0), leaf, payload, hash, "
    "erased_at FROM event ";

RowSql append_sql() {
    const std::string into =
        "INSERT INTO event (position, dossier, sequence, leaf, payload, hash, erased_at, at) ";
    return {
        .one = into +
               "VALUES (:position, NULLIF(:dossier, ''), NULLIF(CAST(:sequence AS BIGINT), 0), "
               ":leaf, :payload, :hash, :erased_at, :at)",
        .many =
            into +
            "SELECT position, NULLIF(dossier, ''), NULLIF(sequence, 0), leaf, payload, "
            "hash, erased_at, at FROM " +
            given_rows(columns_of("position# dossier sequence# leaf payload hash erased_at# at#"))};
}

const std::string select_reply =
    "SELECT account, idempotency_key, request_hash, status, body, revision, at FROM reply ";

const std::string oldest_replies =
    "SELECT account, idempotency_key FROM reply WHERE at < :before ORDER BY at LIMIT :count_max";

// One after the other by the index, however many answers there are.
std::string replies_sql() {
    return "SELECT r.* FROM " + given_rows(columns_of("account idempotency_key")) +
           " CROSS JOIN LATERAL (" + select_reply +
           "WHERE reply.account = given.account AND reply.idempotency_key = "
           "given.idempotency_key LIMIT 1) AS r";
}

}  // namespace

LogTables::LogTables(Connection& connection)
    : append(connection, append_sql()),
      replace_payload(connection,
                      "UPDATE event SET payload = :payload, erased_at = :erased_at "
                      "WHERE position = :position"),
      events_of(connection, select_events +
                                "WHERE dossier = :dossier AND sequence > :after "
                                "ORDER BY sequence LIMIT :count_max"),
      log(connection,
          select_events + "WHERE position >= :start ORDER BY position LIMIT :count_max"),
      office_log(connection, select_events +
                                 "WHERE dossier IS NULL AND position >= :start "
                                 "ORDER BY position LIMIT :count_max"),
      times(connection,
            "SELECT at FROM event WHERE position >= :start ORDER BY position LIMIT :count_max"),
      put_reply(
          connection,
          insertion("reply", "account idempotency_key request_hash status# body revision# at#")),
      reply(connection, select_reply + "WHERE account = :account AND idempotency_key = :key"),
      put_definition(connection,
                     "INSERT INTO definition (hash, xml) VALUES (:hash, :xml) "
                     "ON CONFLICT (hash) DO NOTHING"),
      definition(connection, "SELECT xml FROM definition WHERE hash = :hash"),
      definitions(connection, "SELECT hash FROM definition ORDER BY hash"),
      adopt(connection,
            "INSERT INTO adoption (sequence, definition, round, at) "
            "SELECT COALESCE(MAX(sequence), 0) + 1, :definition, :round, :at FROM adoption"),
      last_round(connection, "SELECT round FROM adoption ORDER BY sequence DESC LIMIT 1"),
      adopted(connection,
              "SELECT definition FROM adoption WHERE round = (SELECT MAX(round) FROM adoption)"),
      replies_(connection, replies_sql()),
      newest_(connection, "SELECT position, at FROM event ORDER BY position DESC LIMIT 1"),
      count_old_replies_(connection, "SELECT COUNT(*) FROM (" + oldest_replies + ") AS oldest"),
      remove_old_replies_(connection, "DELETE FROM reply WHERE (account, idempotency_key) IN (" +
                                          oldest_replies + ")") {}

std::size_t LogTables::forget_replies(Instant before, std::size_t limit) {
    const auto count = count_old_replies_.first(before, limit).value_or(0);
    if (count != 0) {
        remove_old_replies_.run(before, limit);
    }
    return count;
}

std::vector<runtime::StoredReply> LogTables::replies_of(
    const std::vector<runtime::ReplyKey>& keys) {
    std::vector<Row> rows;
    for (const auto& it : keys) {
        rows.push_back({it.account.text(), it.key});
    }
    if (rows.empty()) {
        return {};
    }
    const auto arrays = arrays_of(rows);
    return replies_.all(std::get<std::string>(arrays[0]), std::get<std::string>(arrays[1]));
}

runtime::LogHead LogTables::head() {
    const auto newest = newest_.first();
    if (!newest) {
        return {};
    }
    const auto& [position, at] = *newest;
    return {.size = position + 1, .last_at = at};
}

}  // namespace phanbien::storage
