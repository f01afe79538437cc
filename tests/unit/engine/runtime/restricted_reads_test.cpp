// Reads of restricted dossiers: recorded before they are answered, once an hour, without moving the
// dossier.
#include "engine/runtime/restricted_reads.hpp"

#include <boost/test/unit_test.hpp>

#include "engine/runtime/lists.hpp"
#include "tests/worlds/live_office.hpp"

using namespace phanbien;
using namespace phanbien::worlds;

namespace {

struct Read : LiveOffice {
    Read() { registers("d1"); }

    std::optional<Problem> reads(const people::Actor& actor, const std::string& what) {
        return noted.note(*real_store->open_reading(),
                          {.dossiers = {DossierId("d1")}, .actor = actor, .what = what});
    }
    std::size_t recorded(const std::string& dossier = "d1") {
        return real_store->open_reading()->reads_of(DossierId(dossier), 100).size();
    }

    runtime::RestrictedReads noted{*committer, clock, random};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(restricted_reads, Read)

BOOST_AUTO_TEST_CASE(once_an_hour_for_a_person_and_a_kind_of_thing) {
    const auto revision = at_head("d1").revision;
    BOOST_TEST(!reads(specialist(), "dossier"));
    BOOST_TEST(!reads(specialist(), "dossier"));
    BOOST_TEST(recorded() == 1U);
    BOOST_TEST(!reads(specialist(), "opinions"));
    BOOST_TEST(!reads(head(), "dossier"));
    BOOST_TEST(recorded() == 3U);
    clock.pass(std::chrono::minutes(59));
    BOOST_TEST(!reads(specialist(), "dossier"));
    BOOST_TEST(recorded() == 3U);
    clock.pass(std::chrono::minutes(2));
    BOOST_TEST(!reads(specialist(), "dossier"));
    BOOST_TEST(recorded() == 4U);
    BOOST_TEST(at_head("d1").revision == revision);
    const auto reading = real_store->open_reading();
    const auto newest = reading->reads_of(DossierId("d1"), 1).at(0);
    BOOST_TEST((newest.account == specialist().account));
    BOOST_TEST(newest.what == "dossier");
    BOOST_TEST(reading->log(newest.position, 1).at(0).leaf.find("\"dossier_read\"") !=
               std::string::npos);
    BOOST_TEST((reading->log_times(newest.position, 1).at(0) == newest.at));
}

BOOST_AUTO_TEST_CASE(of_several_dossiers_in_one_answer_those_that_are_not_recorded_yet) {
    registers("d2");
    BOOST_TEST(!reads(specialist(), "history"));
    const auto both = [&] {
        return noted.note(*real_store->open_reading(),
                          {.dossiers = {DossierId("d1"), DossierId("d2")},
                           .actor = specialist(),
                           .what = "history"});
    };
    BOOST_TEST(!both());
    BOOST_TEST(!both());
    BOOST_TEST(recorded("d1") == 1U);
    BOOST_TEST(recorded("d2") == 1U);
}

BOOST_AUTO_TEST_CASE(they_are_made_again_from_the_log_and_compared_with_it) {
    BOOST_TEST(!reads(specialist(), "file"));
    const auto kept = real_store->open_reading()->reads();
    const auto differences = [&] {
        return runtime::compare_lists(*real_store->open_reading(), workflows).differences;
    };
    BOOST_TEST(differences().empty());
    BOOST_TEST(!runtime::run_and_wait(*committer, [](runtime::Writing& writing) {
        writing.add_read({.position = 0, .dossier = DossierId("d1"), .what = "file"});
    }));
    BOOST_TEST_REQUIRE(differences().size() == 1U);
    BOOST_TEST(differences()[0].ends_with("in the reads of dossiers"));
    office->rebuild();
    BOOST_TEST(differences().empty());
    BOOST_TEST((real_store->open_reading()->reads() == kept));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_recorded_is_refused) {
    committer->stop();
    BOOST_TEST(reads(specialist(), "dossier").has_value());
}

BOOST_AUTO_TEST_SUITE_END()
