// TablesReading and TablesWriting: the port's snapshot and its transaction over a connection's
// tables, the same for both databases. One thread at a time.
#pragma once

#include <algorithm>
#include <functional>
#include <map>

#include "adapters/storage/reads_from.hpp"

namespace phanbien::storage {

class TablesReading final : public ReadsFrom<runtime::Reading> {
  public:
    using Open = std::function<std::unique_ptr<Tables>()>;
    // Opened at once, and again where the connection was lost before a snapshot began.
    explicit TablesReading(Open open) : open_(std::move(open)), tables_(open_()) {}

    void refresh() override {
        if (!tables_->connection.in_transaction()) {
            return;
        }
        try {
            tables_->connection.end_reading();
        } catch (const ConnectionLost&) {
            // The next question connects again.
        }
    }

  private:
    // The snapshot is taken with the question that follows.
    Tables& ready() override {
        if (!tables_->connection.in_transaction()) {
            try {
                tables_->connection.begin_reading();
            } catch (const ConnectionLost&) {
                tables_ = open_();
                tables_->connection.begin_reading();
            }
        }
        return *tables_;
    }

    Open open_;
    std::unique_ptr<Tables> tables_;
};

// What a writer knows to stand in the database, because it read or committed it.
struct Committed {
    std::uint64_t size = 0;            // of the log, at least
    std::string newest_leaf;           // the hash of the last of these events
    std::uint64_t size_of_others = 0;  // as Writing says it
    int adoption = 0;                  // the round of definitions that is in force
};

class TablesWriting final : public ReadsFrom<runtime::Writing> {
  public:
    // Throws what beginning the transaction throws. What it commits becomes part of `committed`.
    TablesWriting(Tables& tables, Committed& committed)
        : tables_(tables), transaction_(tables.connection), committed_(committed), now_(committed) {
        const auto size = log_head().size;
        if (size != committed_.size) {
            committed_.size_of_others = now_.size_of_others = size;
        }
    }

    void refresh() override {}  // sees what it wrote, and nobody else writes until it ends
    runtime::LogHead log_head() override {
        if (!head_) {
            head_ = tables_.log.head();
        }
        return *head_;
    }

    // Nobody else writes: what it has not changed itself stays as it is for as long as it writes.
    std::string calendars_mark() override {
        if (!calendars_mark_) {
            calendars_mark_ = ReadsFrom<runtime::Writing>::calendars_mark();
        }
        return *calendars_mark_;
    }

    int next_number(const OrganisationId& host, std::string_view register_id, int year) override {
        return tables_.registers.next_number(host, register_id, year);
    }
    int next_dossier_number(const OrganisationId& host, std::string_view prefix,
                            int year) override {
        return tables_.registers.next_dossier_number(host, prefix, year);
    }
    std::optional<Known> dossier_with_code(const OrganisationId& host,
                                           const OrganisationId& drafting_body,
                                           std::string_view code) override {
        return tables_.registers.with_code(host, drafting_body, code);
    }
    std::optional<dossier::StoredFile> file(const FileHash& hash, const AccountId& by) override {
        return tables_.content.file(hash, by);
    }
    std::optional<people::Organisation> organisation(const OrganisationId& id) override {
        return tables_.accounts.organisation.first(id);
    }

    void append(const runtime::StoredEvent& event, Instant at) override {
        const auto head = log_head();
        if (event.position != head.size || (head.size != 0 && at <= head.last_at)) {
            throw std::logic_error("an event out of its order in the log");
        }
        tables_.connection.make_room(event.position);
        tables_.log.append.run(event, at);
        head_ = {.size = head.size + 1, .last_at = at};
        now_.size = head_->size;
        now_.newest_leaf = event.hash;
    }
    void replace_payload(std::uint64_t position, std::string_view remains,
                         std::uint64_t erased_at) override {
        tables_.log.replace_payload.run(std::string(remains), erased_at, position);
    }
    void put_tile(const runtime::StoredTile& tile) override { tables_.tree.put_tile.run(tile); }
    void put_checkpoint(const runtime::StoredCheckpoint& checkpoint) override {
        tables_.tree.put_checkpoint.run(checkpoint);
    }
    void replace_projection(const dossier::Projection& projection) override {
        tables_.dossiers.replace(projection);
        tables_.routes.replace(projection);
        for (const auto& revoked : projection.revoked) {
            tables_.registers.revoke(projection.dossier.host, revoked);
        }
    }
    void change_projection(const dossier::Projection& before,
                           const dossier::Projection& now) override {
        tables_.dossiers.change(before, now);
        tables_.routes.change(before, now);
        for (const auto& revoked : now.revoked) {
            if (std::ranges::find(before.revoked, revoked) == before.revoked.end()) {
                tables_.registers.revoke(now.dossier.host, revoked);
            }
        }
    }
    void add_opinion_counts(const DossierId& dossier,
                            const dossier::OpinionCounts& moves) override {
        tables_.opinion_counts.add(dossier, moves);
    }
    void add_unusual(const runtime::UnusualRow& row) override { tables_.unusual.add.run(row); }
    void add_network(const runtime::KnownNetwork& network) override {
        tables_.unusual.add_network.run(network);
    }
    void add_read(const runtime::ReadRow& read) override { tables_.unusual.add_read.run(read); }
    void add_register_entry(const OrganisationId& host, const DossierId& dossier,
                            const dossier::RegisterRow& row) override {
        tables_.registers.add.run(host, dossier, row);
    }
    std::vector<std::pair<DossierId, dossier::TimerRow>> timers_due(Instant now,
                                                                    std::size_t limit) override {
        return tables_.dossiers.timers_due(now, limit);
    }
    std::optional<Instant> next_timer() override { return tables_.dossiers.next_timer(); }
    void remove_timer(const DossierId& dossier, std::string_view key) override {
        tables_.dossiers.remove_timer(dossier, key);
    }
    void postpone_timer(const DossierId& dossier, std::string_view key, Instant until) override {
        tables_.dossiers.postpone_timer(dossier, key, until);
    }

    void put_organisation(const people::Organisation& organisation) override {
        tables_.accounts.put_organisation.run(organisation);
    }
    void put_account(const runtime::StoredAccount& account) override {
        tables_.accounts.put(account);
    }
    void put_session(const runtime::Session& session) override {
        tables_.accounts.put_session.run(session);
    }
    void remove_session(std::string_view token_hash) override {
        tables_.accounts.remove_session.run(std::string(token_hash));
    }
    void put_file(const dossier::StoredFile& file, std::string_view bytes,
                  std::string_view outline_json, Instant at) override {
        tables_.content.put(file, bytes, outline_json, at);
    }
    void remove_file(const FileHash& hash) override { tables_.content.remove(hash); }
    void keep_file(const FileHash& hash) override { tables_.content.keep(hash); }
    std::size_t forget_unused_files(Instant before, std::size_t bytes) override {
        return tables_.content.forget_unused(before, bytes);
    }
    std::size_t forget_replies(Instant before, std::size_t limit) override {
        return tables_.log.forget_replies(before, limit);
    }
    void put_reply(const runtime::StoredReply& reply) override {
        tables_.log.put_reply.run(reply);
        const auto foreseen = replies_.find({reply.account, reply.key});
        if (foreseen != replies_.end()) {
            foreseen->second = reply;
        }
    }
    std::optional<runtime::StoredReply> reply(const AccountId& account,
                                              std::string_view key) override {
        const auto foreseen = replies_.find({account, std::string(key)});
        return foreseen != replies_.end() ? foreseen->second
                                          : ReadsFrom<runtime::Writing>::reply(account, key);
    }
    void expect_replies(const std::vector<runtime::ReplyKey>& keys) override {
        if (!tables_.connection.gathers()) {
            return;  // to ask for each costs no more
        }
        for (const auto& key : keys) {
            replies_[key] = std::nullopt;
        }
        for (auto& reply : tables_.log.replies_of(keys)) {
            runtime::ReplyKey key{reply.account, reply.key};
            replies_[std::move(key)] = std::move(reply);
        }
    }
    void put_definition(std::string_view hash, std::string_view xml) override {
        tables_.log.put_definition.run(std::string(hash), std::string(xml));
    }
    void adopt_definitions(const std::set<std::string>& hashes, Instant at) override {
        const int round = tables_.log.last_round.first().value_or(0) + 1;
        for (const auto& hash : hashes) {
            tables_.log.adopt.run(hash, round, at);
        }
        now_.adoption = round;
    }
    void put_route_definition(std::string_view hash, std::string_view xml) override {
        tables_.routes.put_definition.run(std::string(hash), std::string(xml));
    }
    void change_texts(const DossierId& dossier, const dossier::TextChanges& changes,
                      const std::vector<std::string>& who) override {
        tables_.texts.change(dossier, changes, who);
    }
    void put_text_index_version(int version) override {
        tables_.texts.forget_index_version.run();
        tables_.texts.put_index_version.run(version);
    }
    void put_calendar(const runtime::StoredCalendar& calendar) override {
        tables_.calendars.put.run(calendar);
        calendars_mark_.reset();
        raise_lists_epoch();
    }
    void put_directory(const runtime::StoredDirectory& directory) override {
        tables_.directory.put.run(directory);
        tables_.directory.forget_older.run();
    }
    void forget_projections(const std::set<DossierId>& kept) override {
        for (const auto& id : listed_dossiers()) {
            if (!kept.contains(id)) {
                tables_.texts.forget(id);
                tables_.routes.forget(id);
                tables_.dossiers.forget(id);
                tables_.registers.forget.run(id);
                tables_.unusual.forget.run(id);
                tables_.opinion_counts.forget.run(id);
            }
        }
        tables_.unusual.forget.run(DossierId());
        tables_.unusual.forget_networks.run();
        tables_.unusual.forget_reads.run();
        raise_lists_epoch();
    }

    std::uint64_t lists_epoch() override {
        if (!lists_epoch_) {
            lists_epoch_ = tables_.lists.epoch.first().value_or(0);
        }
        return *lists_epoch_;
    }
    std::uint64_t size_of_others() override { return committed_.size_of_others; }
    bool is_alone() override { return tables_.connection.is_alone(); }
    void others_may_start() override { tables_.connection.others_may_start(); }
    bool has_duty() override { return tables_.connection.has_duty(); }

    void settle() override { tables_.connection.settle(); }
    void commit() override {
        transaction_.commit();
        committed_ = now_;
    }

  private:
    Tables& ready() override { return tables_; }
    void raise_lists_epoch() {
        tables_.lists.raise.run();
        lists_epoch_.reset();
    }

    Tables& tables_;
    WriteTransaction transaction_;
    Committed& committed_;
    Committed now_;  // after a commit
    std::optional<runtime::LogHead> head_;
    std::map<runtime::ReplyKey, std::optional<runtime::StoredReply>> replies_;  // expected ones
    std::optional<std::string> calendars_mark_;
    std::optional<std::uint64_t> lists_epoch_;
};

}  // namespace phanbien::storage
