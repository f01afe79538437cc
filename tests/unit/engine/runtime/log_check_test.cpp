// What the start of a server finds at the end of its log, and what it lets pass.
#include "engine/runtime/log_check.hpp"

#include <boost/test/unit_test.hpp>

#include "adapters/storage/connection.hpp"
#include "engine/runtime/checkpoints.hpp"
#include "tests/worlds/live_office.hpp"

using namespace phanbien;
using namespace phanbien::runtime;

namespace {

audit::Signer key_from(unsigned char byte) {
    audit::Seed seed{};
    seed.fill(byte);
    return {"mttq.example/log", seed};
}

struct SignedLog : worlds::LiveOffice {
    audit::Signer signer = key_from(7);
    Checkpoints checkpoints{signer, clock};

    SignedLog() {
        registers("d1");
        sign();
        waits_for_answer("d2");
        sign();
    }
    void sign() {
        BOOST_TEST(!run_and_wait(*committer,
                                 [this](Writing& writing) { checkpoints.sign_head(writing); }));
    }
    void change(const std::string& sql) { contract::beside(place)->execute(sql); }
    LogCheck end(const audit::VerifierKey& key) {
        return check_log_end(*real_store->open_reading(), key);
    }
    // Where the first doubt is; empty: none.
    std::string doubted() {
        const auto check = end(signer.verifier());
        return check.holds() ? std::string{} : check.doubts.front().where;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(log_check, SignedLog)

BOOST_AUTO_TEST_CASE(a_log_as_it_was_written_holds) {
    const auto check = end(signer.verifier());
    BOOST_TEST(check.holds());
    BOOST_TEST(check.unsigned_events == 0U);
    BOOST_TEST(check.events == real_store->open_reading()->log_head().size);
}

BOOST_AUTO_TEST_CASE(events_behind_the_newest_checkpoint_are_no_doubt_at_once) {
    registers("d3");
    const auto check = end(signer.verifier());
    BOOST_TEST(check.holds());
    BOOST_TEST(check.unsigned_events > 0U);
    const auto reading = real_store->open_reading();
    BOOST_TEST(check_log(*reading, signer.verifier(), clock.now()).holds());
    const auto later = clock.now() + 2 * unsigned_age_max;
    BOOST_TEST(!check_log(*reading, signer.verifier(), later).holds());
}

BOOST_AUTO_TEST_CASE(a_changed_payload_is_found_with_its_place) {
    const auto last = real_store->open_reading()->log_head().size - 1;
    change("UPDATE event SET payload = replace(payload, 'salt', 'sold') WHERE position = " +
           std::to_string(last));
    BOOST_TEST(doubted() == "entry " + std::to_string(last));
}

BOOST_AUTO_TEST_CASE(a_changed_hash_does_not_lead_to_the_signed_root) {
    change(
        "UPDATE event SET hash = (SELECT hash FROM event WHERE position = 1) WHERE position = 0");
    BOOST_TEST(doubted().starts_with("checkpoint "));
}

BOOST_AUTO_TEST_CASE(a_tail_that_was_cut_is_found) {
    change("DELETE FROM event WHERE position = (SELECT MAX(position) FROM event)");
    const auto check = end(signer.verifier());
    BOOST_REQUIRE(!check.holds());
    BOOST_TEST(check.doubts.front().what.en.find("its end was cut") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_file_that_is_vouched_for_and_gone_is_found) {
    change("DELETE FROM content_chunk");
    change("DELETE FROM upload");
    change("DELETE FROM content");
    BOOST_TEST(doubted().starts_with("entry "));
}

BOOST_AUTO_TEST_CASE(the_key_of_another_log_is_refused) {
    BOOST_TEST(!end(key_from(8).verifier()).holds());
}

BOOST_AUTO_TEST_CASE(an_empty_log_holds) {
    const contract::OnDatabase fresh;
    BOOST_TEST(check_log_end(*fresh.store->open_reading(), signer.verifier()).holds());
    BOOST_TEST(check_log(*fresh.store->open_reading(), signer.verifier(), clock.now()).holds());
}

BOOST_AUTO_TEST_SUITE_END()
