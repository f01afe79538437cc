// What is particular to PostgreSQL: its lock, transactions that failed, a server that goes away.
// Runs where the tests were given a server (tests/postgresql/with_server).
#include "adapters/storage/postgresql_store.hpp"

#include <boost/test/unit_test.hpp>
#include <thread>

#include "adapters/storage/query.hpp"
#include "tests/contract/stores.hpp"
#include "tests/unit/adapters/storage/connection_cases.hpp"
#include "tests/unit/adapters/storage/server_given.hpp"

using namespace phanbien;
using namespace phanbien::storage;
using Kind = runtime::StoreFailure::Kind;

namespace {

struct OnServer {
    contract::TemporaryDatabase database;
    std::string url = database.url();

    static std::optional<Kind> refused_as(const std::function<void()>& work) {
        try {
            work();
        } catch (const runtime::StoreFailure& failure) {
            return failure.kind();
        }
        return std::nullopt;
    }
    // Ends every session on the database, as a server that is restarted does.
    void end_sessions() const {
        contract::TemporaryDatabase::of_server(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" +
            database.name() + "'");
    }
    static void append_one(runtime::Store& store) {
        contract::write(store, [](runtime::Writing& writing) {
            const auto head = writing.log_head();
            writing.append(contract::event(head.size, "d", head.size + 1),
                           head.last_at + std::chrono::microseconds(1));
        });
    }
    // With the table t.
    std::unique_ptr<Connection> connection() const {
        auto made = std::make_unique<PostgresqlConnection>(url, Connection::Use::writing);
        made->define("CREATE TABLE t (a BIGINT PRIMARY KEY, b TEXT)");
        return made;
    }
    std::unique_ptr<Connection> beside() const {
        return std::make_unique<PostgresqlConnection>(url, Connection::Use::writing);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(postgresql_store, OnServer,
                         *boost::unit_test::precondition(contract::has_server))

BOOST_AUTO_TEST_CASE(one_phanbien_at_a_time_is_alone) {
    auto first = open_postgresql_store(url);
    BOOST_TEST((refused_as([&] { open_postgresql_store(url); }) == Kind::busy));
    BOOST_TEST((refused_as([&] { migrate_postgresql_store(url); }) == Kind::busy));
    first.reset();
    BOOST_TEST(!refused_as([&] { open_postgresql_store(url); }));
}

BOOST_AUTO_TEST_CASE(a_mistyped_database_does_not_become_an_office) {
    BOOST_TEST((refused_as([&] { open_postgresql_store(url, Absent::refuse); }) == Kind::broken));
    BOOST_TEST((refused_as([&] { open_read_only_postgresql_store(url); }) == Kind::broken));
    migrate_postgresql_store(url);
    BOOST_TEST(!refused_as([&] { open_postgresql_store(url, Absent::refuse); }));
}

BOOST_AUTO_TEST_CASE(a_store_for_reading_works_beside_a_server_and_refuses_writes) {
    const auto server = open_postgresql_store(url);
    const auto beside = open_read_only_postgresql_store(url);
    BOOST_TEST(beside->open_reading()->log_head().size == 0U);
    BOOST_TEST((refused_as([&] { beside->begin(); }) == Kind::read_only));
    PostgresqlConnection reader(url, Connection::Use::reading);
    BOOST_TEST((refused_as([&] { reader.execute("DELETE FROM reply"); }) == Kind::busy));
}

BOOST_AUTO_TEST_CASE(what_failed_in_part_is_not_committed) {
    const auto held = connection();
    Query<void(std::int64_t, std::string)> put(*held, "INSERT INTO t VALUES (:a, :b)");
    put.run(1, "first");
    {
        WriteTransaction transaction(*held);
        put.run(2, "second");
        BOOST_CHECK_THROW(put.run(1, "again"), std::logic_error);
        BOOST_CHECK_THROW(transaction.commit(), std::logic_error);
    }
    BOOST_TEST(held->ask("SELECT COUNT(*) FROM t") == "1");
    put.run(2, "second");
    BOOST_TEST(held->ask("SELECT COUNT(*) FROM t") == "2");
}

BOOST_AUTO_TEST_CASE(numbers_of_64_bits_and_nulls_come_back) {
    const auto held = connection();
    check_numbers_of_64_bits_and_nulls(*held);
}

BOOST_AUTO_TEST_CASE(texts_stand_in_the_order_of_their_bytes) {
    const auto held = connection();
    Query<void(std::int64_t, std::string)> put(*held, "INSERT INTO t VALUES (:a, :b)");
    for (const auto* text : {"đ", "b", "a", "B"}) {
        put.run(static_cast<std::int64_t>(held->ask("SELECT COUNT(*) FROM t")[0]), text);
    }
    Query<std::string()> texts(*held, "SELECT b FROM t ORDER BY b");
    BOOST_TEST((texts.all() == std::vector<std::string>{"B", "a", "b", "đ"}));
}

BOOST_AUTO_TEST_CASE(failures_do_not_repeat_what_people_wrote) {
    const auto held = connection();
    held->execute("CREATE UNIQUE INDEX one ON t (b)");
    Query<void(std::int64_t, std::string)> put(*held, "INSERT INTO t VALUES (:a, :b)");
    Query<void(std::string)> wrong(*held, "INSERT INTO t VALUES (CAST(:a AS BIGINT), '')");
    put.run(1, "kín");
    const auto says_nothing = [](const std::exception& failure) {
        return std::string_view(failure.what()).find("kín") == std::string_view::npos;
    };
    BOOST_CHECK_EXCEPTION(put.run(2, "kín"), std::logic_error, says_nothing);
    BOOST_CHECK_EXCEPTION(wrong.run("kín"), std::logic_error, says_nothing);
    BOOST_CHECK_EXCEPTION(
        PostgresqlConnection("postgresql://user:kín@[::", Connection::Use::reading),
        runtime::StoreFailure, says_nothing);
}

BOOST_AUTO_TEST_CASE(nobody_there_is_worth_another_try) {
    BOOST_CHECK_THROW(
        PostgresqlConnection("postgresql:///x?host=/nowhere", Connection::Use::reading),
        ConnectionLost);
}

BOOST_AUTO_TEST_CASE(a_server_that_was_restarted_is_found_again) {
    const auto store = open_postgresql_store(url);
    append_one(*store);
    const auto reading = store->open_reading();
    BOOST_TEST(reading->log_head().size == 1U);
    end_sessions();
    BOOST_TEST((refused_as([&] { reading->log_head(); }) == Kind::busy));  // its snapshot is gone
    const auto other = store->open_reading();
    other->refresh();
    end_sessions();
    BOOST_TEST(other->log_head().size == 1U);  // had none to lose
    append_one(*store);
    other->refresh();
    BOOST_TEST(other->log_head().size == 2U);
}

BOOST_AUTO_TEST_CASE(a_server_that_goes_away_before_the_commit_leaves_nothing) {
    const auto store = open_postgresql_store(url);
    append_one(*store);
    {
        const auto writing = store->begin();
        end_sessions();
        BOOST_TEST((refused_as([&] { writing->next_timer(); }) == Kind::busy));
    }
    {
        const auto writing = store->begin();
        writing->append(contract::event(1, "d", 2), contract::at(5));
        end_sessions();
        BOOST_TEST((refused_as([&] { writing->settle(); }) == Kind::busy));
    }
    append_one(*store);
    BOOST_TEST(store->open_reading()->log_head().size == 2U);
}

BOOST_AUTO_TEST_CASE(a_lost_answer_to_a_commit_is_not_known_and_the_store_goes_on) {
    const auto store = open_postgresql_store(url);
    {
        const auto writing = store->begin();
        writing->append(contract::event(0, "d", 1), contract::at(5));
        writing->settle();
        end_sessions();
        BOOST_TEST((refused_as([&] { writing->commit(); }) == Kind::unknown));
    }
    append_one(*store);
    BOOST_TEST(store->open_reading()->log_head().size == 1U);  // here the first was not done
}

BOOST_AUTO_TEST_CASE(a_store_comes_back_to_the_office_it_knows_only) {
    const auto store = open_postgresql_store(url);
    append_one(*store);
    end_sessions();
    {
        const auto other = open_postgresql_store(url);
        BOOST_TEST((refused_as([&] { store->begin(); }) == Kind::busy));
        append_one(*other);
    }
    std::this_thread::sleep_for(2 * reconnect_pause);
    append_one(*store);  // behind what the other wrote
    BOOST_TEST(store->open_reading()->log_head().size == 3U);

    beside()->execute("DELETE FROM event WHERE position = 2");
    end_sessions();
    BOOST_TEST((refused_as([&] { store->begin(); }) == Kind::broken));
}

BOOST_AUTO_TEST_CASE(a_store_does_not_come_back_to_other_definitions) {
    const auto store = open_postgresql_store(url);
    end_sessions();
    contract::write(*open_postgresql_store(url), [](runtime::Writing& writing) {
        writing.put_definition("hash", "<scxml/>");
        writing.adopt_definitions({"hash"}, contract::at(1));
    });
    BOOST_TEST((refused_as([&] { store->begin(); }) == Kind::broken));
}

BOOST_AUTO_TEST_CASE(a_word_without_its_text_is_damage) {
    migrate_postgresql_store(url);
    BOOST_TEST(!find_damage_of_postgresql_words(url));
    PostgresqlConnection(url, Connection::Use::writing)
        .execute("INSERT INTO text_word VALUES (7, '', '', '', '')");
    BOOST_TEST(find_damage_of_postgresql_words(url).has_value());
}

BOOST_AUTO_TEST_CASE(what_was_taken_out_leaves_the_tables_files) {
    migrate_postgresql_store(url);
    BOOST_TEST((refused_as([&] {
                    const auto server = open_postgresql_store(url);
                    rewrite_postgresql_database(url);
                }) == Kind::busy));
    PostgresqlConnection connection(url, Connection::Use::writing);
    connection.execute(
        "INSERT INTO definition SELECT CAST(n AS TEXT), repeat('x', 1000) FROM generate_series(1, "
        "1000) n");
    connection.execute("DELETE FROM definition WHERE hash <> '7'");
    const auto size = [&] {
        return std::stol(connection.ask("SELECT pg_relation_size('definition')"));
    };
    const auto before = size();
    rewrite_postgresql_database(url);
    BOOST_TEST(size() < before / 10);
    BOOST_TEST(connection.ask("SELECT hash FROM definition") == "7");
}

BOOST_AUTO_TEST_SUITE_END()
