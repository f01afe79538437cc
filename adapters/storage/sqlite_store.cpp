#include "adapters/storage/sqlite_store.hpp"

#include <algorithm>

#include "adapters/storage/data_directory.hpp"
#include "adapters/storage/migrate.hpp"
#include "adapters/storage/reads_from.hpp"

namespace phanbien::storage {
namespace {

class SqliteReading final : public ReadsFrom<runtime::Reading> {
  public:
    explicit SqliteReading(const std::filesystem::path& file)
        : tables_(file, Connection::Use::reading) {}

    void refresh() override {
        if (tables_.connection.in_transaction()) {
            tables_.connection.execute("COMMIT");
        }
    }

  private:
    // A deferred BEGIN takes its snapshot with the question that follows.
    Tables& ready() override {
        if (!tables_.connection.in_transaction()) {
            tables_.connection.execute("BEGIN");
        }
        return tables_;
    }

    Tables tables_;
};

class SqliteWriting final : public ReadsFrom<runtime::Writing> {
  public:
    explicit SqliteWriting(Tables& tables) : tables_(tables), transaction_(tables.connection) {}

    void refresh() override {}  // the only writer sees what it wrote, and nobody else writes
    runtime::LogHead log_head() override {
        if (!head_) {
            head_ = tables_.log.head();
        }
        return *head_;
    }

    // The only writer: what it has not changed itself stays as it is for as long as it writes.
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
        tables_.log.append.run(event, at);
        head_ = {.size = head.size + 1, .last_at = at};
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
    void put_reply(const runtime::StoredReply& reply) override { tables_.log.put_reply.run(reply); }
    void put_definition(std::string_view hash, std::string_view xml) override {
        tables_.log.put_definition.run(std::string(hash), std::string(xml));
    }
    void adopt_definitions(const std::set<std::string>& hashes, Instant at) override {
        const int round = tables_.log.last_round.first().value_or(0) + 1;
        for (const auto& hash : hashes) {
            tables_.log.adopt.run(hash, round, at);
        }
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
            }
        }
        tables_.unusual.forget.run(DossierId());
        tables_.unusual.forget_networks.run();
        tables_.unusual.forget_reads.run();
    }

    void commit() override { transaction_.commit(); }

  private:
    Tables& ready() override { return tables_; }

    Tables& tables_;
    WriteTransaction transaction_;
    std::optional<runtime::LogHead> head_;
    std::optional<std::string> calendars_mark_;
};

// SQLite's own check leaves out what stands inside an FTS5 index. It is asked for by a command that
// looks like an insertion and writes nothing.
std::optional<std::string> damage_of_words(Connection& connection) {
    if (connection.ask("SELECT CAST(COUNT(*) AS TEXT) FROM sqlite_master WHERE name = "
                       "'text_word'") == "0") {
        return std::nullopt;  // of a time before there was one
    }
    try {
        connection.execute("INSERT INTO text_word (text_word) VALUES ('integrity-check')");
    } catch (const runtime::StoreFailure&) {
        return "the words of the index of texts";
    }
    const auto strays = connection.ask(
        "SELECT CAST(COUNT(*) AS TEXT) FROM text_word WHERE rowid NOT IN "
        "(SELECT id FROM searched_text)");
    return strays == "0" ? std::nullopt
                         : std::optional("words of " + strays + " texts that are not there");
}

class SqliteStore final : public runtime::Store {
  public:
    SqliteStore(const std::filesystem::path& directory, Absent absent)
        : directory_(directory, absent), writer_(directory_.database(), Connection::Use::writing) {
        migrate(writer_.connection, embedded_migrations());
    }

    std::unique_ptr<runtime::Reading> open_reading() override {
        return std::make_unique<SqliteReading>(directory_.database());
    }
    std::unique_ptr<runtime::Writing> begin() override {
        return std::make_unique<SqliteWriting>(writer_);
    }

  private:
    DataDirectory directory_;
    Tables writer_;
};

class ReadOnlyStore final : public runtime::Store {
  public:
    explicit ReadOnlyStore(const std::filesystem::path& directory)
        : database_(existing_database(directory)) {
        Connection connection(database_, Connection::Use::reading);
        require_migrated(connection, embedded_migrations());
    }

    std::unique_ptr<runtime::Reading> open_reading() override {
        return std::make_unique<SqliteReading>(database_);
    }
    std::unique_ptr<runtime::Writing> begin() override {
        throw runtime::StoreFailure(runtime::StoreFailure::Kind::read_only,
                                    "the store was opened for reading only");
    }

  private:
    std::filesystem::path database_;
};

}  // namespace

std::unique_ptr<runtime::Store> open_sqlite_store(const std::filesystem::path& directory,
                                                  Absent absent) {
    return std::make_unique<SqliteStore>(directory, absent);
}

std::unique_ptr<runtime::Store> open_read_only_store(const std::filesystem::path& directory) {
    return std::make_unique<ReadOnlyStore>(directory);
}

int migrate_sqlite_store(const std::filesystem::path& directory) {
    const DataDirectory locked(directory);
    Connection connection(locked.database(), Connection::Use::writing);
    return migrate(connection, embedded_migrations());
}

std::optional<std::string> find_damage(const std::filesystem::path& directory) {
    Connection connection(existing_database(directory), Connection::Use::reading);
    const auto complaint = connection.ask("PRAGMA integrity_check(1)");
    if (complaint != "ok") {
        return complaint;
    }
    const auto table = connection.ask("SELECT MIN(\"table\") FROM pragma_foreign_key_check");
    return table.empty() ? std::nullopt
                         : std::optional("a row of " + table + " points at one that is not there");
}

std::optional<std::string> find_damage_of_words(const std::filesystem::path& directory) {
    const DataDirectory locked(directory, Absent::refuse);
    Connection connection(locked.database(), Connection::Use::writing);
    return damage_of_words(connection);
}

void rewrite_database(const std::filesystem::path& directory) {
    const DataDirectory locked(directory, Absent::refuse);
    Connection connection(locked.database(), Connection::Use::writing);
    connection.execute("INSERT INTO text_word (text_word) VALUES ('rebuild')");
    connection.execute("VACUUM");
    connection.ask("PRAGMA wal_checkpoint(TRUNCATE)");
}

}  // namespace phanbien::storage
