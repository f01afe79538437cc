#include "engine/audit/numbers.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace phanbien::audit;

BOOST_AUTO_TEST_SUITE(numbers)

BOOST_AUTO_TEST_CASE(bytes_begin_with_the_highest_and_are_read_back) {
    BOOST_TEST(big_endian(0x0102, 2) == std::string("\x01\x02"));
    BOOST_TEST(big_endian(0x010203, 2) == std::string("\x02\x03"));
    BOOST_TEST(big_endian(1, 4) == std::string("\0\0\0\x01", 4));
    for (const std::uint64_t value : {std::uint64_t{0}, std::uint64_t{0xFF00FF00FF00FF00},
                                      ~std::uint64_t{0}, std::uint64_t{65'535}}) {
        BOOST_TEST(from_big_endian(big_endian(value, 8)) == value);
    }
    BOOST_TEST(from_big_endian("") == 0U);
}

BOOST_AUTO_TEST_CASE(digits_alone_are_a_number) {
    BOOST_TEST(decimal("0").value() == 0U);
    BOOST_TEST(decimal("007").value() == 7U);
    BOOST_TEST(decimal("18446744073709551615").value() == ~std::uint64_t{0});
    for (const auto* text : {"", "18446744073709551616", "+1", "-1", " 1", "1 ", "0x1", "1.0"}) {
        BOOST_TEST(!decimal(text).has_value(), text);
    }
}

BOOST_AUTO_TEST_SUITE_END()
