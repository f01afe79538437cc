// The tables event, reply and definition: the log and what makes a command's answer repeatable.
// Belongs to one connection; one thread at a time.
#pragma once

#include "adapters/storage/rows.hpp"

namespace phanbien::storage {

template <>
struct Fields<runtime::StoredEvent> {
    using E = runtime::StoredEvent;
    static constexpr auto members = std::tuple(&E::position, &E::dossier, &E::sequence, &E::leaf,
                                               &E::payload, &E::hash, &E::erased_at);
};

template <>
struct Fields<runtime::StoredReply> {
    using R = runtime::StoredReply;
    static constexpr auto members = std::tuple(&R::account, &R::key, &R::request_hash, &R::status,
                                               &R::body, &R::revision, &R::at);
};

struct LogTables {
    explicit LogTables(Connection& connection);

    runtime::LogHead head();
    // Those there are; on PostgreSQL.
    std::vector<runtime::StoredReply> replies_of(const std::vector<runtime::ReplyKey>& keys);
    // As Writing says it.
    std::size_t forget_replies(Instant before, std::size_t limit);

    Rows<runtime::StoredEvent, Instant> append;
    Query<void(std::string, std::uint64_t, std::uint64_t)> replace_payload;
    Query<runtime::StoredEvent(DossierId, std::uint64_t, std::size_t)> events_of;
    Query<runtime::StoredEvent(std::uint64_t, std::size_t)> log;
    Query<runtime::StoredEvent(std::uint64_t, std::size_t)> office_log;
    Query<Instant(std::uint64_t, std::size_t)> times;
    Rows<runtime::StoredReply> put_reply;
    Query<runtime::StoredReply(AccountId, std::string)> reply;
    Query<void(std::string, std::string)> put_definition;
    Query<std::string(std::string)> definition;
    Query<std::string()> definitions;
    Query<void(std::string, int, Instant)> adopt;
    Query<int()> last_round;  // of adoption: what one round adopts is in force together
    Query<std::string()> adopted;

  private:
    Query<runtime::StoredReply(std::string, std::string)> replies_;  // of keys in arrays
    Query<std::tuple<std::uint64_t, Instant>()> newest_;
    Query<std::size_t(Instant, std::size_t)> count_old_replies_;
    Query<void(Instant, std::size_t)> remove_old_replies_;
};

}  // namespace phanbien::storage
