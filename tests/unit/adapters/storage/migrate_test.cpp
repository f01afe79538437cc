#include "adapters/storage/migrate.hpp"

#include <boost/test/unit_test.hpp>
#include <set>

#include "adapters/storage/query.hpp"
#include "tests/contract/stores.hpp"

using namespace phanbien;
using namespace phanbien::storage;

namespace {

struct Database {
    contract::TemporaryDirectory directory;
    contract::TemporaryDatabase database;
    std::unique_ptr<Connection> held = contract::beside({directory.path(), database.url()});
    Connection& connection{*held};
    std::span<const Migration> embedded =
        database.url().empty() ? sqlite_migrations() : postgresql_migrations();
    std::vector<Migration> two{{1, "0001_a", "CREATE TABLE a (x BIGINT);"},
                               {2, "0002_b", "CREATE TABLE b (y TEXT); INSERT INTO a VALUES (7);"}};

    std::string refusal(std::span<const Migration> migrations) {
        try {
            migrate(connection, migrations);
        } catch (const runtime::StoreFailure& failure) {
            BOOST_TEST((failure.kind() == runtime::StoreFailure::Kind::broken));
            return failure.what();
        }
        return {};
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(migrations, Database)

BOOST_AUTO_TEST_CASE(each_is_applied_once) {
    BOOST_TEST(migrate(connection, std::span(two).first(1)) == 1);
    BOOST_TEST(migrate(connection, two) == 1);
    BOOST_TEST(migrate(connection, two) == 0);
    Query<int()> rows(connection, "SELECT x FROM a");
    BOOST_TEST((rows.all() == std::vector<int>{7}));
}

BOOST_AUTO_TEST_CASE(an_edited_old_one_is_refused) {
    migrate(connection, two);
    two[0].sql = "CREATE TABLE a (x BIGINT, z BIGINT);";
    BOOST_TEST(refusal(two).find("0001_a) was changed") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_newer_database_is_refused) {
    migrate(connection, two);
    BOOST_TEST(refusal(std::span(two).first(1)).find("newer than this program") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_failing_one_leaves_nothing_of_itself) {
    two[1].sql = "CREATE TABLE b (y TEXT); CREATE TABLE a (again BIGINT);";
    BOOST_CHECK_THROW(migrate(connection, two), runtime::StoreFailure);
    two[1].sql = "CREATE TABLE b (y TEXT);";
    BOOST_TEST(migrate(connection, two) == 1);
}

BOOST_AUTO_TEST_CASE(the_embedded_ones_are_numbered_without_a_gap_and_work) {
    int number = 0;
    for (const auto& migration : embedded) {
        BOOST_TEST(migration.number == ++number);
    }
    BOOST_TEST(migrate(connection, embedded) == number);
}

// Only where one database cannot do what the other does is there a text of its own.
BOOST_AUTO_TEST_CASE(both_databases_have_the_same_ones) {
    const std::set<std::string_view> own{"0012_search", "0019_log_pieces", "0021_words_in_index",
                                         "0022_words_merged_late"};
    BOOST_TEST_REQUIRE(sqlite_migrations().size() == postgresql_migrations().size());
    for (std::size_t i = 0; i < sqlite_migrations().size(); ++i) {
        BOOST_TEST(sqlite_migrations()[i].name == postgresql_migrations()[i].name);
        BOOST_TEST((sqlite_migrations()[i].sql != postgresql_migrations()[i].sql) ==
                   own.contains(sqlite_migrations()[i].name));
    }
}

BOOST_AUTO_TEST_CASE(uploads_of_an_older_program_keep_their_account) {
    migrate(connection, embedded.first(5));
    connection.execute("INSERT INTO content VALUES ('abc', 3)");
    connection.execute(
        "INSERT INTO file (hash, name, media_type, size, uploaded_by, uploaded_at) VALUES "
        "('abc', 'du-thao.txt', 'text/plain', 3, 'account-1', 5)");
    connection.execute("INSERT INTO definition VALUES ('h', '<scxml/>')");
    connection.execute("INSERT INTO adoption VALUES (1, 'h', 5)");
    migrate(connection, embedded);
    BOOST_TEST(connection.ask("SELECT uploaded_by || ' ' || name FROM upload") ==
               "account-1 du-thao.txt");
    // The next start adopts again and makes the lists with their new columns.
    BOOST_TEST(connection.ask("SELECT CAST(COUNT(*) AS TEXT) FROM adoption") == "0");
}

BOOST_AUTO_TEST_CASE(of_the_directories_an_office_has_had_the_newest_is_kept) {
    migrate(connection, embedded.first(9));
    connection.execute("INSERT INTO directory VALUES (1, 'h1', 'why she was away', 5, 'a')");
    connection.execute("INSERT INTO directory VALUES (2, 'h2', 'now', 6, 'a')");
    migrate(connection, embedded);
    BOOST_TEST(connection.ask("SELECT MIN(sequence || ' ' || text) FROM directory") == "2 now");
    BOOST_TEST(connection.ask("SELECT CAST(COUNT(*) AS TEXT) FROM directory") == "1");
}

// Of an older program a row may hold more than an index takes.
BOOST_AUTO_TEST_CASE(words_of_an_older_program_are_found_by_the_new_index) {
    if (database.url().empty()) {
        BOOST_TEST_MESSAGE("not on SQLite, where nothing was changed");
        return;
    }
    migrate(connection, embedded.first(20));
    connection.execute(
        "INSERT INTO text_word VALUES (1, ' mức hỗ trợ ', ' muc ho tro ', ' hoi phu nu ', "
        "' kopinion ', CAST('xmức fmuc' AS TSVECTOR))");
    connection.execute(
        "INSERT INTO text_word VALUES (2, ' b ', ' ' || repeat('z', 3000) || ' muc ', ' ', "
        "' kopinion ', CAST('fmuc' AS TSVECTOR))");
    migrate(connection, embedded);
    const std::string found_by =
        "array_to_tsvector(string_to_array(ltrim(replace(rtrim(exact), ' ', ' x') || "
        "replace(rtrim(folded), ' ', ' f') || "
        "replace(rtrim(who), ' ', ' w') || replace(rtrim(marks), ' ', ' m')), ' '))";
    const auto found = [&](const std::string& words) {
        return connection.ask(
            "SELECT COALESCE(string_agg(CAST(rowid AS TEXT), ' ' ORDER BY rowid), '') FROM "
            "text_word WHERE " +
            found_by + " @@ CAST('" + words + "' AS TSQUERY)");
    };
    BOOST_TEST(found("fmuc & mkopinion") == "1 2");
    BOOST_TEST(found("wphu") == "1");
    BOOST_TEST(found("xmức") == "1");
    BOOST_TEST(found("xmuc").empty());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_CASE(scripts_are_split_at_semicolons_that_end_statements) {
    const auto statements = statements_of(
        "-- a comment; not a statement\nCREATE TABLE a (x TEXT); -- more;\n\n"
        "INSERT INTO a VALUES ('x;--y''z');\nDELETE FROM a");
    BOOST_TEST_REQUIRE(statements.size() == 3U);
    BOOST_TEST(statements[0] == "CREATE TABLE a (x TEXT)");
    BOOST_TEST(statements[1] == "INSERT INTO a VALUES ('x;--y''z')");
    BOOST_TEST(statements[2] == "DELETE FROM a");
    BOOST_TEST(statements_of("-- nothing").empty());
}
