#include "engine/dossier/consultation.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/unit/engine/dossier_synthesis/sample_dossier.hpp"

using namespace phanbien;
using namespace phanbien::dossier;
using testing::recommend;
using testing::say;

BOOST_AUTO_TEST_SUITE(consultation)

BOOST_AUTO_TEST_CASE(a_speaker_is_named_as_on_the_paper) {
    const testing::SampleNames names;
    const OrganisationId body("body");
    BOOST_TEST(speaker_name({.organisation = body, .name = ""}, names) == "Sở Nội vụ tỉnh Sơn La");
    BOOST_TEST(speaker_name({.organisation = body, .name = "Sở Nội vụ tỉnh Sơn La"}, names) ==
               "Sở Nội vụ tỉnh Sơn La");
    BOOST_TEST(speaker_name({.organisation = body, .name = "Ông A"}, names) ==
               "Ông A (Sở Nội vụ tỉnh Sơn La)");
    BOOST_TEST(speaker_name({.organisation = {}, .name = "Ông A"}, names) == "Ông A");
    BOOST_TEST(speaker_name({}, names) == "(không ghi tên)");
}

BOOST_AUTO_TEST_CASE(every_opinion_lands_in_one_place) {
    auto dossier = testing::quiet_dossier();
    say(dossier, {.eid = "art_1"});
    say(dossier, {.eid = "art_1"});
    say(dossier, {.eid = "art_1", .status = OpinionStatus::set_aside});
    say(dossier, {.eid = "art_1", .by = "Ông B", .status = OpinionStatus::withdrawn});
    say(dossier, {.eid = "art_10"});
    recommend(dossier, "art_10", {5});
    recommend(dossier, "art_1", {1});
    const Sorting sorting(dossier, testing::SampleNames());
    const Consultation& sorted = sorting.result();
    BOOST_REQUIRE_EQUAL(sorted.recommendations.size(), 2U);
    BOOST_TEST(sorted.recommendations[0].recommendation->made.code == "KN-002");
    BOOST_TEST(sorted.recommendations[0].opinions.size() == 1U);
    BOOST_TEST(sorted.loose.size() == 1U);
    BOOST_TEST(sorted.set_aside.size() == 1U);
    BOOST_TEST(sorted.withdrawn.size() == 1U);
    BOOST_TEST(sorted.speakers == 1);
}

BOOST_AUTO_TEST_CASE(opinions_of_a_dropped_recommendation_are_loose) {
    auto dossier = testing::quiet_dossier();
    say(dossier, {.eid = "art_1"});
    recommend(dossier, "art_1", {1}).dropped = true;
    const Sorting sorting(dossier, testing::SampleNames());
    BOOST_TEST(sorting.result().recommendations.empty());
    BOOST_TEST(sorting.result().loose.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_body_asked_twice_counts_once_and_a_cancelled_request_not) {
    auto dossier = testing::quiet_dossier();
    for (const auto& [id, status] :
         {std::pair{"a", ReviewStatus::open}, std::pair{"a", ReviewStatus::completed},
          std::pair{"b", ReviewStatus::cancelled}}) {
        Review review;
        review.request.organisation = OrganisationId(id);
        review.status = status;
        dossier.reviews.push_back(review);
    }
    BOOST_TEST(Sorting(dossier, testing::SampleNames()).result().asked == 1);
}

BOOST_AUTO_TEST_SUITE_END()
