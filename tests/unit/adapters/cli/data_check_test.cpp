// One thousand single changes to an office's database, each made by SQL in a copy: every one is
// found. PHANBIEN_SEED repeats a run.
#include "adapters/cli/data_check.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "adapters/storage/sqlite_connection.hpp"
#include "engine/audit/sha256.hpp"
#include "engine/runtime/account_details.hpp"
#include "engine/runtime/checkpoints.hpp"
#include "engine/runtime/journal.hpp"
#include "tests/unit/places.hpp"
#include "tests/unit/sanitizer.hpp"
#include "tests/worlds/live_office.hpp"

using namespace phanbien;

BOOST_AUTO_TEST_SUITE(data_check)

namespace {

// A sanitizer looks for what every change runs into alike, and takes ten times as long.
constexpr int changes = tests::sanitized ? 50 : 1'000;
constexpr int dossiers = 5;
constexpr int office_events = 450;  // with those of the dossiers: two full tiles and a rest

audit::Signer office_key() {
    audit::Seed seed{};
    seed.fill(7);
    return {"mttq.example/log", seed};
}

std::string procedure_text() {
    std::ifstream in(tests::source_folder() / "workflows/phan-bien.scxml");
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

// A small office that was closed: five dossiers that wait for an answer, a file of several chunks.
class SignedOffice : public worlds::LiveOffice {
  public:
    SignedOffice() {
        work_by(adopted_);
        office->adopt({{audit::sha256_hex(text_), text_}});
        sign();
        write([&](runtime::Writing& writing) {
            for (const auto& organisation : writing.organisations()) {
                journal_.append(writing, {.act = "organisation_put",
                                          .organisation = organisation.id,
                                          .actor = {},
                                          .details = runtime::details_of(organisation)});
            }
            for (int i = 0; i < office_events; ++i) {
                journal_.append(writing, {.act = "account_unlocked",
                                          .organisation = worlds::front,
                                          .actor = {},
                                          .details = {{"number", i}}});
            }
        });
        for (int i = 1; i <= dossiers; ++i) {
            clock.pass(std::chrono::minutes(5));
            waits_for_answer("ho-so-" + std::to_string(i));
            sign();
        }
        write([&](runtime::Writing& writing) {
            std::string bytes(120'000, '\0');
            random.fill({reinterpret_cast<unsigned char*>(bytes.data()), bytes.size()});
            writing.put_file({.file = {.hash = FileHash(audit::sha256_hex(bytes)),
                                       .name = "bang-ke.xlsx",
                                       .media_type = "application/octet-stream",
                                       .size = static_cast<std::int64_t>(bytes.size())},
                              .uploaded_by = worlds::registrar().account,
                              .draft = {}},
                             bytes, {}, clock.now());
        });
        close();
        clock.pass(std::chrono::hours(1));
    }

    const audit::VerifierKey& key() const { return signer_.verifier(); }

  private:
    template <class Work>
    void write(const Work& work) {
        const auto failure = runtime::run_and_wait(*committer, work);
        if (failure) {
            throw std::runtime_error(failure->en);
        }
    }
    void sign() {
        write([this](runtime::Writing& writing) { checkpoints_.sign_head(writing); });
    }

    std::string text_ = procedure_text();
    runtime::WorkflowShelf adopted_{worlds::procedures(audit::sha256_hex(text_))};
    audit::Signer signer_ = office_key();
    runtime::Checkpoints checkpoints_{signer_, clock};
    runtime::Journal journal_{clock, random};
};

// Changes one thing of the database it is given.
class Tamperer {
  public:
    Tamperer(const std::filesystem::path& database, std::mt19937_64& random)
        : connection_(database, storage::Connection::Use::writing), random_(random) {
        connection_.execute("PRAGMA foreign_keys=OFF");
        connection_.execute("PRAGMA synchronous=OFF");
    }

    // What was done, in words.
    std::string change() {
        switch (below(8)) {
            case 0:
            case 1:
            case 2:
                return byte();
            case 3:
                return number();
            case 4:
                return row_deleted();
            case 5:
                return row_doubled();
            case 6:
                return rows_swapped();
            default:
                return tail_cut();
        }
    }

    bool changed() { return connection_.ask("SELECT total_changes() > 0") == "1"; }

  private:
    struct Column {
        std::string table;
        std::string name;
        std::string rows = "1";  // which of them
    };

    std::uint64_t below(std::uint64_t bound) { return random_() % bound; }
    template <class T>
    T one_of(const std::vector<T>& some) {
        return some[below(some.size())];
    }

    std::string row_of(const std::string& table, const std::string& rows, std::size_t place) {
        return connection_.ask("SELECT rowid FROM " + table + " WHERE " + rows +
                               " ORDER BY rowid LIMIT 1 OFFSET " + std::to_string(place));
    }
    std::uint64_t count(const std::string& table, const std::string& rows) {
        return std::stoull(connection_.ask("SELECT COUNT(*) FROM " + table + " WHERE " + rows));
    }
    std::string some_row(const std::string& table, const std::string& rows = "1") {
        return row_of(table, rows, below(count(table, rows)));
    }

    std::string byte() {
        const auto [table, name, rows] = one_of<Column>({{"event", "leaf"},
                                                         {"event", "payload"},
                                                         {"event", "hash"},
                                                         {"log_tile", "hashes"},
                                                         {"log_tile", "root"},
                                                         {"log_checkpoint", "note"},
                                                         {"content_chunk", "base64"},
                                                         {"content", "hash"},
                                                         {"definition", "xml"},
                                                         {"organisation", "name"},
                                                         {"dossier", "title"},
                                                         {"dossier", "states"},
                                                         {"dossier", "search_text"},
                                                         {"dossier_party", "roles"},
                                                         {"dossier_task", "role"}});
        const auto row = some_row(table, rows);
        const auto where = " FROM " + table + " WHERE rowid = " + row;
        const auto length = std::stoull(connection_.ask("SELECT length(" + name + ")" + where));
        const auto at = 1 + below(length);
        const auto before =
            connection_.ask("SELECT substr(" + name + ", " + std::to_string(at) + ", 1)" + where);
        connection_.execute("UPDATE " + table + " SET " + name + " = substr(" + name + ", 1, " +
                            std::to_string(at - 1) + ") || '" + (before == "7" ? "8" : "7") +
                            "' || substr(" + name + ", " + std::to_string(at + 1) +
                            ") WHERE rowid = " + row);
        return "byte " + std::to_string(at) + " of " + table + "." + name + " in row " + row;
    }

    std::string number() {
        const auto [table, name, rows] =
            one_of<Column>({{"event", "at"},
                            {"event", "sequence", "sequence IS NOT NULL"},
                            {"event", "position"},
                            {"log_tile", "level"},
                            {"log_tile", "tile_index"},
                            {"log_checkpoint", "size"},
                            {"content", "size"},
                            {"dossier", "revision"}});
        const auto row = some_row(table, rows);
        connection_.execute("UPDATE " + table + " SET " + name + " = " + name +
                            " + 1000 WHERE rowid = " + row);
        return table + "." + name + " in row " + row;
    }

    // Of the checkpoints only the newest: of the others nothing says that they ever were.
    std::string row_deleted() {
        const auto [table, name, rows] =
            one_of<Column>({{"event", ""},
                            {"log_tile", ""},
                            {"log_checkpoint", "", "size = (SELECT MAX(size) FROM log_checkpoint)"},
                            {"content", ""},
                            {"content_chunk", ""},
                            {"definition", ""},
                            {"adoption", ""},
                            {"organisation", ""},
                            {"dossier", ""},
                            {"dossier_party", ""},
                            {"dossier_task", ""}});
        const auto row = some_row(table, rows);
        connection_.execute("DELETE FROM " + table + " WHERE rowid = " + row);
        return table + " without row " + row;
    }

    std::string row_doubled() {
        const auto [table, values, rows] = one_of<Column>(
            {{"event",
              "(SELECT MAX(position) + 1 FROM event), NULL, NULL, at, leaf, payload, hash, NULL"},
             {"log_tile", "level, tile_index + 100, root, hashes"},
             {"log_checkpoint", "size + 1, at, note, cosignatures"},
             {"content_chunk", "hash, number + 100, base64"},
             {"definition", "hash || 'x', xml"},
             {"dossier_party", "dossier, organisation || 'x', roles, created_at"}});
        const auto row = some_row(table, rows);
        connection_.execute("INSERT INTO " + table + " SELECT " + values + " FROM " + table +
                            " WHERE rowid = " + row);
        return table + " with row " + row + " twice";
    }

    std::string rows_swapped() {
        const auto [table, name, rows] = one_of<Column>({{"event", "payload"},
                                                         {"event", "leaf"},
                                                         {"event", "position"},
                                                         {"log_tile", "hashes"},
                                                         {"log_checkpoint", "note"},
                                                         {"content_chunk", "base64"}});
        const auto there = count(table, rows);
        const auto first = below(there);
        const auto a = row_of(table, rows, first);
        const auto b = row_of(table, rows, (first + 1 + below(there - 1)) % there);
        const auto both = " WHERE rowid IN (" + a + ", " + b + ")";
        connection_.execute("CREATE TEMP TABLE kept AS SELECT rowid AS place, " + name +
                            " AS kept FROM " + table + both);
        if (name == "position") {  // is unique
            connection_.execute("UPDATE event SET position = -1 - position" + both);
        }
        connection_.execute("UPDATE " + table + " SET " + name +
                            " = (SELECT kept FROM kept WHERE place <> " + table + ".rowid)" + both);
        return table + "." + name + " of rows " + a + " and " + b + " exchanged";
    }

    std::string tail_cut() {
        const auto fewer = std::to_string(below(40));
        connection_.execute(
            "DELETE FROM event WHERE position >= (SELECT MAX(position) FROM event) - " + fewer);
        return "the log without its last events, " + fewer + " and one";
    }

    storage::SqliteConnection connection_;
    std::mt19937_64& random_;
};

std::string told(const cli::DataCheck& check) {
    std::string text;
    for (const auto& doubt : check.log.doubts) {
        text += doubt.where + ": " + doubt.what.en + "\n";
    }
    return text;
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(every_single_change_is_found, SignedOffice) {
    const auto whole = cli::check_data(directory.path(), key(), clock.now());
    BOOST_REQUIRE_MESSAGE(whole.holds(), told(whole));
    BOOST_TEST(whole.log.tiles == 2U);
    BOOST_TEST(whole.log.dossiers == std::uint64_t{dossiers});
    BOOST_TEST(whole.compared == std::uint64_t{dossiers});

    const char* given = std::getenv("PHANBIEN_SEED");
    const std::uint64_t seed = given == nullptr ? 6 : std::stoull(given);
    std::mt19937_64 chosen(seed);
    const contract::TemporaryDirectory copies;
    const auto copy = copies.path() / "phanbien.db";
    for (int i = 0; i < changes; ++i) {
        std::filesystem::copy_file(directory.path() / "phanbien.db", copy,
                                   std::filesystem::copy_options::overwrite_existing);
        std::string what;
        {
            Tamperer tamperer(copy, chosen);
            what = tamperer.change();
            BOOST_REQUIRE_MESSAGE(tamperer.changed(), what);
        }
        const auto check = cli::check_data(copies.path(), key(), clock.now());
        BOOST_TEST(!check.holds(), "seed " << seed << ", change " << i << ": " << what);
    }
}

BOOST_FIXTURE_TEST_CASE(another_key_is_a_doubt, SignedOffice) {
    audit::Seed seed{};
    seed.fill(8);
    const audit::Signer other("mttq.example/log", seed);
    BOOST_TEST(!cli::check_data(directory.path(), other.verifier(), clock.now()).holds());
}

BOOST_AUTO_TEST_SUITE_END()
