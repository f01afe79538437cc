// A retry with the same key gives the first answer again and does nothing twice.
#include <boost/test/unit_test.hpp>
#include <thread>

#include "tests/worlds/live_office.hpp"

using namespace phanbien;
using namespace phanbien::worlds;

BOOST_FIXTURE_TEST_SUITE(idempotency, LiveOffice)

BOOST_AUTO_TEST_CASE(the_same_request_is_answered_again_also_after_a_restart) {
    const auto first = perform("d1", registrar(), registration("d1"), {}, {"key", "hash"});
    BOOST_TEST_REQUIRE(first.has_value());
    BOOST_TEST(!first->replayed);
    restart();
    // A retry of a registration comes with another fresh id.
    const auto second = perform("d2", registrar(), registration("d1"), {}, {"key", "hash"});
    BOOST_TEST_REQUIRE(second.has_value());
    BOOST_TEST(second->replayed);
    BOOST_TEST(second->dossier.text() == "d1");
    BOOST_TEST(second->revision == first->revision);
    BOOST_TEST((second->created == first->created));
    BOOST_TEST(!at_head("d2").exists());
}

BOOST_AUTO_TEST_CASE(another_request_with_the_same_key_is_refused) {
    BOOST_TEST(perform("d1", registrar(), registration("d1"), {}, {"key", "hash"}).has_value());
    const auto other = perform("d2", registrar(), registration("d2"), {}, {"key", "other"});
    BOOST_TEST_REQUIRE(!other);
    BOOST_TEST(other.error().code == "idempotency.mismatch");
    BOOST_TEST((other.error().kind == ProblemKind::invalid));
    BOOST_TEST(!at_head("d2").exists());
}

BOOST_AUTO_TEST_CASE(a_key_is_its_accounts_own) {
    auto colleague = registrar();
    colleague.account = AccountId("account-colleague");
    BOOST_TEST(perform("d1", registrar(), registration("d1"), {}, {"key", "hash"}).has_value());
    uploads(colleague);
    BOOST_TEST(perform("d2", colleague, registration("d2"), {}, {"key", "other"}).has_value());
}

BOOST_AUTO_TEST_CASE(a_refusal_is_not_remembered) {
    const auto propose = propose_scope();
    BOOST_TEST(!perform("d1", specialist(), propose, {}, {"key", "hash"}).has_value());
    registers("d1");
    BOOST_TEST(perform("d1", specialist(), propose, {}, {"key", "hash"}).has_value());
}

BOOST_AUTO_TEST_CASE(fifty_at_once_are_one_effect_and_one_answer) {
    std::vector<std::thread> threads;
    std::atomic<int> fresh = 0;
    std::atomic<int> replayed = 0;
    for (int i = 0; i < 50; ++i) {
        threads.emplace_back([&, i] {
            const auto result = perform("d" + std::to_string(i), registrar(), registration("d"), {},
                                        {"key", "hash"});
            fresh += result && !result->replayed ? 1 : 0;
            replayed += result && result->replayed ? 1 : 0;
        });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    BOOST_TEST(fresh == 1);
    BOOST_TEST(replayed == 49);
    BOOST_TEST(real_store->open_reading()->dossiers({.actor = registrar()}).total == 1);
}

BOOST_AUTO_TEST_CASE(a_key_is_printable_and_bounded) {
    for (const auto& key : {std::string(201, 'k'), std::string("a b"), std::string("é")}) {
        const auto result = perform("d1", registrar(), registration("d1"), {}, {key, "hash"});
        BOOST_TEST_REQUIRE(!result);
        BOOST_TEST(result.error().code == "idempotency.malformed");
    }
    BOOST_TEST(perform("d1", registrar(), registration("d1"), {}, {std::string(200, 'k'), "hash"})
                   .has_value());
}

BOOST_AUTO_TEST_SUITE_END()
