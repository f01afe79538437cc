#include <boost/test/unit_test.hpp>
#include <set>

#include "tests/worlds/live_office.hpp"

using namespace phanbien;

BOOST_AUTO_TEST_CASE(ids_are_version_7_unique_and_in_order_whatever_the_clock_does) {
    worlds::SetClock clock;
    worlds::SeededRandom random(1);
    runtime::UuidSource ids(clock, random);
    std::string last;
    std::set<std::string> seen;
    for (int i = 0; i < 20'000; ++i) {
        const auto id = ids.next_id();
        BOOST_TEST_REQUIRE(id.size() == 36U);
        BOOST_TEST_REQUIRE(id[14] == '7');
        BOOST_TEST_REQUIRE((id[19] == '8' || id[19] == '9' || id[19] == 'a' || id[19] == 'b'));
        BOOST_TEST_REQUIRE(last < id);
        BOOST_TEST_REQUIRE(seen.insert(id).second);
        last = id;
        if (i % 5'000 == 0) {
            clock.pass(i % 10'000 == 0 ? std::chrono::milliseconds(-3)
                                       : std::chrono::milliseconds(9));
        }
    }
}

BOOST_AUTO_TEST_CASE(an_id_begins_with_the_milliseconds) {
    worlds::SetClock clock;
    clock.set(Instant(std::chrono::milliseconds(0x0123456789ab)));
    worlds::SeededRandom random(1);
    BOOST_TEST(runtime::UuidSource(clock, random).next_id().substr(0, 15) == "01234567-89ab-7");
}
