#include "engine/dossier/provision_order.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/unit/engine/dossier_synthesis/sample_dossier.hpp"

using namespace phanbien;
using namespace phanbien::dossier;

BOOST_AUTO_TEST_SUITE(provision_order)

namespace {

Version version(int number, const std::vector<std::string>& eids) {
    Version made;
    made.added.number = number;
    for (const std::string& eid : eids) {
        made.added.provisions.push_back({eid, eid});
    }
    return made;
}

}  // namespace

BOOST_AUTO_TEST_CASE(provisions_stand_as_in_the_text_not_as_in_the_alphabet) {
    const ProvisionOrder order({version(1, {"art_1", "art_2", "art_10"})}, 1);
    BOOST_TEST(order.position("art_1") == 0U);
    BOOST_TEST(order.position("art_2") == 1U);
    BOOST_TEST(order.position("art_10") == 2U);
}

BOOST_AUTO_TEST_CASE(the_whole_draft_is_last_and_the_unknown_before_it) {
    const ProvisionOrder order({version(1, {"a"})}, 1);
    BOOST_TEST(order.position("") == ProvisionOrder::whole_draft);
    BOOST_TEST(order.position("x") == ProvisionOrder::unknown);
    BOOST_TEST(order.position("x") < order.position(""));
}

BOOST_AUTO_TEST_CASE(a_provision_of_another_version_stands_behind_its_predecessor) {
    const ProvisionOrder order(
        {version(1, {"first", "a", "old", "b"}), version(2, {"b", "a"}), version(3, {"a", "new"})},
        2);
    BOOST_TEST(order.position("first") == 0U);
    BOOST_TEST(order.position("b") < order.position("a"));
    BOOST_TEST(order.position("a") < order.position("old"));
    BOOST_TEST(order.position("a") < order.position("new"));
}

BOOST_AUTO_TEST_CASE(the_version_under_review_is_the_newest_spoken_of) {
    auto dossier = testing::quiet_dossier();
    BOOST_TEST(version_under_review(dossier) == 1);
    testing::say(dossier, {.eid = "art_1", .version = 2});
    testing::say(dossier, {.eid = "art_1", .version = 3, .status = OpinionStatus::withdrawn});
    BOOST_TEST(version_under_review(dossier) == 2);
}

BOOST_AUTO_TEST_SUITE_END()
