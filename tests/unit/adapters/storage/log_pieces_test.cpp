// The log's pieces, where the tests were given a server (tests/postgresql/with_server).
#include "adapters/storage/log_pieces.hpp"

#include <boost/test/unit_test.hpp>

#include "adapters/storage/log_tables.hpp"
#include "adapters/storage/migrate.hpp"
#include "adapters/storage/postgresql_connection.hpp"
#include "tests/contract/stores.hpp"
#include "tests/unit/adapters/storage/server_given.hpp"

using namespace phanbien;
using namespace phanbien::storage;

namespace {

struct OfPieces {
    contract::TemporaryDatabase database;
    PostgresqlConnection connection{database.url(), Connection::Use::writing};

    void insert(std::uint64_t position, const std::string& dossier, int sequence) {
        connection.execute(
            "INSERT INTO event (position, dossier, sequence, at, leaf, payload, hash) "
            "VALUES (" +
            std::to_string(position) + ", '" + dossier + "', " + std::to_string(sequence) + ", " +
            std::to_string(position) + ", '', '', '')");
    }
    std::string pieces() {
        return connection.ask(
            "SELECT COALESCE(string_agg(relname, ' ' ORDER BY length(relname), relname), '') FROM "
            "pg_class WHERE relispartition AND relkind = 'r'");
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(log_pieces, OfPieces,
                         *boost::unit_test::precondition(contract::has_server))

BOOST_AUTO_TEST_CASE(a_piece_is_made_when_an_event_needs_it) {
    migrate(connection, postgresql_migrations());
    BOOST_TEST(pieces() == "event_0");
    {
        WriteTransaction transaction(connection);
        connection.make_room(log_piece_events - 1);
        BOOST_TEST(pieces() == "event_0");
        connection.make_room(log_piece_events);
        BOOST_TEST(pieces() == "event_0 event_8388608");
    }
    BOOST_TEST(pieces() == "event_0");  // there was no commit
    {
        WriteTransaction transaction(connection);
        connection.make_room(2 * log_piece_events + 5);
        transaction.commit();
    }
    PostgresqlConnection other(database.url(), Connection::Use::writing);
    other.make_room(2 * log_piece_events);
    BOOST_TEST(pieces() == "event_0 event_8388608 event_16777216");
}

BOOST_AUTO_TEST_CASE(a_piece_is_made_while_others_read) {
    migrate(connection, postgresql_migrations());
    insert(0, "d", 1);
    PostgresqlConnection reader(database.url(), Connection::Use::reading);
    reader.begin_reading();
    BOOST_TEST(reader.ask("SELECT CAST(COUNT(*) AS TEXT) FROM event") == "1");
    WriteTransaction transaction(connection);
    connection.make_room(log_piece_events);
    transaction.commit();
    BOOST_TEST(reader.ask("SELECT CAST(COUNT(*) AS TEXT) FROM event") == "1");
}

BOOST_AUTO_TEST_CASE(the_log_is_one_however_many_pieces_it_has) {
    migrate(connection, postgresql_migrations());
    connection.make_room(log_piece_events);
    for (const int sequence : {1, 2, 3, 4}) {
        insert(log_piece_events - 3 + static_cast<std::uint64_t>(sequence), "d", sequence);
    }
    LogTables log(connection);
    const auto all = log.events_of.all(DossierId("d"), 0, 9);
    BOOST_TEST_REQUIRE(all.size() == 4U);
    BOOST_TEST(all.back().sequence == 4U);
    BOOST_TEST(log.log.all(log_piece_events - 1, 2).front().sequence == 2U);
    BOOST_TEST(log.head().size == log_piece_events + 2);
    BOOST_CHECK_THROW(insert(log_piece_events + 2, "d", 4), std::logic_error);
    BOOST_CHECK_THROW(insert(log_piece_events + 1, "e", 1), std::logic_error);
}

BOOST_AUTO_TEST_CASE(a_log_of_an_older_program_becomes_the_first_piece) {
    const auto all = postgresql_migrations();
    const auto before = static_cast<std::size_t>(
        std::ranges::find(all, "0019_log_pieces", &Migration::name) - all.begin());
    migrate(connection, all.first(before));
    insert(0, "d", 1);
    insert(log_piece_events + 7, "d", 2);
    migrate(connection, all);
    BOOST_TEST(pieces() == "event_0");
    BOOST_TEST(LogTables(connection).events_of.all(DossierId("d"), 0, 9).size() == 2U);
    connection.make_room(2 * log_piece_events - 1);
    BOOST_TEST(pieces() == "event_0");
    connection.make_room(2 * log_piece_events);
    BOOST_TEST(pieces() == "event_0 event_16777216");
}

BOOST_AUTO_TEST_SUITE_END()
