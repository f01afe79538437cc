// One dossier that cannot be read: it alone is refused, the others and the server go on.
#include "engine/runtime/unreadable_dossier.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/worlds/live_office.hpp"

using namespace phanbien;
using namespace phanbien::worlds;

namespace {

struct DamagedOffice : LiveOffice {
    std::string refusal(const std::string& dossier) {
        const auto result = perform(dossier, specialist(), propose_scope());
        return result ? "" : result.error().code;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(unreadable_dossier, DamagedOffice)

BOOST_AUTO_TEST_CASE(a_definition_that_is_gone_harms_only_its_dossiers) {
    registers("d1");
    runtime::WorkflowShelf others{procedures("hash-2")};
    work_by(others);
    const auto refused = perform("d1", specialist(), propose_scope());
    BOOST_TEST_REQUIRE(!refused);
    BOOST_TEST(refused.error().code == "dossier.unreadable");
    BOOST_TEST((refused.error().kind == ProblemKind::conflict));
    BOOST_TEST(faults == 1);
    BOOST_TEST(breakdowns == 0);
    registers("d2");
    BOOST_TEST(refusal("d2").empty());
}

BOOST_AUTO_TEST_CASE(definitions_that_cannot_be_read_are_named) {
    BOOST_TEST(!runtime::run_and_wait(*committer, [](runtime::Writing& writing) {
        writing.put_definition("hash-broken", "<scxml");
        writing.put_definition("hash-1", "the current one, known without it");
    }));
    const auto complaints = workflows.unreadable(*real_store->open_reading());
    BOOST_TEST_REQUIRE(complaints.size() == 1U);
    BOOST_TEST(complaints[0].find("hash-broken") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_damaged_event_harms_only_its_dossier) {
    registers("d1");
    damages("d1");
    BOOST_TEST(refusal("d1") == "dossier.unreadable");
    BOOST_TEST(breakdowns == 0);
    registers("d2");
    restart();
    BOOST_TEST(refusal("d1") == "dossier.unreadable");
    BOOST_TEST(refusal("d2").empty());
}

BOOST_AUTO_TEST_CASE(a_rebuild_keeps_the_rows_and_numbers_of_what_it_cannot_read) {
    registers("d1");
    registers("d2");
    damages("d1");
    const auto told_before = faults.load();
    BOOST_TEST(office->rebuild() == 2U);
    BOOST_TEST(faults == told_before + 1);
    const auto reading = real_store->open_reading();
    BOOST_TEST(reading->dossier_row(DossierId("d1")).has_value());
    BOOST_TEST(reading->register_entries(front, "incoming", 2026).size() == 2U);
    registers("d3");
}

BOOST_AUTO_TEST_CASE(a_timer_that_is_refused_waits_and_holds_up_no_other) {
    waits_for_answer("d0");
    waits_for_answer("d1");
    damages("d0");
    clock.set(*office->tick());
    clock.pass(std::chrono::hours(24));
    const auto revision = at_head("d1").revision;
    const auto again = clock.now() + runtime::Office::timer_retry;
    BOOST_TEST((office->tick() == again));
    BOOST_TEST(at_head("d1").revision > revision);
    BOOST_TEST(faults == 2);                // the dossier and the timer
    BOOST_TEST((office->tick() == again));  // not before its time
    BOOST_TEST(faults == 2);
    clock.set(again);
    BOOST_TEST((office->tick() == again + runtime::Office::timer_retry));
    BOOST_TEST(faults == 4);
}

BOOST_AUTO_TEST_SUITE_END()
