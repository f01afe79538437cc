#include "adapters/conversion/answer.hpp"

#include <boost/test/unit_test.hpp>

#include "adapters/draft_reader/draft_reader.hpp"

using namespace phanbien;
using namespace phanbien::conversion;

BOOST_AUTO_TEST_SUITE(answer)

BOOST_AUTO_TEST_CASE(an_outline_comes_through) {
    const auto read = read_draft("a.txt", "Điều 1. Tên\n1. Một\n1. Lặp");
    const auto again = answer_from(answer_text(read));
    BOOST_REQUIRE(again.has_value());
    BOOST_TEST(again->counts.clauses == 2);
    BOOST_TEST((again->warnings == read->warnings));
}

BOOST_AUTO_TEST_CASE(a_refusal_comes_through) {
    const auto refused = read_draft("a.txt", "");
    const auto again = answer_from(answer_text(refused));
    BOOST_TEST((again.error() == refused.error()));
}

BOOST_AUTO_TEST_CASE(anything_else_is_a_refusal) {
    for (const auto* text :
         {"", "{", "[]", "{}", "{\"outline\":{}}", "{\"problem\":{}}",
          "{\"problem\":{\"kind\":99,\"code\":\"a\",\"vi\":\"b\",\"en\":\"c\"}}"}) {
        BOOST_TEST(answer_from(text).error().code == "draft.reading_failed", text);
    }
}

BOOST_AUTO_TEST_SUITE_END()
