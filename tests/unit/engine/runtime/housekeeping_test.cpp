// What is old and of no use to anybody goes; what anybody may still ask for stays, in a live
// office.
#include "engine/runtime/housekeeping.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/worlds/live_office.hpp"

using namespace phanbien;
using namespace phanbien::worlds;

namespace {

using std::chrono::days;
using std::chrono::hours;

struct KeptOffice : LiveOffice {
    runtime::Forgotten forgets() {
        auto forgotten = runtime::Forgotten::some;
        BOOST_TEST(!runtime::run_and_wait(*committer, [&](runtime::Writing& writing) {
            forgotten = runtime::forget_what_is_old(writing, clock.now());
        }));
        return forgotten;
    }
    Result<runtime::Receipt> attaches(const FileHash& hash) {
        return perform("d1", registrar(),
                       dossier::AttachDocument{.document_kind = "minutes",
                                               .title = "Biên bản",
                                               .code = {},
                                               .dated_on = {},
                                               .file = hash});
    }
    bool keeps(const FileHash& hash) { return real_store->open_reading()->keeps_file(hash); }
    bool remembers(const std::string& key) {
        return real_store->open_reading()->reply(registrar().account, key).has_value();
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(housekeeping, KeptOffice)

BOOST_AUTO_TEST_CASE(an_answer_is_given_again_for_a_month) {
    BOOST_TEST(perform("d1", registrar(), registration("d1"), {}, {"old", "hash"}).has_value());
    clock.pass(runtime::reply_kept - hours(1));
    BOOST_TEST((forgets() == runtime::Forgotten::all));
    const auto again = perform("d2", registrar(), registration("d1"), {}, {"old", "hash"});
    BOOST_TEST_REQUIRE(again.has_value());
    BOOST_TEST(again->replayed);
    BOOST_TEST(perform("d3", registrar(), registration("d3"), {}, {"new", "hash"}).has_value());
    clock.pass(hours(2));
    forgets();
    BOOST_TEST(!remembers("old"));
    BOOST_TEST(remembers("new"));
    BOOST_TEST(at_head("d1").exists());
}

BOOST_AUTO_TEST_CASE(a_file_that_was_used_stays_and_one_that_was_not_goes) {
    registers("d1");
    const auto dossier = at_head("d1");
    const auto draft = dossier.versions.front().added.file.hash;
    const auto outline = dossier.versions.front().added.outline;
    const auto used = uploads_file("Biên bản họp");
    const auto unused = uploads_file("Tải nhầm");
    clock.pass(runtime::unused_file_kept - hours(1));
    forgets();
    BOOST_TEST(keeps(unused));
    BOOST_TEST(attaches(used).has_value());
    clock.pass(days(365));
    BOOST_TEST((forgets() == runtime::Forgotten::all));
    for (const auto& hash : {draft, outline, used}) {
        BOOST_TEST(keeps(hash));
    }
    BOOST_TEST(!keeps(unused));
    // Whoever comes with it now is told to upload it again, and can.
    const auto refused = attaches(unused);
    BOOST_TEST(!refused.has_value());
    uploads_file("Tải nhầm");
    BOOST_TEST(attaches(unused).has_value());
    clock.pass(days(365));
    forgets();
    BOOST_TEST(keeps(unused));
    restart();
    BOOST_TEST(keeps(draft));
}

BOOST_AUTO_TEST_CASE(a_little_is_forgotten_at_a_time) {
    registers("d1");
    BOOST_TEST(!runtime::run_and_wait(*committer, [&](runtime::Writing& writing) {
        for (std::size_t i = 0; i < 2 * runtime::replies_at_once; ++i) {
            writing.put_reply({.account = registrar().account,
                               .key = std::to_string(i),
                               .request_hash = "h",
                               .status = 200,
                               .body = "{}",
                               .revision = 1,
                               .at = clock.now()});
        }
    }));
    clock.pass(runtime::reply_kept + hours(1));
    BOOST_TEST((forgets() == runtime::Forgotten::some));
    BOOST_TEST((forgets() == runtime::Forgotten::some));
    BOOST_TEST((forgets() == runtime::Forgotten::all));
    BOOST_TEST(!remembers("0"));
}

BOOST_AUTO_TEST_SUITE_END()
