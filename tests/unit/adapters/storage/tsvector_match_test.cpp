// What stays in bounds whatever people write; that it finds the same as FTS5 is the contract's
// (tests/contract/store_texts_contract_test.cpp).
#include "adapters/storage/tsvector_match.hpp"

#include <boost/test/unit_test.hpp>

using namespace phanbien;
using namespace phanbien::storage;

BOOST_AUTO_TEST_SUITE(tsvector_match)

BOOST_AUTO_TEST_CASE(a_word_longer_than_an_index_holds_counts_by_its_beginning) {
    std::string word = "a";
    for (int i = 0; i < 600; ++i) {
        word += "đ";  // two bytes each
    }
    const auto words = words_alone({.exact = word, .folded = word, .who = word, .marks = "k"});
    BOOST_TEST(words.folded == " " + word.substr(0, 999) + " ");  // not in the middle of a letter
    BOOST_TEST(words.exact == words.folded);
    BOOST_TEST(words.who == words.folded);
    BOOST_TEST(found_beginning("đường") == "đường");
}

BOOST_AUTO_TEST_CASE(more_different_words_than_a_tsvector_holds_are_left_out) {
    std::string different;
    for (int i = 0; i < 200'000; ++i) {
        different += "w" + std::to_string(i) + " ";
    }
    const auto words = words_alone(
        {.exact = different, .folded = different + "w1 w2", .who = "", .marks = "kdraft"});
    BOOST_TEST(words.folded.size() < (1U << 19U) + 200'000);  // with a space behind each
    BOOST_TEST(words.folded.ends_with(" w1 w2 "));            // they are there already
    BOOST_TEST(words.exact.size() < words.folded.size());
    BOOST_TEST(words.marks == " kdraft ");
}

BOOST_AUTO_TEST_CASE(signs_of_the_query_language_are_no_words) {
    const auto words =
        words_alone({.exact = "a' & !b:* | 'c\\", .folded = "", .who = "", .marks = ""});
    BOOST_TEST(words.exact == " a b c ");
    BOOST_TEST(words.folded == " ");
}

BOOST_AUTO_TEST_SUITE_END()
