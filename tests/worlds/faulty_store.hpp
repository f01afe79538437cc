// FaultyStore: a store that fails where a test wants it to. It hands everything on to a real one,
// but asks `fault` before a transaction begins, before it commits, and after it has committed (an
// acknowledgement that is lost). A fault is an exception thrown by that function.
#pragma once

#include <functional>
#include <utility>

#include "engine/runtime/store.hpp"

namespace phanbien::worlds {

enum class Step { begin, before_commit, after_commit };

class FaultyWriting final : public runtime::Writing {
  public:
    FaultyWriting(std::unique_ptr<runtime::Writing> real, const std::function<void(Step)>& fault)
        : real_(std::move(real)), fault_(fault) {}

    void commit() override {
        fault_(Step::before_commit);
        real_->commit();
        fault_(Step::after_commit);
    }

    void refresh() override { real_->refresh(); }
    std::vector<runtime::StoredEvent> events_of(const DossierId& id, std::uint64_t after,
                                                std::size_t limit) override {
        return real_->events_of(id, after, limit);
    }
    std::vector<runtime::StoredEvent> log(std::uint64_t from, std::size_t limit) override {
        return real_->log(from, limit);
    }
    std::vector<runtime::StoredEvent> office_log(std::uint64_t from, std::size_t limit) override {
        return real_->office_log(from, limit);
    }
    runtime::LogHead log_head() override { return real_->log_head(); }
    std::vector<Instant> log_times(std::uint64_t from, std::size_t limit) override {
        return real_->log_times(from, limit);
    }
    std::vector<std::string> leaf_hashes(std::uint64_t from, std::size_t limit) override {
        return real_->leaf_hashes(from, limit);
    }
    std::optional<runtime::StoredTile> tile(int level, std::uint64_t index) override {
        return real_->tile(level, index);
    }
    std::vector<std::string> tile_roots(int level, std::uint64_t from, std::size_t limit) override {
        return real_->tile_roots(level, from, limit);
    }
    std::uint64_t tiles_kept() override { return real_->tiles_kept(); }
    std::optional<runtime::StoredCheckpoint> newest_checkpoint() override {
        return real_->newest_checkpoint();
    }
    std::optional<runtime::StoredCheckpoint> checkpoint_from(std::uint64_t size) override {
        return real_->checkpoint_from(size);
    }
    std::optional<runtime::StoredCheckpoint> witnessed_checkpoint() override {
        return real_->witnessed_checkpoint();
    }
    std::vector<runtime::UnusualRow> unusual(const runtime::UnusualQuestion& question) override {
        return real_->unusual(question);
    }
    std::vector<runtime::UnusualRow> unusual_of_office() override {
        return real_->unusual_of_office();
    }
    std::vector<std::string> networks_of(const AccountId& account) override {
        return real_->networks_of(account);
    }
    std::vector<runtime::KnownNetwork> known_networks() override { return real_->known_networks(); }
    std::vector<runtime::ReadRow> reads_of(const DossierId& dossier, std::size_t limit) override {
        return real_->reads_of(dossier, limit);
    }
    std::vector<runtime::ReadRow> reads() override { return real_->reads(); }
    std::optional<Instant> last_read(const DossierId& dossier, const AccountId& account,
                                     std::string_view what) override {
        return real_->last_read(dossier, account, what);
    }
    void add_read(const runtime::ReadRow& read) override { real_->add_read(read); }
    dossier::OpinionCounts opinion_counts(const DossierId& dossier) override {
        return real_->opinion_counts(dossier);
    }
    void add_opinion_counts(const DossierId& dossier,
                            const dossier::OpinionCounts& moves) override {
        real_->add_opinion_counts(dossier, moves);
    }
    void add_unusual(const runtime::UnusualRow& row) override { real_->add_unusual(row); }
    void add_network(const runtime::KnownNetwork& it) override { real_->add_network(it); }
    void put_tile(const runtime::StoredTile& tile) override { real_->put_tile(tile); }
    void put_checkpoint(const runtime::StoredCheckpoint& it) override { real_->put_checkpoint(it); }
    runtime::DossierPage dossiers(const runtime::DossierFilter& filter) override {
        return real_->dossiers(filter);
    }
    std::optional<dossier::DossierRow> dossier_row(const DossierId& id) override {
        return real_->dossier_row(id);
    }
    std::vector<DossierId> listed_dossiers() override { return real_->listed_dossiers(); }
    runtime::ListedDossier listed(const DossierId& id) override { return real_->listed(id); }
    std::vector<runtime::InboxTask> inbox(const people::Actor& actor, std::size_t limit) override {
        return real_->inbox(actor, limit);
    }
    std::vector<runtime::InboxTask> waiting_for_others(const people::Actor& actor,
                                                       std::size_t limit) override {
        return real_->waiting_for_others(actor, limit);
    }
    std::vector<runtime::InboxApproval> approvals(const people::Actor& actor,
                                                  std::size_t limit) override {
        return real_->approvals(actor, limit);
    }
    std::vector<runtime::InboxApproval> approvals_elsewhere(const people::Actor& actor,
                                                            std::size_t limit) override {
        return real_->approvals_elsewhere(actor, limit);
    }
    std::vector<DossierId> dossiers_on_routes(const std::vector<std::string>& names) override {
        return real_->dossiers_on_routes(names);
    }
    std::optional<std::string> route_definition(std::string_view hash) override {
        return real_->route_definition(hash);
    }
    void put_route_definition(std::string_view hash, std::string_view xml) override {
        real_->put_route_definition(hash, xml);
    }
    std::vector<runtime::RegisterEntry> register_entries(const OrganisationId& host,
                                                         std::string_view id, int year) override {
        return real_->register_entries(host, id, year);
    }
    std::vector<people::Organisation> organisations() override { return real_->organisations(); }
    std::vector<people::Account> accounts() override { return real_->accounts(); }
    std::optional<runtime::StoredAccount> account(const AccountId& id) override {
        return real_->account(id);
    }
    std::optional<runtime::StoredAccount> account_by_username(std::string_view name) override {
        return real_->account_by_username(name);
    }
    std::optional<runtime::Session> session(std::string_view hash) override {
        return real_->session(hash);
    }
    std::vector<runtime::Session> sessions_of(const AccountId& id) override {
        return real_->sessions_of(id);
    }
    std::optional<std::string> file_bytes(const FileHash& hash) override {
        return real_->file_bytes(hash);
    }
    bool keeps_file(const FileHash& hash) override { return real_->keeps_file(hash); }
    std::vector<FileHash> files_kept(const FileHash& after, std::size_t limit) override {
        return real_->files_kept(after, limit);
    }
    std::optional<dossier::FileRef> own_upload(const FileHash& hash, const AccountId& by) override {
        return real_->own_upload(hash, by);
    }
    runtime::TextPage search(const runtime::TextQuestion& question) override {
        return real_->search(question);
    }
    bool holds_texts(const DossierId& id, const dossier::TextChanges& all,
                     const std::vector<std::string>& who) override {
        return real_->holds_texts(id, all, who);
    }
    int text_index_version() override { return real_->text_index_version(); }
    void change_texts(const DossierId& id, const dossier::TextChanges& changes,
                      const std::vector<std::string>& who) override {
        real_->change_texts(id, changes, who);
    }
    void put_text_index_version(int version) override { real_->put_text_index_version(version); }
    std::optional<FileHash> outline_of(const FileHash& file) override {
        return real_->outline_of(file);
    }
    std::vector<FileHash> outlines_of(const FileHash& file) override {
        return real_->outlines_of(file);
    }
    std::optional<runtime::StoredReply> reply(const AccountId& id, std::string_view key) override {
        return real_->reply(id, key);
    }
    std::optional<std::string> definition(std::string_view hash) override {
        return real_->definition(hash);
    }
    std::vector<std::string> definitions() override { return real_->definitions(); }
    std::set<std::string> adopted_definitions() override { return real_->adopted_definitions(); }
    std::vector<runtime::StoredCalendar> calendars() override { return real_->calendars(); }
    std::vector<runtime::StoredCalendar> calendars_at(Instant then) override {
        return real_->calendars_at(then);
    }
    std::string calendars_mark() override { return real_->calendars_mark(); }
    std::optional<runtime::StoredDirectory> directory() override { return real_->directory(); }
    std::string directory_mark() override { return real_->directory_mark(); }
    std::vector<DossierId> dossiers_with_dues() override { return real_->dossiers_with_dues(); }

    int next_number(const OrganisationId& host, std::string_view id, int year) override {
        return real_->next_number(host, id, year);
    }
    int next_dossier_number(const OrganisationId& host, std::string_view prefix,
                            int year) override {
        return real_->next_dossier_number(host, prefix, year);
    }
    std::optional<Known> dossier_with_code(const OrganisationId& host, const OrganisationId& body,
                                           std::string_view code) override {
        return real_->dossier_with_code(host, body, code);
    }
    std::optional<dossier::StoredFile> file(const FileHash& hash, const AccountId& by) override {
        return real_->file(hash, by);
    }
    std::optional<people::Organisation> organisation(const OrganisationId& id) override {
        return real_->organisation(id);
    }

    void append(const runtime::StoredEvent& event, Instant at) override {
        real_->append(event, at);
    }
    void replace_payload(std::uint64_t position, std::string_view remains,
                         std::uint64_t erased_at) override {
        real_->replace_payload(position, remains, erased_at);
    }
    void replace_projection(const dossier::Projection& projection) override {
        real_->replace_projection(projection);
    }
    void change_projection(const dossier::Projection& before,
                           const dossier::Projection& now) override {
        real_->change_projection(before, now);
    }
    void add_register_entry(const OrganisationId& host, const DossierId& id,
                            const dossier::RegisterRow& row) override {
        real_->add_register_entry(host, id, row);
    }
    std::vector<std::pair<DossierId, dossier::TimerRow>> timers_due(Instant now,
                                                                    std::size_t limit) override {
        return real_->timers_due(now, limit);
    }
    std::optional<Instant> next_timer() override { return real_->next_timer(); }
    void remove_timer(const DossierId& id, std::string_view key) override {
        real_->remove_timer(id, key);
    }
    void postpone_timer(const DossierId& id, std::string_view key, Instant until) override {
        real_->postpone_timer(id, key, until);
    }
    void put_organisation(const people::Organisation& it) override { real_->put_organisation(it); }
    void put_account(const runtime::StoredAccount& it) override { real_->put_account(it); }
    void put_session(const runtime::Session& it) override { real_->put_session(it); }
    void remove_session(std::string_view hash) override { real_->remove_session(hash); }
    void put_file(const dossier::StoredFile& file, std::string_view bytes, std::string_view outline,
                  Instant at) override {
        real_->put_file(file, bytes, outline, at);
    }
    void remove_file(const FileHash& hash) override { real_->remove_file(hash); }
    void keep_file(const FileHash& hash) override { real_->keep_file(hash); }
    std::size_t forget_unused_files(Instant before, std::size_t bytes) override {
        return real_->forget_unused_files(before, bytes);
    }
    void put_reply(const runtime::StoredReply& reply) override { real_->put_reply(reply); }
    std::size_t forget_replies(Instant before, std::size_t limit) override {
        return real_->forget_replies(before, limit);
    }
    void put_definition(std::string_view hash, std::string_view xml) override {
        real_->put_definition(hash, xml);
    }
    void adopt_definitions(const std::set<std::string>& hashes, Instant at) override {
        real_->adopt_definitions(hashes, at);
    }
    void put_calendar(const runtime::StoredCalendar& it) override { real_->put_calendar(it); }
    void put_directory(const runtime::StoredDirectory& it) override { real_->put_directory(it); }
    void forget_projections(const std::set<DossierId>& kept) override {
        real_->forget_projections(kept);
    }
    std::uint64_t lists_epoch() override { return real_->lists_epoch(); }
    bool is_alone() override { return real_->is_alone(); }
    void others_may_start() override { real_->others_may_start(); }
    bool has_duty() override { return real_->has_duty(); }
    std::uint64_t size_of_others() override { return real_->size_of_others(); }
    void expect_replies(const std::vector<runtime::ReplyKey>& keys) override {
        real_->expect_replies(keys);
    }
    void settle() override { real_->settle(); }

  private:
    std::unique_ptr<runtime::Writing> real_;
    const std::function<void(Step)>& fault_;
};

class FaultyStore final : public runtime::Store {
  public:
    explicit FaultyStore(runtime::Store& real) : real_(real) {}

    std::unique_ptr<runtime::Reading> open_reading() override { return real_.open_reading(); }
    std::unique_ptr<runtime::Writing> begin() override {
        fault(Step::begin);
        return std::make_unique<FaultyWriting>(real_.begin(), fault);
    }

    // Set while no transaction is open.
    std::function<void(Step)> fault = [](Step) {};

  private:
    runtime::Store& real_;
};

}  // namespace phanbien::worlds
