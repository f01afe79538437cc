// What stays in bounds whatever people write; that it finds the same as FTS5 is the contract's
// (tests/contract/store_texts_contract_test.cpp).
#include "adapters/storage/tsvector_match.hpp"

#include <boost/test/unit_test.hpp>

using namespace phanbien;
using namespace phanbien::storage;

BOOST_AUTO_TEST_SUITE(tsvector_match)

BOOST_AUTO_TEST_CASE(a_word_longer_than_an_index_holds_counts_by_its_beginning) {
    std::string word;
    for (int i = 0; i < 600; ++i) {
        word += "đ";  // two bytes each
    }
    const auto vector = tsvector_of({.exact = "a" + word, .folded = "", .who = "", .marks = ""});
    BOOST_TEST(vector.size() < lexeme_bytes_max + 10);
    BOOST_TEST(vector.ends_with("đ' "));  // not in the middle of a letter
}

BOOST_AUTO_TEST_CASE(more_words_than_a_tsvector_holds_are_left_out) {
    std::string words;
    for (int i = 0; i < 200'000; ++i) {
        words += "w" + std::to_string(i) + " ";
    }
    const auto vector =
        tsvector_of({.exact = words, .folded = words, .who = "", .marks = "kdraft"});
    BOOST_TEST(vector.size() < (1U << 20U) + 200'000);  // with a space behind each
    BOOST_TEST(vector.find("'mkdraft'") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(signs_of_the_query_language_are_no_words) {
    BOOST_TEST(spaced_words("a' & !b:* | 'c\\") == " a b c ");
    BOOST_TEST(spaced_words("") == " ");
    const auto vector = tsvector_of({.exact = "' | 'x", .folded = "", .who = "", .marks = ""});
    BOOST_TEST(vector == "'xx' ");
}

BOOST_AUTO_TEST_SUITE_END()
