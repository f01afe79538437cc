#include "engine/kernel/utf8.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

using phanbien::first_invalid_utf8;

BOOST_AUTO_TEST_SUITE(utf8)

namespace {

// As RFC 3629 section 3 writes a code point, whether it may be written or not.
std::string spelled(unsigned code_point) {
    const auto tail = [&](unsigned shift) {
        return static_cast<char>(0x80U | (code_point >> shift & 0x3FU));
    };
    if (code_point < 0x80U) {
        return {static_cast<char>(code_point)};
    }
    if (code_point < 0x800U) {
        return {static_cast<char>(0xC0U | code_point >> 6U), tail(0)};
    }
    if (code_point < 0x10000U) {
        return {static_cast<char>(0xE0U | code_point >> 12U), tail(6), tail(0)};
    }
    return {static_cast<char>(0xF0U | code_point >> 18U), tail(12), tail(6), tail(0)};
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_code_point_but_the_surrogates_is_well_formed) {
    for (unsigned code_point = 0; code_point < 0x140000U; ++code_point) {
        const bool surrogate = code_point >= 0xD800U && code_point < 0xE000U;
        const bool wrong = surrogate || code_point > 0x10FFFFU;
        if (first_invalid_utf8(spelled(code_point)).has_value() != wrong) {
            BOOST_ERROR("U+" << std::hex << code_point);
        }
    }
}

BOOST_AUTO_TEST_CASE(no_code_point_has_a_longer_form) {
    BOOST_TEST(first_invalid_utf8("\xC0\xAF").value() == 0U);
    BOOST_TEST(first_invalid_utf8("\xC1\xBF").value() == 0U);
    BOOST_TEST(first_invalid_utf8("\xE0\x9F\xBF").value() == 0U);
    BOOST_TEST(first_invalid_utf8("\xF0\x8F\xBF\xBF").value() == 0U);
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_located) {
    BOOST_TEST(!first_invalid_utf8("Điều 1").has_value());
    BOOST_TEST(first_invalid_utf8("ab\xC0\xAF").value() == 2U);         // overlong
    BOOST_TEST(first_invalid_utf8("\xED\xA0\x80").value() == 0U);       // surrogate
    BOOST_TEST(first_invalid_utf8("a\xF4\x90\x80\x80").value() == 1U);  // above U+10FFFF
}

BOOST_AUTO_TEST_CASE(a_letter_cut_or_begun_in_the_middle_is_found_where_it_stands) {
    BOOST_TEST(!first_invalid_utf8("").has_value());
    BOOST_TEST(first_invalid_utf8("Đi\xE1\xBB").value() == 3U);
    BOOST_TEST(first_invalid_utf8("Đi\xE1\xBB.").value() == 3U);
    BOOST_TEST(first_invalid_utf8("a\x80").value() == 1U);
    BOOST_TEST(first_invalid_utf8("\xF8\x88\x80\x80\x80").value() == 0U);
    BOOST_TEST(first_invalid_utf8("\xFF").value() == 0U);
    // The next letter is not read as the rest of this one.
    BOOST_TEST(first_invalid_utf8("\xE1\xC4\x90").value() == 0U);
}

BOOST_AUTO_TEST_CASE(a_text_is_cut_between_letters) {
    BOOST_TEST(beginning_of_utf8("Điều", 100) == "Điều");
    BOOST_TEST(beginning_of_utf8("Điều", 7) == "Điều");  // 2, 1, 3 and 1 byte
    BOOST_TEST(beginning_of_utf8("Điều", 6) == "Điề");
    BOOST_TEST(beginning_of_utf8("Điều", 5) == "Đi");
    BOOST_TEST(beginning_of_utf8("Điều", 1) == "");
    BOOST_TEST(beginning_of_utf8("", 0) == "");
}

BOOST_AUTO_TEST_SUITE_END()
