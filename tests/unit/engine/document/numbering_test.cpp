#include "engine/document/numbering.hpp"

#include <boost/test/unit_test.hpp>

using namespace phanbien::document;

BOOST_AUTO_TEST_SUITE(numbering)

BOOST_AUTO_TEST_CASE(ordinals) {
    BOOST_TEST((read_ordinal("146đ") == Ordinal{146, "đ"}));
    BOOST_TEST((read_ordinal("XIV") == Ordinal{14, ""}));
    BOOST_TEST((read_ordinal("IVa") == Ordinal{4, "a"}));
    BOOST_TEST((read_ordinal("thứ nhất") == Ordinal{1, ""}));
    BOOST_TEST((read_ordinal("THỨ TƯ") == Ordinal{4, ""}));
    BOOST_TEST((read_ordinal("mười hai") == Ordinal{12, ""}));
    BOOST_TEST(!read_ordinal("lớn").has_value());
    BOOST_TEST(!read_ordinal("99999").has_value());
}

BOOST_AUTO_TEST_CASE(letters_follow_the_vietnamese_alphabet) {
    BOOST_TEST(place_of_letter("đ", Alphabet::vietnamese) ==
               place_of_letter("d", Alphabet::vietnamese) + 1);
    BOOST_TEST(place_of_letter("g", Alphabet::vietnamese) ==
               place_of_letter("e", Alphabet::vietnamese) + 1);
    BOOST_TEST(place_of_letter("f", Alphabet::vietnamese) == 0);
    BOOST_TEST(place_of_letter("f", Alphabet::latin) == 6);
    BOOST_TEST(place_of_letter("đ", Alphabet::latin) == 0);
}

BOOST_AUTO_TEST_CASE(steps) {
    BOOST_TEST((step_between(std::nullopt, {1, ""}) == Step::first));
    BOOST_TEST((step_between(std::nullopt, {3, ""}) == Step::gap));
    BOOST_TEST((step_between(Ordinal{1, ""}, {1, "a"}) == Step::inserted));
    BOOST_TEST((step_between(Ordinal{1, "d"}, {1, "đ"}) == Step::inserted));
    BOOST_TEST((step_between(Ordinal{1, "đ"}, {1, "d"}) == Step::backwards));
    BOOST_TEST((step_between(Ordinal{1, "a"}, {2, ""}) == Step::next));
    BOOST_TEST((step_between(Ordinal{2, ""}, {2, ""}) == Step::repeated));
    BOOST_TEST((step_between(Ordinal{2, ""}, {4, ""}) == Step::gap));
    BOOST_TEST((step_between(Ordinal{9, ""}, {4, ""}) == Step::backwards));
}

BOOST_AUTO_TEST_SUITE_END()
