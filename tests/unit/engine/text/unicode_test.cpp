#include "engine/text/unicode.hpp"

#include <boost/test/unit_test.hpp>

using namespace phanbien::text;

BOOST_AUTO_TEST_SUITE(unicode)

BOOST_AUTO_TEST_CASE(nfc_composes) {
    BOOST_TEST(to_nfc("Die\u0302\u0300u") == "Diều");
    BOOST_TEST(to_nfc("Điều") == "Điều");
}

BOOST_AUTO_TEST_CASE(utf16_in_both_orders) {
    using namespace std::string_view_literals;
    BOOST_TEST(utf16_to_utf8("\x10\x01i\0"sv, ByteOrder::little_endian).value() == "Đi");
    BOOST_TEST(utf16_to_utf8("\x01\x10\0i"sv, ByteOrder::big_endian).value() == "Đi");
    BOOST_TEST(utf16_to_utf8("\x3D\xD8\x00\xDE"sv, ByteOrder::little_endian).value() == "😀");
    BOOST_TEST(!utf16_to_utf8("\x10"sv, ByteOrder::little_endian).has_value());
    BOOST_TEST(!utf16_to_utf8("\x3D\xD8"sv, ByteOrder::little_endian).has_value());
    BOOST_TEST(!utf16_to_utf8("\x00\xDE"sv, ByteOrder::little_endian).has_value());
}

BOOST_AUTO_TEST_CASE(excerpts_cut_between_code_points) {
    BOOST_TEST(excerpt("Điều 1", 3) == "Điề…");
    BOOST_TEST(excerpt("Điều", 4) == "Điều");
}

BOOST_AUTO_TEST_CASE(upper_case_lines) {
    BOOST_TEST(is_all_upper("QUY ĐỊNH CHUNG 2026"));
    BOOST_TEST(!is_all_upper("Quy định"));
    BOOST_TEST(!is_all_upper("2026 - 1"));
}

BOOST_AUTO_TEST_CASE(legacy_fonts_are_noticed) {
    std::string tcvn3;
    std::string french;
    for (int i = 0; i < 40; ++i) {
        tcvn3 += "Céng hßa x· héi chñ nghÜa ViÖt Nam ";
        french += "la République a été proclamée ";
    }
    BOOST_TEST(looks_like_legacy_vietnamese(tcvn3));
    BOOST_TEST(!looks_like_legacy_vietnamese("Céng hßa"));  // too little to judge
    BOOST_TEST(!looks_like_legacy_vietnamese(tcvn3 + " Điều"));
    BOOST_TEST(!looks_like_legacy_vietnamese(std::string(400, 'a')));
}

BOOST_AUTO_TEST_SUITE_END()
