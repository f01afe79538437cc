#include "engine/document/quotation.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/unit/engine/document/text_flow.hpp"

using namespace phanbien::document;

BOOST_AUTO_TEST_SUITE(quotation)

namespace {

// One letter per line: q for quoted, . for not.
std::string quoted(std::string_view text) {
    const auto flow = flow_of(text);
    const auto found = find_quotations(lines_of(flow));
    std::string out;
    for (const bool is : found.quoted) {
        out += is ? 'q' : '.';
    }
    return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(announced_quotations) {
    BOOST_TEST(quoted("1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n1. Một\n2. Hai.”.\n2. Bãi bỏ") ==
               ".qqq.");
    BOOST_TEST(quoted("1. Sửa khoản 2 như sau: “2. Hai\na) Một;\nb) Hai.”;\n2. Khác") == ".qq.");
    BOOST_TEST(quoted("1. Sửa như sau:\n\"Điều 5. Tên\n1. Một.\"\n2. Khác") == ".qq.");
}

BOOST_AUTO_TEST_CASE(terms_in_quotation_marks_are_not_quotations) {
    BOOST_TEST(quoted("1. “Văn bản” là tin\n2. “Hồ sơ” là tập") == "..");
    BOOST_TEST(quoted("1. “Văn bản là tin\n2. “Hồ sơ” là tập\n3. “Sổ” là sổ") == "...");
}

BOOST_AUTO_TEST_CASE(terms_inside_a_quotation) {
    BOOST_TEST(quoted("1. Sửa như sau:\n“Điều 3. Từ ngữ\n1. “Văn bản” là tin.\n2. Hai.”\n2. K") ==
               ".qqq.");
}

BOOST_AUTO_TEST_CASE(each_paragraph_may_open_again) {
    BOOST_TEST(quoted("1. Sửa như sau:\n“1. Một.\n“2. Hai.\n“3. Ba.”\n2. Khác") == ".qqq.");
}

BOOST_AUTO_TEST_CASE(a_forgotten_end_stops_at_the_next_amendment) {
    BOOST_TEST(quoted("1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n1. Một.\n2. Sửa đổi Điều 6") ==
               ".qq.");
}

BOOST_AUTO_TEST_CASE(without_an_end_it_is_no_quotation) {
    const auto flow = flow_of("1. Sửa như sau:\n“Điều 5. Tên\n1. Một.");
    const auto found = find_quotations(lines_of(flow));
    BOOST_TEST(found.unclosed.size() == 1U);
    BOOST_TEST(!found.quoted[2]);
}

BOOST_AUTO_TEST_SUITE_END()
