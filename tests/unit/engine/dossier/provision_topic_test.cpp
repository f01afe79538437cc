// A dossier's events by hand: an opinion on Article 3 that moves to Article 4 of the second
// version.
#include "engine/dossier/provision_topic.hpp"

#include <boost/test/unit_test.hpp>

using namespace phanbien;
using namespace phanbien::dossier;

BOOST_AUTO_TEST_SUITE(provision_topic)

namespace {

OpinionGiven opinion(const std::string& id, const std::string& eid, int version = 1) {
    OpinionGiven given;
    given.id = OpinionId(id);
    given.version = version;
    given.provision = {.eid = eid, .label = ""};
    return given;
}

std::vector<Event> story() {
    VersionAdded first;
    first.number = 1;
    VersionAdded second;
    second.number = 2;
    const PlacementsMade moved{
        .version = 2,
        .placements = {{.opinion = OpinionId("o1"), .to = {.eid = "art_4", .label = ""}},
                       {.opinion = OpinionId("o2"), .to = {.eid = "art_3", .label = ""}}}};
    const std::vector<EventBody> bodies{
        first,
        opinion("o1", "art_3__para_1"),
        opinion("o2", "art_2"),
        opinion("o3", "art_30"),
        RecommendationMade{RecommendationId("r1"), "KN-001", {}, "", {OpinionId("o1")}},
        RecommendationMade{RecommendationId("r2"), "KN-002", {}, "", {OpinionId("o3")}},
        AnswerGiven{RecommendationId("r1"), "accepted", ""},
        AnswerGiven{RecommendationId("r2"), "accepted", ""},
        second,
        moved,
        ChangeTraced{RecommendationId("r1"), 2, {"art_4"}, {"Điều 4"}, ""},
        ObjectionRaised{ObjectionId("b1"), OpinionId("o1"), RecommendationId("r1"), ""},
        ObjectionAnswered{ObjectionId("b1"), "", false},
        OpinionsMerged{RecommendationId("r3"), {OpinionId("o2")}},
        AnswerReturned{RecommendationId("r3"), ""}};
    std::vector<Event> events;
    for (const auto& body : bodies) {
        Event event;
        event.sequence = events.size() + 1;
        event.body = body;
        events.push_back(std::move(event));
    }
    return events;
}

std::vector<std::uint64_t> about(const std::string& eid, int version) {
    const auto events = story();
    const ProvisionTopic topic(walk_through(events), eid, version);
    std::vector<std::uint64_t> held;
    for (const auto& event : events) {
        if (topic.holds(event)) {
            held.push_back(event.sequence);
        }
    }
    return held;
}

using Sequences = std::vector<std::uint64_t>;

}  // namespace

BOOST_AUTO_TEST_CASE(what_was_said_is_followed_to_its_answer_its_change_and_its_objection) {
    BOOST_TEST(about("art_3", 1) == (Sequences{2, 5, 7, 10, 11, 12, 13}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_moved_to_a_provision_is_about_it_in_that_version) {
    BOOST_TEST(about("art_4", 2) == (Sequences{2, 5, 7, 10, 11, 12, 13}),
               boost::test_tools::per_element());
    BOOST_TEST(about("art_4", 1).empty());
}

BOOST_AUTO_TEST_CASE(the_same_number_names_something_else_in_the_next_version) {
    BOOST_TEST(about("art_3", 2) == (Sequences{3, 10, 14, 15}), boost::test_tools::per_element());
    BOOST_TEST(about("art_3", 0) == (Sequences{2, 3, 5, 7, 10, 11, 12, 13, 14, 15}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_number_that_only_begins_alike_is_another) {
    BOOST_TEST(about("art_30", 1) == (Sequences{4, 6, 8}), boost::test_tools::per_element());
    BOOST_TEST(about("art_3__para_2", 1).empty());
}

BOOST_AUTO_TEST_SUITE_END()
