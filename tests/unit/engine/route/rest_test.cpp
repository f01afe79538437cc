#include "engine/route/rest.hpp"

#include <boost/test/unit_test.hpp>

#include "engine/route/analysis.hpp"
#include "tests/unit/engine/route/samples.hpp"

using namespace phanbien;
using namespace phanbien::route;
using namespace phanbien::route::samples;

BOOST_AUTO_TEST_SUITE(the_rest_of_a_route)

namespace {

Plan rest(const Run& run) {
    return rest_of(run.progress, run.calendars, vietnam_day(run.now));
}

}  // namespace

BOOST_AUTO_TEST_CASE(at_its_beginning_it_is_all_of_it) {
    const Run run;
    BOOST_CHECK(rest(run) == run.progress.plan);
}

BOOST_AUTO_TEST_CASE(what_is_done_is_gone_and_what_waited_for_it_is_first) {
    Run run;
    BOOST_REQUIRE(run.approves("binh", "head").empty());
    const auto left = rest(run);
    BOOST_REQUIRE_EQUAL(left.steps.size(), 2U);
    BOOST_TEST(left.steps[0].id == "vices");
    BOOST_TEST(left.steps[0].after.empty());
    BOOST_TEST(left.steps[1].after == std::vector<PlaceInPlan>{0});
    BOOST_TEST(left.steps[1].other_than == std::vector<PlaceInPlan>{0});
}

BOOST_AUTO_TEST_CASE(who_has_approved_is_neither_asked_nor_missed) {
    Run run;
    BOOST_REQUIRE(run.approves("binh", "head").empty());
    BOOST_REQUIRE(run.approves("cuc", "vices").empty());
    const auto left = rest(run);
    BOOST_TEST(left.steps[0].quorum == 1);
    BOOST_TEST(left.steps[0].seats.size() == 2U);
    for (const auto& seat : left.steps[0].seats) {
        BOOST_TEST(left.people[seat.holder].id != "cuc");
    }
    BOOST_CHECK(is_possible(left) == Possible::yes);
}

BOOST_AUTO_TEST_CASE(an_open_step_takes_what_it_has_left) {
    Run run;
    run.now = morning("2026-12-08");
    BOOST_TEST(rest(run).steps[0].days == 1);
    run.now = morning("2026-12-30");  // long overdue
    BOOST_TEST(rest(run).steps[0].days == 1);
    BOOST_CHECK(rest(run).made_on == vietnam_day(run.now));
}

BOOST_AUTO_TEST_SUITE_END()
