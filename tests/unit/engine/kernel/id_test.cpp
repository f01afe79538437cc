#include "engine/kernel/id.hpp"

#include <boost/test/unit_test.hpp>
#include <type_traits>
#include <unordered_set>

using namespace phanbien;

BOOST_AUTO_TEST_SUITE(id)

static_assert(!std::is_convertible_v<std::string, DossierId>);
static_assert(!std::is_convertible_v<OpinionId, DossierId>);
static_assert(!std::is_constructible_v<DossierId, OpinionId>);

BOOST_AUTO_TEST_CASE(an_id_made_without_text_is_none) {
    BOOST_TEST(DossierId{}.empty());
    BOOST_TEST(DossierId{""}.empty());
    BOOST_TEST(!DossierId{"a"}.empty());
    BOOST_TEST(DossierId{"a"}.text() == "a");
}

BOOST_AUTO_TEST_CASE(ids_compare_and_hash_by_their_text) {
    BOOST_CHECK(DossierId{"a"} == DossierId{"a"});
    BOOST_CHECK(DossierId{"a"} != DossierId{"b"});
    BOOST_CHECK(DossierId{"a"} < DossierId{"b"});
    const std::unordered_set<DossierId> set{DossierId{"a"}, DossierId{"b"}, DossierId{"a"}};
    BOOST_TEST(set.size() == 2U);
    BOOST_TEST(set.contains(DossierId{"b"}));
}

BOOST_AUTO_TEST_SUITE_END()
