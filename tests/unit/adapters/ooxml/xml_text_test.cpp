#include "adapters/ooxml/xml_text.hpp"

#include <boost/test/unit_test.hpp>

using namespace phanbien;

BOOST_AUTO_TEST_SUITE(xml_text)

BOOST_AUTO_TEST_CASE(ordinary_words_and_markup_stay_as_they_are) {
    BOOST_TEST(ooxml::xml_text("Điều 5 <b>&amp;</b>\t=A1 😀") == "Điều 5 <b>&amp;</b>\t=A1 😀");
}

BOOST_AUTO_TEST_CASE(what_xml_cannot_hold_is_dropped) {
    BOOST_TEST(ooxml::xml_text(std::string("a\0b\x01\x08\x0B\x0C\x1F", 8)) == "ab");
    BOOST_TEST(ooxml::xml_text("a\xEF\xBF\xBE\xEF\xBF\xBF"
                               "b") == "ab");  // U+FFFE, U+FFFF
}

BOOST_AUTO_TEST_CASE(bytes_that_are_not_utf8_are_dropped_one_by_one) {
    BOOST_TEST(ooxml::xml_text("Đ\xFFi\xC3") == "Đi");
    BOOST_TEST(ooxml::xml_text("a\xED\xA0\x80z") == "az");  // a surrogate
}

BOOST_AUTO_TEST_CASE(every_line_break_becomes_one_line_feed) {
    BOOST_TEST(ooxml::xml_text("a\r\nb\rc\nd") == "a\nb\nc\nd");
    const auto lines = ooxml::xml_lines("a\r\n\nb");
    BOOST_REQUIRE_EQUAL(lines.size(), 3U);
    BOOST_TEST(lines[1].empty());
    BOOST_TEST(lines[2] == "b");
    BOOST_REQUIRE_EQUAL(ooxml::xml_lines("").size(), 1U);
}

BOOST_AUTO_TEST_SUITE_END()
