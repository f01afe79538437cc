#include "adapters/plaintext/plaintext.hpp"

#include <boost/test/unit_test.hpp>

using namespace phanbien;
using namespace std::string_view_literals;

BOOST_AUTO_TEST_SUITE(plain_text)

namespace {

std::string lines(std::string_view bytes) {
    const auto flow = plaintext::read_flow(bytes);
    if (!flow) {
        return flow.error().code;
    }
    std::string out;
    for (const auto& item : (*flow).items) {
        const auto& paragraph = std::get<document::Paragraph>(item);
        out += std::to_string(paragraph.position) + ":" + paragraph.text + "|";
    }
    return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(utf8_with_and_without_mark) {
    BOOST_TEST(lines("Điều 1\r\n\r\n 1. Một \n") == "1:Điều 1|3:1. Một|");
    BOOST_TEST(lines("\xEF\xBB\xBFĐiều 1") == "1:Điều 1|");
    BOOST_TEST(lines("a\rb") == "1:a|2:b|");
}

BOOST_AUTO_TEST_CASE(utf16_with_mark) {
    BOOST_TEST(lines("\xFF\xFE\x10\x01i\0"sv) == "1:Đi|");
    BOOST_TEST(lines("\xFE\xFF\x01\x10\0i"sv) == "1:Đi|");
    BOOST_TEST(lines("\xFF\xFE\x10"sv) == "text.encoding");
}

BOOST_AUTO_TEST_CASE(other_encodings_are_refused_with_advice) {
    const auto refused = plaintext::read_flow(
        "C\xE9ng h\xDF"
        "a");
    BOOST_REQUIRE(refused.has_error());
    BOOST_TEST(refused.error().code == "text.encoding");
    BOOST_TEST(refused.error().vi.find("UTF-8") != std::string::npos);
    std::string tcvn3;
    for (int i = 0; i < 40; ++i) {
        tcvn3 += "Céng hßa x· héi chñ nghÜa ViÖt Nam ";
    }
    BOOST_TEST(lines(tcvn3) == "text.encoding");
}

BOOST_AUTO_TEST_CASE(binary_empty_and_large_are_refused) {
    BOOST_TEST(lines("abc\0def"sv) == "text.binary");
    BOOST_TEST(lines("\0\xFF\x80"sv) == "text.binary");
    BOOST_TEST(lines(" \r\n ") == "text.empty");
    BOOST_TEST(lines(std::string(plaintext::text_bytes_max + 1, 'a')) == "text.too_large");
}

BOOST_AUTO_TEST_SUITE_END()
