// The store, as the engine needs it: an append-only log, content-addressed files, rows to list.
//
// Named after what the core asks, never after tables. Implemented in adapters/storage; one contract
// suite (tests/contract) runs against every implementation. A Reading sees one consistent snapshot
// from refresh() to refresh(); a Writing is the single writer's transaction. Neither is shared
// between threads. Any failure of the disk or the database is thrown as StoreFailure.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "engine/dossier/decide.hpp"
#include "engine/dossier/projection.hpp"
#include "engine/dossier/text_rows.hpp"
#include "engine/dossier/unusual.hpp"
#include "engine/people/people.hpp"
#include "engine/text/finding.hpp"

namespace phanbien::runtime {

// The store could not do what was asked.
class StoreFailure : public std::runtime_error {
  public:
    // broken: stop acknowledging, exit, recover from disk. read_only: it was opened so. unknown: of
    // a commit whose answer was lost: it was done or not, and the store goes on.
    enum class Kind { full, busy, broken, read_only, unknown };
    StoreFailure(Kind kind, const std::string& what) : std::runtime_error(what), kind_(kind) {}
    Kind kind() const { return kind_; }

  private:
    Kind kind_;
};

// Of a question with a limit: all there are.
inline constexpr std::size_t no_limit = INT64_MAX;

struct StoredEvent {
    std::uint64_t position = 0;  // 0, 1, 2 … in the whole log, without gaps: its future tree index
    DossierId dossier;           // empty for events of the office
    std::uint64_t sequence = 0;  // in its dossier
    std::string leaf;
    std::string payload;
    std::string hash;
    // Where the event is that erased words of this one: then the payload is what remains of it.
    std::optional<std::uint64_t> erased_at = {};
};

struct LogHead {
    std::uint64_t size = 0;
    Instant last_at;  // the newest event's time; the next is at least one microsecond later
};

// A full tile of the tree over the log (engine/audit/tiles.hpp).
struct StoredTile {
    int level = 0;  // 0: of leaf hashes
    std::uint64_t index = 0;
    std::string root;    // hex
    std::string hashes;  // 256 of them, hex, one after the other
};

struct StoredCheckpoint {
    std::uint64_t size = 0;  // leaves
    Instant at;
    std::string note;      // signed (C2SP tlog-checkpoint)
    int cosignatures = 0;  // of witnesses, in the note
};

struct DossierFilter {
    people::Actor actor = {};    // whose list: what a role of theirs opens to their organisation
    bool sees_all = false;       // an auditor: every dossier
    std::string text = {};       // searched in the folded search text, word by word
    std::string procedure = {};  // a definition's id, or empty
    std::string state = {};      // a state id, or empty
    std::string draft_kind = {};
    OrganisationId drafting_body = {};
    int year = 0;  // of creation in Vietnam; 0: any
    std::optional<bool> ended = {};
    std::optional<bool> overdue = {};  // its soonest due date is before `today`
    Date today = {};
    std::string cursor = {};  // opaque, from the previous page
    std::size_t limit = 50;   // 1 … 200
};
struct DossierPage {
    std::vector<dossier::DossierRow> rows;  // newest first
    std::string next_cursor;                // empty: the last page
    std::int64_t total = 0;
};

struct InboxTask {
    dossier::TaskRow task;
    dossier::DossierRow dossier;  // but for what it is only found by: draft_code_key, search_text
};

// An approval or advice that is waited for, and in which dossier.
struct InboxApproval {
    dossier::ApprovalRow approval;
    dossier::DossierRow dossier;  // but for what it is only found by
};

struct RegisterEntry {
    dossier::RegisterRow row;
    dossier::DossierRow dossier;
    std::optional<Date> revoked_on = {};  // taken back: the line stays, the number is not in force
};

// An event of the log that is unusual in one way (engine/dossier/unusual.hpp).
struct UnusualRow {
    std::uint64_t position = 0;
    dossier::UnusualKind kind{};
    DossierId dossier = {};  // empty for events of the office
    AccountId actor = {};    // empty: the system
    Instant at = {};

    bool operator==(const UnusualRow&) const = default;
};
struct UnusualQuestion {
    std::optional<dossier::UnusualKind> kind = {};
    DossierId dossier = {};  // empty: any
    AccountId actor = {};    // empty: anybody
    Instant from = Instant::min();
    Instant until = Instant::max();               // and before
    UnusualRow before = {.position = INT64_MAX};  // behind this one of the page before
    std::size_t limit = 50;                       // 1 … 200
};

// A network from which an account has signed in, as engine/runtime/network.hpp writes it.
struct KnownNetwork {
    AccountId account;
    std::string network;

    bool operator==(const KnownNetwork&) const = default;
    auto operator<=>(const KnownNetwork&) const = default;
};

// That a person read a kind of thing in a dossier whose access is restricted.
struct ReadRow {
    std::uint64_t position = 0;  // of the event that says so
    DossierId dossier = {};
    AccountId account = {};
    std::string what = {};
    Instant at = {};

    bool operator==(const ReadRow&) const = default;
};

// What the lists hold of one dossier, to be compared with what the log says.
struct ListedDossier {
    dossier::Projection projection;  // its dossier's id is empty when only numbers are left
    struct Number {
        OrganisationId host;
        dossier::RegisterRow row;
    };
    std::vector<Number> numbers;           // by register, year and number
    std::vector<UnusualRow> unusual = {};  // by position
    dossier::OpinionCounts opinion_counts = {};
};

struct StoredAccount {
    people::Account account;
    std::string password_hash;
    int failures = 0;
    std::optional<Instant> locked_until;
};

struct Session {
    std::string token_hash;  // SHA-256 hex of the cookie's 256 random bits
    std::string id;          // shown to its owner, to end it
    AccountId account;
    std::string csrf_token;
    Instant opened_at;
    Instant last_seen_at;
    std::string address;
    std::string agent;
};

// A year's calendar as iCalendar text.
struct StoredCalendar {
    int year = 0;
    std::string hash;  // SHA-256 of the text
    std::string text;
    std::string origin;  // "shipped", "imported"
    Instant at;
    AccountId actor;  // empty: the system
};

// The office's directory as XML (schemas/organisation.xsd), reasons of absences included.
struct StoredDirectory {
    std::string hash;  // SHA-256 of the text
    std::string text;
    Instant at;
    AccountId actor;  // empty: the system
};

// The answer that was given to an idempotency key, to be given again.
struct StoredReply {
    AccountId account;
    std::string key;
    std::string request_hash;
    int status = 0;
    std::string body;
    std::uint64_t revision = 0;
    Instant at;
};

struct ReplyKey {
    AccountId account;
    std::string key;

    auto operator<=>(const ReplyKey&) const = default;
};

// What is searched for in the texts of dossiers.
struct TextQuestion {
    text::Sought words = {};                    // all of them in one text
    std::vector<dossier::TextKind> kinds = {};  // none: all
    DossierId dossier = {};                     // empty: any
    text::Sought who = {};                      // words of the name of who said it
    std::optional<Instant> from = {};           // said or changed at or after
    std::optional<Instant> until = {};          // and before
    std::string provision = {};                 // an eid: it and what is below it
    people::Actor actor = {};                   // who asks
    bool sees_all = false;                      // an auditor
    std::string cursor = {};                    // of the last hit looked at
    std::size_t limit = 50;                     // 1 … 200
};
// By how well it fits: the words side by side as spelt, all of them as spelt, by their letters.
enum class TextFit { phrase, spelling, letters };
struct TextHit {
    DossierId dossier;
    dossier::TextRow row;
    TextFit fit = TextFit::letters;
    std::string cursor;  // the hits behind this one
};
// The best first; of those that fit alike the newest. Only of dossiers that this actor's list holds
// or on whose approval route they are: which texts of these they may read is for the caller to ask.
struct TextPage {
    std::vector<TextHit> hits;
    bool more = false;
};

class Reading {
  public:
    virtual ~Reading() = default;
    // Forgets the snapshot; the next question sees everything committed before it.
    virtual void refresh() = 0;

    // Those of a dossier behind this sequence, in order; all that may be many are better read by
    // for_each_event() below.
    virtual std::vector<StoredEvent> events_of(const DossierId& dossier, std::uint64_t after,
                                               std::size_t limit = no_limit) = 0;
    virtual std::vector<StoredEvent> log(std::uint64_t from, std::size_t limit) = 0;
    // Of those from this position on, the events of the office: the ones that have no dossier.
    virtual std::vector<StoredEvent> office_log(std::uint64_t from, std::size_t limit) = 0;
    virtual LogHead log_head() = 0;
    // As kept beside each event, from this position on.
    virtual std::vector<Instant> log_times(std::uint64_t from, std::size_t limit) = 0;
    // Hex, from this position on.
    virtual std::vector<std::string> leaf_hashes(std::uint64_t from, std::size_t limit) = 0;
    virtual std::optional<StoredTile> tile(int level, std::uint64_t index) = 0;
    // Of full tiles, hex, from this tile on.
    virtual std::vector<std::string> tile_roots(int level, std::uint64_t from,
                                                std::size_t limit) = 0;
    virtual std::uint64_t tiles_kept() = 0;  // rows, of all levels
    virtual std::optional<StoredCheckpoint> newest_checkpoint() = 0;
    // The first that covers so many leaves.
    virtual std::optional<StoredCheckpoint> checkpoint_from(std::uint64_t size) = 0;
    // The newest that a witness cosigned.
    virtual std::optional<StoredCheckpoint> witnessed_checkpoint() = 0;

    virtual DossierPage dossiers(const DossierFilter& filter) = 0;
    virtual std::optional<dossier::DossierRow> dossier_row(const DossierId& id) = 0;
    // Every dossier of which a list holds a row, whether the log knows it or not.
    virtual std::vector<DossierId> listed_dossiers() = 0;
    virtual ListedDossier listed(const DossierId& id) = 0;
    // How many of its opinions stand where, as of the last event.
    virtual dossier::OpinionCounts opinion_counts(const DossierId& dossier) = 0;
    // Tasks for this actor's roles in its organisation, soonest due first, then without a due date.
    virtual std::vector<InboxTask> inbox(const people::Actor& actor, std::size_t limit) = 0;
    // Tasks of others in dossiers that this actor's organisation hosts or drafted; in that order.
    virtual std::vector<InboxTask> waiting_for_others(const people::Actor& actor,
                                                      std::size_t limit) = 0;
    // What this person is asked to approve, soonest due first.
    virtual std::vector<InboxApproval> approvals(const people::Actor& actor, std::size_t limit) = 0;
    // What others are asked to approve in dossiers of which this actor's list holds a row and that
    // their organisation hosts.
    virtual std::vector<InboxApproval> approvals_elsewhere(const people::Actor& actor,
                                                           std::size_t limit) = 0;
    // The dossiers with a running approval route to which one of these names belongs
    // (dossier::route_names_of()); without names all that have one.
    virtual std::vector<DossierId> dossiers_on_routes(const std::vector<std::string>& names) = 0;
    virtual std::vector<RegisterEntry> register_entries(const OrganisationId& host,
                                                        std::string_view register_id, int year) = 0;

    // Newest first; of one event in the order of the kinds' names.
    virtual std::vector<UnusualRow> unusual(const UnusualQuestion& question) = 0;
    // Those of the office's own events, all of them, oldest first.
    virtual std::vector<UnusualRow> unusual_of_office() = 0;
    virtual std::vector<std::string> networks_of(const AccountId& account) = 0;
    virtual std::vector<KnownNetwork> known_networks() = 0;  // of everybody, in order
    // The newest of a dossier, newest first.
    virtual std::vector<ReadRow> reads_of(const DossierId& dossier, std::size_t limit) = 0;
    virtual std::vector<ReadRow> reads() = 0;  // all of them, oldest first
    virtual std::optional<Instant> last_read(const DossierId& dossier, const AccountId& account,
                                             std::string_view what) = 0;

    virtual std::vector<people::Organisation> organisations() = 0;
    virtual std::vector<people::Account> accounts() = 0;
    virtual std::optional<StoredAccount> account(const AccountId& id) = 0;
    virtual std::optional<StoredAccount> account_by_username(std::string_view username) = 0;
    virtual std::optional<Session> session(std::string_view token_hash) = 0;
    virtual std::vector<Session> sessions_of(const AccountId& account) = 0;

    virtual std::optional<std::string> file_bytes(const FileHash& hash) = 0;
    virtual bool keeps_file(const FileHash& hash) = 0;
    // Whatever is kept under its hash, in the order of the hashes, those behind `after`.
    virtual std::vector<FileHash> files_kept(const FileHash& after, std::size_t limit) = 0;
    // As this account uploaded it; nothing where it did not.
    virtual std::optional<dossier::FileRef> own_upload(const FileHash& hash,
                                                       const AccountId& account) = 0;
    virtual TextPage search(const TextQuestion& question) = 0;
    // Whether the index of texts holds exactly these of the dossier, each with the words it is
    // found by; what is given is all of them, as change_texts() would be told.
    virtual bool holds_texts(const DossierId& dossier, const dossier::TextChanges& all,
                             const std::vector<std::string>& who) = 0;
    // By which rules the index of texts was made; 0: it was not.
    virtual int text_index_version() = 0;
    // The outline that was read from an uploaded file; none where it is no readable text.
    virtual std::optional<FileHash> outline_of(const FileHash& file) = 0;
    // All that were ever read from it, whoever uploaded it.
    virtual std::vector<FileHash> outlines_of(const FileHash& file) = 0;
    virtual std::optional<StoredReply> reply(const AccountId& account, std::string_view key) = 0;
    virtual std::optional<std::string> definition(std::string_view hash) = 0;
    virtual std::vector<std::string> definitions() = 0;  // the hashes of all that are kept
    // The hashes of the definitions the office works by; none before the first adoption.
    virtual std::set<std::string> adopted_definitions() = 0;

    // The text of an approval route's definition.
    virtual std::optional<std::string> route_definition(std::string_view hash) = 0;

    // The calendar in force of each year that has one, oldest year first.
    virtual std::vector<StoredCalendar> calendars() = 0;
    // The one that was in force then of each year that had one, oldest year first.
    virtual std::vector<StoredCalendar> calendars_at(Instant then) = 0;
    // Another one after every change of a calendar; empty before the first.
    virtual std::string calendars_mark() = 0;
    // The directory in force; none before the first import.
    virtual std::optional<StoredDirectory> directory() = 0;
    // Another one after every change of the directory; empty before the first.
    virtual std::string directory_mark() = 0;
    // The dossiers with an open task that has a due date.
    virtual std::vector<DossierId> dossiers_with_dues() = 0;
};

// Calls `each` with every event of a dossier behind this sequence, in order, until it answers that
// this was enough. Read a page at a time: a campaign has a hundred thousand of them, of 3 KB each.
enum class Further { go_on, enough };
template <class Each>
void for_each_event(Reading& reading, const DossierId& dossier, std::uint64_t after,
                    const Each& each) {
    constexpr std::size_t page = 1000;
    for (auto size = page; size == page;) {
        const auto events = reading.events_of(dossier, after, page);
        for (const auto& event : events) {
            if constexpr (std::is_void_v<decltype(each(event))>) {
                each(event);
            } else if (each(event) == Further::enough) {
                return;
            }
        }
        size = events.size();
        after = events.empty() ? after : events.back().sequence;
    }
}

// One transaction of the writer; dropped without commit it leaves nothing. After an exception it
// can only be dropped: not every database goes on with a transaction in which something failed.
class Writing : public Reading, public dossier::Surroundings {
  public:
    virtual void append(const StoredEvent& event, Instant at) = 0;
    // In the place of an event's payload: what the event at `erased_at` left of it.
    virtual void replace_payload(std::uint64_t position, std::string_view remains,
                                 std::uint64_t erased_at) = 0;
    // Each once, when it is full.
    virtual void put_tile(const StoredTile& tile) = 0;
    // Takes the place of the one of the same size.
    virtual void put_checkpoint(const StoredCheckpoint& checkpoint) = 0;
    // Whatever rows the dossier has.
    virtual void replace_projection(const dossier::Projection& projection) = 0;
    // The same where the rows are those of `before`, of which an empty one has none: writes only
    // what differs.
    virtual void change_projection(const dossier::Projection& before,
                                   const dossier::Projection& now) = 0;
    virtual void add_register_entry(const OrganisationId& host, const DossierId& dossier,
                                    const dossier::RegisterRow& row) = 0;
    // So many more stand there, or fewer.
    virtual void add_opinion_counts(const DossierId& dossier,
                                    const dossier::OpinionCounts& moves) = 0;
    // Each once.
    virtual void add_unusual(const UnusualRow& row) = 0;
    virtual void add_network(const KnownNetwork& network) = 0;
    virtual void add_read(const ReadRow& read) = 0;
    virtual std::vector<std::pair<DossierId, dossier::TimerRow>> timers_due(Instant now,
                                                                            std::size_t limit) = 0;
    virtual std::optional<Instant> next_timer() = 0;
    virtual void remove_timer(const DossierId& dossier, std::string_view key) = 0;
    // Not due before `until`, unless its dossier changes before.
    virtual void postpone_timer(const DossierId& dossier, std::string_view key, Instant until) = 0;

    virtual void put_organisation(const people::Organisation& organisation) = 0;
    virtual void put_account(const StoredAccount& account) = 0;
    virtual void put_session(const Session& session) = 0;
    virtual void remove_session(std::string_view token_hash) = 0;
    // The bytes once for everybody, the name and what was read from them for each account.
    virtual void put_file(const dossier::StoredFile& file, std::string_view bytes,
                          std::string_view outline_json, Instant at) = 0;
    // The bytes under this hash, and every upload of them.
    virtual void remove_file(const FileHash& hash) = 0;
    // An event names it: it stays, and the outlines that were read from it, until it is removed.
    virtual void keep_file(const FileHash& hash) = 0;
    // Removes files that no event names and whose newest upload is older than this, with what was
    // read from them: the oldest first, until it were so many bytes. Returns how many; of a small
    // one a chunk's.
    virtual std::size_t forget_unused_files(Instant before, std::size_t bytes) = 0;
    virtual void put_reply(const StoredReply& reply) = 0;
    // Of those older than this the oldest, at most so many. Returns how many.
    virtual std::size_t forget_replies(Instant before, std::size_t limit) = 0;
    virtual void put_definition(std::string_view hash, std::string_view xml) = 0;
    // These and no others from now on; each put before.
    virtual void adopt_definitions(const std::set<std::string>& hashes, Instant at) = 0;
    virtual void put_route_definition(std::string_view hash, std::string_view xml) = 0;
    // Takes the place of the one of the same year.
    virtual void put_calendar(const StoredCalendar& calendar) = 0;
    // Takes the place of the one in force.
    virtual void put_directory(const StoredDirectory& directory) = 0;
    // In the index of texts; `who` of each row by its place in `put`: who said it, in words.
    virtual void change_texts(const DossierId& dossier, const dossier::TextChanges& changes,
                              const std::vector<std::string>& who) = 0;
    virtual void put_text_index_version(int version) = 0;
    // Before a rebuild: takes every row out of the lists, but those of the dossiers in `kept`; the
    // office's own too, the networks that are known and the reads.
    virtual void forget_projections(const std::set<DossierId>& kept) = 0;

    // Another one whenever rows of dossiers were replaced without an event of theirs, by whomever:
    // what a writer remembers of rows is true while this is the same.
    virtual std::uint64_t lists_epoch() = 0;

    // Several processes may serve one office, where the store can be shared. They begin one after
    // the other.
    //
    // Whether no other process works with the office, nor can before others_may_start().
    virtual bool is_alone() = 0;
    // Said once, when the office is as this process needs it.
    virtual void others_may_start() = 0;
    // Whether this process is the one that does what one does for all; when it ends another is.
    virtual bool has_duty() = 0;
    // The log's size when it was last seen that others had written to it: who read a dossier's
    // events since, and what this process writes itself, knows all of them. For as long as this is
    // the same; a transaction without commit does not count as writing.
    virtual std::uint64_t size_of_others() = 0;

    // What reply() will be asked for, which can be looked up together.
    virtual void expect_replies(const std::vector<ReplyKey>& keys) = 0;
    // All that was said so far is with the store, though not committed: what fails, fails now.
    virtual void settle() = 0;
    virtual void commit() = 0;  // returns when the writes survive a power cut
};

class Store {
  public:
    virtual ~Store() = default;
    virtual std::unique_ptr<Reading> open_reading() = 0;  // any thread; one per reader thread
    virtual std::unique_ptr<Writing> begin() = 0;         // the writer thread only
};

}  // namespace phanbien::runtime
