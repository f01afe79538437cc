// The change of the log's key in the real store: with its event and the checkpoint of both keys, or
// not at all; and how the keys are found again.
#include "engine/runtime/log_key_change.hpp"

#include <boost/test/unit_test.hpp>

#include "engine/runtime/checkpoints.hpp"
#include "engine/runtime/log_check.hpp"
#include "tests/worlds/live_office.hpp"

using namespace phanbien;

namespace {

struct RotatingLog : worlds::LiveOffice {
    std::vector<audit::Signer> signers;
    std::size_t in_force = 0;

    RotatingLog() {
        for (unsigned char number = 1; number <= 4; ++number) {
            audit::Seed seed{};
            seed.fill(number);
            signers.emplace_back("office.example/log", seed);
        }
        registers("d1");
    }
    void sign() {
        runtime::Checkpoints checkpoints{signers[in_force], clock};
        BOOST_REQUIRE(!runtime::run_and_wait(
            *committer, [&](runtime::Writing& writing) { checkpoints.sign_head(writing); }));
    }
    // The code of the refusal, or empty.
    std::string change_key() {
        runtime::Journal journal(clock, random);
        std::string refused;
        const auto failure = runtime::run_and_wait(*committer, [&](runtime::Writing& writing) {
            const auto done =
                runtime::change_log_key(writing, journal, signers[in_force], signers[in_force + 1]);
            refused = done ? std::string{} : done.error().code;
        });
        if (failure) {
            return failure->code;
        }
        in_force += refused.empty() ? 1 : 0;
        return refused;
    }
    const audit::VerifierKey& key(std::size_t number) { return signers[number].verifier(); }
    audit::LogKeys found() { return runtime::log_keys(*real_store->open_reading(), key(in_force)); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(log_key_change, RotatingLog)

BOOST_AUTO_TEST_CASE(a_log_that_was_never_changed_has_one_key) {
    BOOST_TEST(found().changes().empty());
    sign();
    BOOST_TEST(found().changes().empty());
    BOOST_TEST((found().newest() == key(0)));
}

BOOST_AUTO_TEST_CASE(the_event_and_the_checkpoint_of_both_keys_are_there_at_once) {
    BOOST_TEST(change_key() == "log.unsigned");
    sign();
    const auto size = real_store->open_reading()->log_head().size;
    BOOST_TEST(change_key() == "");
    const auto reading = real_store->open_reading();
    BOOST_TEST(reading->log_head().size == size + 1);
    const auto newest = reading->newest_checkpoint().value();
    BOOST_TEST(newest.size == size + 1);
    BOOST_TEST(newest.cosignatures == 0);
    const auto note = audit::parse_note(newest.note).value();
    BOOST_TEST(note.signatures.size() == 2U);
    BOOST_TEST(audit::is_signed_by(note, key(0)));
    BOOST_TEST(audit::is_signed_by(note, key(1)));
    const auto event = reading->log(size, 1).at(0);
    BOOST_TEST(event.dossier.empty());
    audit::LogKeys keys(key(0));
    BOOST_TEST(!keys.add(event.leaf, size).has_value());
    BOOST_TEST((keys.newest() == key(1)));
}

BOOST_AUTO_TEST_CASE(a_change_that_is_not_kept_leaves_nothing) {
    sign();
    const auto size = real_store->open_reading()->log_head().size;
    store->fault = [](worlds::Step step) {
        if (step == worlds::Step::before_commit) {
            throw runtime::StoreFailure(runtime::StoreFailure::Kind::full, "full");
        }
    };
    BOOST_TEST(change_key() != "");
    BOOST_TEST(real_store->open_reading()->log_head().size == size);
    BOOST_TEST(real_store->open_reading()->newest_checkpoint()->size == size);
}

BOOST_AUTO_TEST_CASE(the_keys_are_found_again_in_their_order) {
    std::vector<std::uint64_t> changed;
    const auto change = [&] {
        changed.push_back(real_store->open_reading()->log_head().size);
        BOOST_TEST(change_key() == "");
    };
    sign();
    change();
    change();  // right behind the first
    for (const auto* name : {"d2", "d3", "d4", "d5"}) {
        registers(name);
        sign();
    }
    change();
    registers("d6");
    sign();
    const auto keys = found();
    BOOST_REQUIRE(keys.changes().size() == 3U);
    for (std::size_t i = 0; i < changed.size(); ++i) {
        BOOST_TEST(keys.changes()[i].index == changed[i]);
        BOOST_TEST((keys.at(changed[i]) == key(i)));
        BOOST_TEST((keys.at(changed[i] + 1) == key(i + 1)));
    }
}

BOOST_AUTO_TEST_CASE(a_changed_log_is_checked_by_every_key_and_starts_with_the_last_alone) {
    sign();
    BOOST_TEST(change_key() == "");
    registers("d2");
    sign();
    const auto reading = real_store->open_reading();
    BOOST_TEST(runtime::check_log(*reading, key(0), clock.now()).holds());
    BOOST_TEST(runtime::check_log(*reading, key(1), clock.now()).holds());
    BOOST_TEST(!runtime::check_log(*reading, key(2), clock.now()).holds());
    BOOST_TEST(runtime::check_log_end(*reading, key(1)).holds());
    BOOST_TEST(!runtime::check_log_end(*reading, key(0)).holds());
}

BOOST_AUTO_TEST_CASE(right_behind_the_change_the_log_holds_too) {
    sign();
    BOOST_TEST(change_key() == "");
    const auto reading = real_store->open_reading();
    BOOST_TEST(runtime::check_log(*reading, key(0), clock.now()).holds());
    BOOST_TEST(runtime::check_log_end(*reading, key(1)).holds());
}

BOOST_AUTO_TEST_SUITE_END()
