// A dossier of very many opinions is folded in a time that grows with their number, not its square.
#include <boost/test/unit_test.hpp>
#include <chrono>

#include "engine/dossier/dossier.hpp"
#include "engine/dossier/facts.hpp"
#include "engine/dossier/placeholder.hpp"
#include "engine/dossier/refusal.hpp"

using namespace phanbien;
using namespace phanbien::dossier;

namespace {

constexpr std::size_t many = 40'000;

struct Large {
    Large() {
        for (std::size_t i = 0; i < many; ++i) {
            ids.emplace_back("opinion-" + std::to_string(i));
            OpinionGiven given;
            given.id = ids.back();
            given.code = "YK-" + std::to_string(i + 1);
            happens(given);
        }
        RecommendationMade made;
        made.id = RecommendationId("all");
        made.opinions = ids;
        happens(made);
    }

    void happens(EventBody body) {
        Event event;
        event.sequence = dossier.revision + 1;
        event.body = std::move(body);
        apply(dossier, event);
    }

    std::vector<OpinionId> ids;
    Dossier dossier;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(large_dossier, Large)

// Comparing each of 40,000 with each takes minutes without an index; with it, a second is plenty.
BOOST_AUTO_TEST_CASE(merging_splitting_and_dropping_stay_linear) {
    const auto begun = std::chrono::steady_clock::now();
    RecommendationMade other;
    other.id = RecommendationId("other");
    other.opinions = ids;
    happens(other);
    BOOST_TEST(dossier.recommendations[0].made.opinions.empty());
    BOOST_TEST(dossier.recommendations[1].made.opinions.size() == many);
    happens(OpinionsSplit{other.id, {ids.begin(), ids.begin() + many / 2}});
    BOOST_TEST(dossier.recommendations[1].made.opinions.size() == many / 2);
    BOOST_TEST(dossier.opinions.find(ids.front())->loose());
    happens(OpinionsMerged{RecommendationId("all"), ids});
    BOOST_TEST((dossier.recommendations[0].made.opinions == ids));
    happens(RecommendationDropped{RecommendationId("all"), "x"});
    for (const auto& id : ids) {
        BOOST_REQUIRE(dossier.opinions.find(id)->loose());
    }
    BOOST_TEST((std::chrono::steady_clock::now() - begun < std::chrono::seconds{5}));
}

// Every command asks these of the dossier: counting 40,000 opinions 40,000 times takes a minute.
BOOST_AUTO_TEST_CASE(what_a_command_asks_of_all_opinions_costs_the_same_however_many_there_are) {
    const auto begun = std::chrono::steady_clock::now();
    std::int64_t counted = 0;
    for (std::size_t i = 0; i < many; ++i) {
        counted += facts_of(dossier).at("opinions_loose").as_int64();
    }
    BOOST_TEST(counted == 0);
    happens(OpinionsSplit{RecommendationId("all"), {ids[3], ids[4]}});
    happens(OpinionWithdrawn{ids[4], "x"});
    BOOST_TEST(facts_of(dossier).at("opinions_loose").as_int64() == 1);
    BOOST_TEST(facts_of(dossier).at("opinions_total").as_int64() == std::int64_t{many} - 1);
    BOOST_TEST((std::chrono::steady_clock::now() - begun < std::chrono::seconds{5}));
}

BOOST_AUTO_TEST_CASE(an_opinion_named_twice_is_in_a_recommendation_once) {
    happens(OpinionsMerged{RecommendationId("all"), {ids[0], ids[0]}});
    BOOST_TEST(dossier.recommendations[0].made.opinions.size() == many);
    happens(OpinionsMerged{RecommendationId("none"), {ids[1]}});
    BOOST_TEST((dossier.opinions.find(ids[1])->recommendation == RecommendationId("all")));
}

BOOST_AUTO_TEST_CASE(a_list_that_is_cut_ends_its_sentence_once) {
    happens(OpinionsSplit{RecommendationId("all"), {ids.begin(), ids.begin() + 30}});
    const auto said = [&] {
        return filled("Còn: {opinions_loose.list}. Xem lại.", dossier, facts_of(dossier));
    };
    BOOST_TEST(said().ends_with("YK-20, … Xem lại."));
    happens(OpinionsMerged{RecommendationId("all"), {ids.begin() + 2, ids.begin() + 30}});
    BOOST_TEST(said() == "Còn: YK-1, YK-2. Xem lại.");
    BOOST_TEST(listed_to_the_end({"KN-1", "KN-2"}) == "KN-1, KN-2.");
    BOOST_TEST(listed_to_the_end(std::vector<std::string>(21, "KN")).ends_with("KN, …"));
}

BOOST_AUTO_TEST_SUITE_END()
