#include "engine/kernel/recently_used.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace phanbien;

BOOST_AUTO_TEST_SUITE(recently_used)

using Kept = RecentlyUsed<std::string, int>;

namespace {

void keep(Kept& kept, const std::string& name, std::uint64_t weight) {
    kept[name] = 1;
    kept.weigh(name, weight);
}

// Which of a to e are kept; asking is a use, so this comes last in a test.
std::string names_in(Kept& kept) {
    std::string names;
    for (const std::string name : {"a", "b", "c", "d", "e"}) {
        names += kept.find(name) == nullptr ? "" : name;
    }
    return names;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_was_used_longest_ago_goes_when_the_weight_is_too_much) {
    Kept kept(10);
    for (const std::string name : {"a", "b", "c"}) {
        keep(kept, name, 3);
    }
    BOOST_TEST(kept.weight() == 9U);
    BOOST_REQUIRE(kept.find("a") != nullptr);  // b is the oldest now
    keep(kept, "d", 2);
    BOOST_TEST(kept.weight() == 8U);
    BOOST_TEST(names_in(kept) == "acd");
}

BOOST_AUTO_TEST_CASE(a_value_that_grows_makes_others_go) {
    Kept kept(10);
    for (const std::string name : {"a", "b", "c"}) {
        keep(kept, name, 3);
    }
    kept.weigh("a", 5);  // 11 together
    BOOST_TEST(names_in(kept) == "ac");
    BOOST_TEST(kept.weight() == 8U);
    kept.weigh("a", 1);
    BOOST_TEST(kept.weight() == 4U);
}

BOOST_AUTO_TEST_CASE(there_are_never_more_than_the_number_allowed) {
    Kept kept(100, 2);
    for (const std::string name : {"a", "b", "c", "d"}) {
        keep(kept, name, 1);
        BOOST_TEST(kept.size() <= 2U);
    }
    BOOST_TEST(names_in(kept) == "cd");
}

BOOST_AUTO_TEST_CASE(the_last_one_stays_however_much_it_weighs) {
    Kept kept(10);
    keep(kept, "a", 5);
    keep(kept, "b", 50);
    BOOST_TEST(names_in(kept) == "b");
    BOOST_TEST(kept.weight() == 50U);
    keep(kept, "c", 1);  // and goes as soon as it is not the last any more
    BOOST_TEST(names_in(kept) == "c");
    BOOST_TEST(kept.weight() == 1U);
}

BOOST_AUTO_TEST_CASE(what_is_erased_weighs_nothing) {
    Kept kept(10);
    keep(kept, "a", 5);
    keep(kept, "b", 2);
    kept.erase("a");
    kept.erase("e");  // was never there
    BOOST_TEST(kept.weight() == 2U);
    kept.clear();
    BOOST_TEST(kept.weight() == 0U);
    BOOST_TEST(names_in(kept) == "");
    BOOST_CHECK_THROW(kept.weigh("a", 1), std::out_of_range);
}

BOOST_AUTO_TEST_SUITE_END()
