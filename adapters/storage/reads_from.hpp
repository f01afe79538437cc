// ReadsFrom<Reading or Writing>: answers the port's questions from a connection's tables. A reading
// and the writer's transaction answer alike; they differ in when their snapshot begins, which
// `ready()` decides before every question. One thread at a time.
#pragma once

#include "adapters/storage/tables.hpp"

namespace phanbien::storage {

template <class Port>
class ReadsFrom : public Port {
  public:
    std::vector<runtime::StoredEvent> events_of(const DossierId& dossier, std::uint64_t after,
                                                std::size_t limit) override {
        return ready().log.events_of.all(dossier, after, limit);
    }
    std::vector<runtime::StoredEvent> log(std::uint64_t from, std::size_t limit) override {
        return ready().log.log.all(from, limit);
    }
    std::vector<runtime::StoredEvent> office_log(std::uint64_t from, std::size_t limit) override {
        return ready().log.office_log.all(from, limit);
    }
    runtime::LogHead log_head() override { return ready().log.head(); }
    std::vector<Instant> log_times(std::uint64_t from, std::size_t limit) override {
        return ready().log.times.all(from, limit);
    }
    std::vector<std::string> leaf_hashes(std::uint64_t from, std::size_t limit) override {
        return ready().tree.leaf_hashes.all(from, limit);
    }
    std::optional<runtime::StoredTile> tile(int level, std::uint64_t index) override {
        return ready().tree.tile.first(level, index);
    }
    std::vector<std::string> tile_roots(int level, std::uint64_t from, std::size_t limit) override {
        return ready().tree.tile_roots.all(level, from, limit);
    }
    std::uint64_t tiles_kept() override { return ready().tree.tiles_kept.first().value_or(0); }
    std::optional<runtime::StoredCheckpoint> newest_checkpoint() override {
        return ready().tree.newest_checkpoint.first();
    }
    std::optional<runtime::StoredCheckpoint> checkpoint_from(std::uint64_t size) override {
        return ready().tree.checkpoint_from.first(size);
    }
    std::optional<runtime::StoredCheckpoint> witnessed_checkpoint() override {
        return ready().tree.witnessed_checkpoint.first();
    }

    runtime::DossierPage dossiers(const runtime::DossierFilter& filter) override {
        return ready().dossiers.dossiers(filter);
    }
    std::optional<dossier::DossierRow> dossier_row(const DossierId& id) override {
        return ready().dossiers.row(id);
    }
    std::vector<DossierId> listed_dossiers() override { return ready().dossiers.listed.all(); }
    runtime::ListedDossier listed(const DossierId& id) override {
        runtime::ListedDossier listed{.projection = ready().dossiers.projection(id), .numbers = {}};
        ready().routes.read(id, listed.projection);
        ready().registers.read_numbers(id, listed);
        listed.unusual = ready().unusual.of_dossier.all(id);
        listed.opinion_counts = opinion_counts(id);
        return listed;
    }
    dossier::OpinionCounts opinion_counts(const DossierId& dossier) override {
        return ready().opinion_counts.of(dossier);
    }
    std::vector<runtime::InboxTask> inbox(const people::Actor& actor, std::size_t limit) override {
        return ready().inboxes.mine(actor, limit);
    }
    std::vector<runtime::InboxTask> waiting_for_others(const people::Actor& actor,
                                                       std::size_t limit) override {
        return ready().inboxes.of_others(actor, limit);
    }
    std::vector<runtime::InboxApproval> approvals(const people::Actor& actor,
                                                  std::size_t limit) override {
        return ready().routes.approvals(actor, limit);
    }
    std::vector<runtime::InboxApproval> approvals_elsewhere(const people::Actor& actor,
                                                            std::size_t limit) override {
        return ready().routes.approvals_elsewhere(actor, limit);
    }
    std::vector<DossierId> dossiers_on_routes(const std::vector<std::string>& names) override {
        return ready().routes.dossiers_on(names);
    }
    std::vector<runtime::RegisterEntry> register_entries(const OrganisationId& host,
                                                         std::string_view register_id,
                                                         int year) override {
        return ready().registers.entries(host, register_id, year);
    }

    std::vector<runtime::UnusualRow> unusual(const runtime::UnusualQuestion& question) override {
        return ready().unusual.unusual(question);
    }
    std::vector<runtime::UnusualRow> unusual_of_office() override {
        return ready().unusual.of_dossier.all(DossierId());
    }
    std::vector<std::string> networks_of(const AccountId& account) override {
        return ready().unusual.networks_of.all(account);
    }
    std::vector<runtime::KnownNetwork> known_networks() override {
        return ready().unusual.known_networks.all();
    }
    std::vector<runtime::ReadRow> reads_of(const DossierId& dossier, std::size_t limit) override {
        return ready().unusual.reads_of.all(dossier, limit);
    }
    std::vector<runtime::ReadRow> reads() override { return ready().unusual.reads.all(); }
    std::optional<Instant> last_read(const DossierId& dossier, const AccountId& account,
                                     std::string_view what) override {
        return ready().unusual.last_read.first(dossier, account, std::string(what));
    }

    std::vector<people::Organisation> organisations() override {
        return ready().accounts.organisations.all();
    }
    std::vector<people::Account> accounts() override { return ready().accounts.accounts(); }
    std::optional<runtime::StoredAccount> account(const AccountId& id) override {
        return ready().accounts.account(id);
    }
    std::optional<runtime::StoredAccount> account_by_username(std::string_view username) override {
        return ready().accounts.by_username(username);
    }
    std::optional<runtime::Session> session(std::string_view token_hash) override {
        return ready().accounts.session.first(std::string(token_hash));
    }
    std::vector<runtime::Session> sessions_of(const AccountId& account) override {
        return ready().accounts.sessions_of.all(account);
    }

    std::optional<std::string> file_bytes(const FileHash& hash) override {
        return ready().content.bytes(hash);
    }
    bool keeps_file(const FileHash& hash) override { return ready().content.has(hash); }
    std::vector<FileHash> files_kept(const FileHash& after, std::size_t limit) override {
        return ready().content.kept.all(after, limit);
    }
    std::optional<dossier::FileRef> own_upload(const FileHash& hash,
                                               const AccountId& account) override {
        auto stored = ready().content.file(hash, account);
        return stored && stored->uploaded_by == account ? std::optional(std::move(stored->file))
                                                        : std::nullopt;
    }
    runtime::TextPage search(const runtime::TextQuestion& question) override {
        return ready().texts.search(question);
    }
    bool holds_texts(const DossierId& dossier, const dossier::TextChanges& all,
                     const std::vector<std::string>& who) override {
        return ready().texts.holds(dossier, all, who);
    }
    int text_index_version() override { return ready().texts.index_version.first().value_or(0); }
    std::optional<FileHash> outline_of(const FileHash& file) override {
        const auto stored = ready().content.file(file, {});
        return stored && stored->draft ? std::optional(stored->draft->outline) : std::nullopt;
    }
    std::vector<FileHash> outlines_of(const FileHash& file) override {
        return ready().content.outlines(file);
    }
    std::optional<runtime::StoredReply> reply(const AccountId& account,
                                              std::string_view key) override {
        return ready().log.reply.first(account, std::string(key));
    }
    std::optional<std::string> definition(std::string_view hash) override {
        return ready().log.definition.first(std::string(hash));
    }
    std::vector<std::string> definitions() override { return ready().log.definitions.all(); }
    std::set<std::string> adopted_definitions() override {
        const auto hashes = ready().log.adopted.all();
        return {hashes.begin(), hashes.end()};
    }

    std::optional<std::string> route_definition(std::string_view hash) override {
        return ready().routes.definition.first(std::string(hash));
    }

    std::vector<runtime::StoredCalendar> calendars() override {
        return ready().calendars.in_force.all();
    }
    std::vector<runtime::StoredCalendar> calendars_at(Instant then) override {
        return ready().calendars.in_force_then.all(then);
    }
    std::string calendars_mark() override { return ready().calendars.mark.first().value_or(""); }
    std::optional<runtime::StoredDirectory> directory() override {
        return ready().directory.in_force.first();
    }
    std::string directory_mark() override { return ready().directory.mark.first().value_or(""); }
    std::vector<DossierId> dossiers_with_dues() override {
        return ready().dossiers.with_dues.all();
    }

  protected:
    // The tables to ask, inside a transaction.
    virtual Tables& ready() = 0;
};

}  // namespace phanbien::storage
