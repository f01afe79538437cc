// What is particular to SQLite: the directory, the settings, snapshots that do not linger.
#include "adapters/storage/sqlite_store.hpp"

#include <boost/test/unit_test.hpp>
#include <fstream>

#include "adapters/storage/query.hpp"
#include "engine/audit/sha256.hpp"
#include "tests/contract/stores.hpp"
#include "tests/unit/adapters/storage/connection_cases.hpp"

using namespace phanbien;
using namespace phanbien::storage;
using Kind = runtime::StoreFailure::Kind;

namespace {

template <class Work>
std::optional<Kind> failure_of(const Work& work) {
    try {
        work();
    } catch (const runtime::StoreFailure& failure) {
        return failure.kind();
    }
    return std::nullopt;
}

std::filesystem::perms mode(const std::filesystem::path& path) {
    return std::filesystem::status(path).permissions() & std::filesystem::perms::mask;
}

struct Place {
    contract::TemporaryDirectory temporary;
    std::filesystem::path directory = temporary.path() / "data with space";
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(sqlite_store, Place)

BOOST_AUTO_TEST_CASE(its_files_are_the_owners_alone) {
    const auto store = open_sqlite_store(directory);
    using std::filesystem::perms;
    BOOST_TEST((mode(directory) == perms::owner_all));
    BOOST_TEST((mode(directory / "phanbien.db") == (perms::owner_read | perms::owner_write)));
    BOOST_TEST((mode(directory / "phanbien.db-wal") == (perms::owner_read | perms::owner_write)));
}

BOOST_AUTO_TEST_CASE(a_second_server_on_the_directory_is_refused) {
    auto store = open_sqlite_store(directory);
    BOOST_TEST((failure_of([&] { open_sqlite_store(directory); }) == Kind::busy));
    store.reset();
    BOOST_TEST(!failure_of([&] { open_sqlite_store(directory); }));
}

BOOST_AUTO_TEST_CASE(what_is_no_database_is_refused) {
    std::filesystem::create_directories(directory);
    std::ofstream(directory / "phanbien.db") << std::string(8'192, 'x');
    BOOST_TEST((failure_of([&] { open_sqlite_store(directory); }) == Kind::broken));
}

BOOST_AUTO_TEST_CASE(migrating_twice_does_nothing_more) {
    BOOST_TEST(migrate_sqlite_store(directory) > 0);
    BOOST_TEST(migrate_sqlite_store(directory) == 0);
    BOOST_TEST(!find_damage(directory));
}

BOOST_AUTO_TEST_CASE(damage_inside_the_index_of_texts_is_found) {
    migrate_sqlite_store(directory);
    const auto edit = [&](const std::string& sql) {
        SqliteConnection(directory / "phanbien.db", Connection::Use::writing).execute(sql);
    };
    edit("INSERT INTO text_word (rowid, exact, folded, who, marks) VALUES (7, 'a', 'a', '', '')");
    BOOST_TEST(find_damage_of_words(directory).value_or("").find("1 texts") != std::string::npos);
    edit("INSERT INTO searched_text VALUES (7, 'd', 'opinion', 'o', 1, '', '', '', '', '', 'a')");
    BOOST_TEST(!find_damage_of_words(directory));
    edit("DELETE FROM text_word_content");  // the words are in the index, and no row has them
    BOOST_TEST(find_damage_of_words(directory).has_value());
}

BOOST_AUTO_TEST_CASE(commits_are_durable_and_keys_are_checked) {
    migrate_sqlite_store(directory);
    SqliteConnection connection(directory / "phanbien.db", Connection::Use::writing);
    BOOST_TEST(connection.ask("PRAGMA journal_mode") == "wal");
    BOOST_TEST(connection.ask("PRAGMA synchronous") == "2");
    BOOST_TEST(connection.ask("PRAGMA foreign_keys") == "1");
    BOOST_CHECK_THROW(connection.execute("INSERT INTO content_chunk VALUES ('none', 0, '')"),
                      std::logic_error);
}

BOOST_AUTO_TEST_CASE(a_reader_cannot_write) {
    migrate_sqlite_store(directory);
    SqliteConnection connection(directory / "phanbien.db", Connection::Use::reading);
    BOOST_TEST(failure_of([&] { connection.execute("DELETE FROM event"); }).has_value());
}

BOOST_AUTO_TEST_CASE(a_query_lets_go_of_its_snapshot_and_survives_a_failure) {
    migrate_sqlite_store(directory);
    SqliteConnection writer(directory / "phanbien.db", Connection::Use::writing);
    SqliteConnection reader(directory / "phanbien.db", Connection::Use::reading);
    Query<std::string(std::string)> xml(reader, "SELECT xml FROM definition WHERE hash <> :hash");
    Query<void(std::string, std::string)> put(writer, "INSERT INTO definition VALUES (:h, :x)");
    put.run("1", "a");
    put.run("2", "b");
    BOOST_TEST((xml.first("0") == "a"));  // one row asked for, the statement still drained
    BOOST_CHECK_THROW(put.run("2", "b"), std::logic_error);
    put.run("3", "c");
    BOOST_TEST(xml.all("0").size() == 3U);
    BOOST_TEST(writer.ask("PRAGMA wal_checkpoint(TRUNCATE)") == "0");  // nobody is in the way
}

BOOST_AUTO_TEST_CASE(numbers_of_64_bits_and_nulls_come_back) {
    SqliteConnection connection(temporary.path() / "x.db", Connection::Use::writing);
    connection.execute("CREATE TABLE t (a BIGINT, b TEXT)");
    check_numbers_of_64_bits_and_nulls(connection);
}

BOOST_AUTO_TEST_CASE(a_full_database_is_full_and_not_broken) {
    auto store = open_sqlite_store(directory);
    store.reset();
    SqliteConnection connection(directory / "phanbien.db", Connection::Use::writing);
    connection.ask("PRAGMA max_page_count=" + connection.ask("PRAGMA page_count"));
    Query<void(std::string, std::string)> put(connection, "INSERT INTO definition VALUES (:h, :x)");
    const auto failure = failure_of([&] {
        WriteTransaction transaction(connection);
        put.run("big", std::string(100'000, 'x'));
        transaction.commit();
    });
    BOOST_TEST((failure == Kind::full));
    WriteTransaction again(connection);  // the connection is as good as before
    again.commit();
}

BOOST_AUTO_TEST_CASE(damaged_file_content_is_not_served) {
    migrate_sqlite_store(directory);
    {
        SqliteConnection connection(directory / "phanbien.db", Connection::Use::writing);
        connection.execute("INSERT INTO content VALUES ('abc', 3)");
        connection.execute("INSERT INTO content_chunk VALUES ('abc', 0, 'eHl6')");
    }
    const auto store = open_sqlite_store(directory);
    BOOST_TEST(
        (failure_of([&] { store->open_reading()->file_bytes(FileHash("abc")); }) == Kind::broken));
}

// OpenSSL decodes it to the same bytes; somebody wrote there all the same.
BOOST_AUTO_TEST_CASE(stored_text_that_decodes_alike_is_damaged) {
    const std::string bytes = "xyz!";
    const FileHash hash(audit::sha256_hex(bytes));
    for (const auto& [stored, is_right] :
         {std::pair{"eHl6IQ==", true}, std::pair{"eHl6IR==", false},
          std::pair{" eHl6IQ==", false}}) {
        std::filesystem::remove_all(directory);
        migrate_sqlite_store(directory);
        {
            SqliteConnection connection(directory / "phanbien.db", Connection::Use::writing);
            connection.execute("INSERT INTO content VALUES ('" + hash.text() + "', 4)");
            connection.execute("INSERT INTO content_chunk VALUES ('" + hash.text() + "', 0, '" +
                               stored + "')");
        }
        const auto store = open_sqlite_store(directory);
        BOOST_TEST(failure_of([&] { store->open_reading()->file_bytes(hash); }).has_value() !=
                   is_right);
    }
}

BOOST_AUTO_TEST_CASE(a_store_for_reading_works_beside_a_server_and_refuses_writes) {
    BOOST_TEST((failure_of([&] { open_read_only_store(directory); }) == Kind::broken));
    const auto server = open_sqlite_store(directory);
    const auto beside = open_read_only_store(directory);
    BOOST_TEST(beside->open_reading()->log_head().size == 0U);
    BOOST_TEST((failure_of([&] { beside->begin(); }) == Kind::read_only));
}

BOOST_AUTO_TEST_CASE(a_store_for_reading_waits_for_its_migrations) {
    migrate_sqlite_store(directory);
    {
        SqliteConnection connection(directory / "phanbien.db", Connection::Use::writing);
        connection.execute(
            "DELETE FROM schema_migration WHERE number = (SELECT MAX(number) FROM "
            "schema_migration)");
    }
    BOOST_TEST((failure_of([&] { open_read_only_store(directory); }) == Kind::broken));
}

BOOST_AUTO_TEST_CASE(a_row_that_points_nowhere_is_damage) {
    migrate_sqlite_store(directory);
    SqliteConnection connection(directory / "phanbien.db", Connection::Use::writing);
    connection.execute("PRAGMA foreign_keys=OFF");
    connection.execute("INSERT INTO content_chunk VALUES ('none', 0, '')");
    BOOST_TEST_REQUIRE(find_damage(directory).has_value());
    BOOST_TEST(find_damage(directory)->find("content_chunk") != std::string::npos);
}

// The plan of a question asked on every page: found by index, whatever the number of dossiers.
BOOST_AUTO_TEST_CASE(registers_and_numbers_are_found_by_index) {
    migrate_sqlite_store(directory);
    SqliteConnection connection(directory / "phanbien.db", Connection::Use::reading);
    using Step = std::tuple<int, int, int, std::string>;
    for (const auto* question :
         {"SELECT number FROM register_entry WHERE host = 'h' AND register_id = 'r' AND year = 1 "
          "ORDER BY number DESC LIMIT 1",
          "SELECT code_number FROM dossier WHERE host = 'h' AND code_year = 1 "
          "ORDER BY code_number DESC LIMIT 1",
          "SELECT * FROM dossier_party p JOIN dossier d ON d.id = p.dossier WHERE "
          "p.organisation = 'o' ORDER BY p.created_at DESC, p.dossier DESC LIMIT 5",
          "SELECT * FROM dossier_timer WHERE due_at <= 5 AND retry_at <= 5 ORDER BY due_at, "
          "timer_key, dossier",
          "SELECT id FROM dossier WHERE host = 'h' AND drafting_body = 'b' AND "
          "draft_code_key = 'k'",
          "SELECT * FROM register_entry WHERE dossier = 'd'",
          "SELECT * FROM event WHERE dossier = 'd' AND sequence > 3 ORDER BY sequence"}) {
        Query<Step()> plan(connection, "EXPLAIN QUERY PLAN " + std::string(question));
        for (const auto& [id, parent, unused, detail] : plan.all()) {
            BOOST_TEST(detail.find("SCAN") == std::string::npos, detail);
            BOOST_TEST(detail.find("TEMP B-TREE") == std::string::npos, detail);
        }
    }
}

BOOST_AUTO_TEST_CASE(pieces_of_the_index_of_words_are_merged_late_also_after_it_is_made_anew) {
    migrate_sqlite_store(directory);
    const auto at_once = [this] {
        SqliteConnection connection(directory / "phanbien.db", Connection::Use::reading);
        return connection.ask("SELECT CAST(v AS TEXT) FROM text_word_config WHERE k = 'automerge'");
    };
    BOOST_TEST(at_once() == "12");
    rewrite_sqlite_database(directory);
    BOOST_TEST(at_once() == "12");
}

BOOST_AUTO_TEST_SUITE_END()
