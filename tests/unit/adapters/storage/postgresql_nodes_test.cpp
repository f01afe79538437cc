// Several stores of one office on one PostgreSQL database, as the nodes that serve it have them:
// one starts after the other, their transactions take turns, one has the duty, and who must be
// alone is. Runs where the tests were given a server (tests/postgresql/with_server).
#include <boost/test/unit_test.hpp>
#include <future>

#include "adapters/storage/postgresql_store.hpp"
#include "tests/contract/stores.hpp"
#include "tests/unit/adapters/storage/server_given.hpp"

using namespace phanbien;
using namespace phanbien::storage;
using namespace std::chrono_literals;
using Kind = runtime::StoreFailure::Kind;

namespace {

struct SharedOffice {
    contract::TemporaryDatabase database;
    std::string url = database.url();

    std::unique_ptr<runtime::Store> starting() const {
        return open_postgresql_store(url, Absent::create, Sharing::with_nodes);
    }
    std::unique_ptr<runtime::Store> node() const {
        auto store = starting();
        contract::write(*store, [](runtime::Writing& writing) { writing.others_may_start(); });
        return store;
    }
    static std::optional<Kind> kind_of_refusal(const std::function<void()>& work) {
        try {
            work();
        } catch (const runtime::StoreFailure& failure) {
            return failure.kind();
        }
        return std::nullopt;
    }
    static void append_to(runtime::Writing& writing) {
        const auto head = writing.log_head();
        writing.append(contract::event(head.size, "d", head.size + 1),
                       head.last_at + std::chrono::microseconds(1));
    }
    static bool has_duty(runtime::Store& store) { return store.begin()->has_duty(); }
    static bool is_alone(runtime::Store& store) { return store.begin()->is_alone(); }
    // Ends the session whose transaction has its turn, as the death of its node does.
    void kill_whose_turn_it_is() const {
        contract::TemporaryDatabase::of_server(
            "SELECT pg_terminate_backend(l.pid) FROM pg_locks l JOIN pg_stat_activity a ON a.pid = "
            "l.pid WHERE l.locktype = 'advisory' AND l.objid = 3 AND l.granted AND a.datname = '" +
            database.name() + "'");
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(postgresql_nodes, SharedOffice,
                         *boost::unit_test::precondition(contract::has_server))

BOOST_AUTO_TEST_CASE(transactions_take_turns_and_see_what_was_committed_before) {
    const auto one = node();
    const auto two = node();
    auto writing = one->begin();
    append_to(*writing);
    auto next = std::async(std::launch::async, [&] {
        const auto later = two->begin();
        append_to(*later);
        later->commit();
    });
    BOOST_TEST((next.wait_for(100ms) == std::future_status::timeout));
    append_to(*writing);
    writing->commit();
    writing.reset();
    next.get();
    BOOST_TEST(one->open_reading()->log_head().size == 3U);
}

BOOST_AUTO_TEST_CASE(many_transactions_of_many_nodes_leave_one_sequence) {
    constexpr int nodes = 3;
    constexpr std::uint64_t each = 30;
    std::vector<std::unique_ptr<runtime::Store>> stores;
    for (int i = 0; i < nodes; ++i) {
        stores.push_back(node());
    }
    std::vector<std::future<void>> writers;
    for (const auto& store : stores) {
        writers.push_back(std::async(std::launch::async, [&store] {
            for (std::uint64_t i = 0; i < each; ++i) {
                contract::write(*store, append_to);
            }
        }));
    }
    for (auto& writer : writers) {
        writer.get();
    }
    const auto events = stores.front()->open_reading()->log(0, 1'000);
    BOOST_TEST_REQUIRE(events.size() == nodes * each);
    for (std::uint64_t i = 0; i < events.size(); ++i) {
        BOOST_TEST(events[i].position == i);
    }
}

BOOST_AUTO_TEST_CASE(a_node_that_dies_gives_its_turn_back) {
    const auto one = node();
    const auto two = node();
    auto writing = one->begin();
    append_to(*writing);
    kill_whose_turn_it_is();
    contract::write(*two, append_to);
    append_to(*writing);
    BOOST_TEST((kind_of_refusal([&] { writing->settle(); }) == Kind::busy));
    writing.reset();
    contract::write(*one, append_to);
    BOOST_TEST(two->open_reading()->log_head().size == 2U);
}

BOOST_AUTO_TEST_CASE(a_turn_that_is_not_had_in_time_leaves_nothing_open) {
    const auto one = node();
    const auto two = node();
    auto writing = one->begin();
    BOOST_TEST((kind_of_refusal([&] { two->begin(); }) == Kind::busy));
    writing.reset();
    contract::write(*two, append_to);
    BOOST_TEST(one->open_reading()->log_head().size == 1U);
}

BOOST_AUTO_TEST_CASE(nodes_start_one_after_the_other) {
    const auto one = starting();
    BOOST_TEST(is_alone(*one));
    auto next = std::async(std::launch::async, [&] { return starting(); });
    BOOST_TEST((next.wait_for(200ms) == std::future_status::timeout));
    BOOST_TEST(is_alone(*one));
    contract::write(*one, [](runtime::Writing& writing) { writing.others_may_start(); });
    const auto two = next.get();
    BOOST_TEST(!is_alone(*two));
    BOOST_TEST(!is_alone(*one));
}

BOOST_AUTO_TEST_CASE(a_node_that_dies_while_it_starts_holds_nobody_up) {
    starting().reset();
    BOOST_TEST(is_alone(*starting()));
}

BOOST_AUTO_TEST_CASE(who_must_be_alone_is_and_nobody_beside_nodes) {
    auto one = node();
    BOOST_TEST((kind_of_refusal([&] { open_postgresql_store(url); }) == Kind::busy));
    one.reset();
    const auto alone = open_postgresql_store(url);
    BOOST_TEST(is_alone(*alone));
    BOOST_TEST(has_duty(*alone));
    BOOST_TEST((kind_of_refusal([&] { starting(); }) == Kind::busy));
}

BOOST_AUTO_TEST_CASE(one_node_has_the_duty_and_another_when_that_ends) {
    auto one = node();
    const auto two = node();
    BOOST_TEST(has_duty(*one));
    BOOST_TEST(has_duty(*one));
    BOOST_TEST(!has_duty(*two));
    one.reset();
    const auto until = std::chrono::steady_clock::now() + 5s;
    while (!has_duty(*two) && std::chrono::steady_clock::now() < until) {
    }
    BOOST_TEST(has_duty(*two));
}

BOOST_AUTO_TEST_CASE(new_migrations_are_not_applied_while_others_serve) {
    auto one = node();
    PostgresqlConnection(url, Connection::Use::writing)
        .execute(
            "DELETE FROM schema_migration WHERE number = (SELECT MAX(number) FROM "
            "schema_migration)");
    BOOST_TEST((kind_of_refusal([&] { starting(); }) == Kind::busy));
}

BOOST_AUTO_TEST_CASE(what_one_node_did_to_the_lists_the_other_sees_by_their_epoch) {
    const auto one = node();
    const auto two = node();
    const auto epoch_before = two->begin()->lists_epoch();
    contract::write(*one, [](runtime::Writing& writing) { writing.forget_projections({}); });
    BOOST_TEST(two->begin()->lists_epoch() != epoch_before);
}

BOOST_AUTO_TEST_SUITE_END()
