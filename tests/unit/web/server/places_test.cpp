#include "web/server/places.hpp"

#include <boost/test/unit_test.hpp>

using phanbien::server::Places;
using phanbien::server::shared_fairly;
using phanbien::server::TakenPlace;

BOOST_AUTO_TEST_SUITE(places)

BOOST_AUTO_TEST_CASE(one_client_alone_has_all_but_what_is_kept_for_others) {
    Places places{{.all = 8, .share = 2, .kept = 3}};
    int got = 0;
    while (places.take("flood")) {
        ++got;
    }
    BOOST_TEST(got == 5);
    BOOST_TEST(places.take("other"));
    BOOST_TEST(places.take("other"));
    BOOST_TEST(!places.take("other"));  // it has its share
    BOOST_TEST(places.take("third"));
    BOOST_TEST(!places.take("fourth"));  // there are no more
    BOOST_TEST(places.taken() == 8U);
}

BOOST_AUTO_TEST_CASE(below_its_share_nobody_is_held_up_by_what_is_kept) {
    Places places{{.all = 4, .share = 2, .kept = 3}};
    BOOST_TEST(places.take("one"));
    BOOST_TEST(places.take("one"));
    BOOST_TEST(!places.take("one"));
    BOOST_TEST(places.take("two"));
}

BOOST_AUTO_TEST_CASE(what_is_given_back_can_be_taken_again) {
    Places places{{.all = 1, .share = 1, .kept = 0}};
    {
        const TakenPlace first{places, "one"};
        BOOST_TEST(first.granted());
        const TakenPlace second{places, "two"};
        BOOST_TEST(!second.granted());
    }
    BOOST_TEST(places.taken() == 0U);
    BOOST_TEST(TakenPlace(places, "two").granted());
}

BOOST_AUTO_TEST_CASE(even_a_single_place_can_be_had) {
    for (std::size_t all = 1; all < 20; ++all) {
        Places places{shared_fairly(all)};
        BOOST_TEST(places.take("one"));
    }
}

BOOST_AUTO_TEST_SUITE_END()
