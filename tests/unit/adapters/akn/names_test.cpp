#include "adapters/akn/names.hpp"

#include <boost/test/unit_test.hpp>

using namespace phanbien::akn;
using namespace phanbien::document;

BOOST_AUTO_TEST_SUITE(names)

namespace {

std::string read(ProvisionKind kind, std::string_view num) {
    const auto found = numbered(kind, num);
    return found.number + "|" + found.label;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_number_comes_back) {
    const std::vector<Provision> provisions{
        {.kind = ProvisionKind::article, .number = "146đ", .label = "Điều 146đ"},
        {.kind = ProvisionKind::article, .number = "35.4.LQ.31", .label = "Điều 35.4.LQ.31"},
        {.kind = ProvisionKind::clause, .number = "1a", .label = "Khoản 1a"},
        {.kind = ProvisionKind::point, .number = "đ", .label = "Điểm đ"},
        {.kind = ProvisionKind::part, .number = "thứ nhất", .label = "Phần thứ nhất"},
        {.kind = ProvisionKind::subsection, .number = "2", .label = "Tiểu mục 2"},
        {.kind = ProvisionKind::annex, .number = "", .label = "Phụ lục"},
        {.kind = ProvisionKind::annex, .number = "IV", .label = "Phụ lục IV"}};
    for (const auto& provision : provisions) {
        const auto again = numbered(provision.kind, num_of(provision));
        BOOST_TEST(again.number == provision.number);
        BOOST_TEST(again.label == provision.label);
    }
}

BOOST_AUTO_TEST_CASE(numbers_as_others_write_them) {
    BOOST_TEST(read(ProvisionKind::article, "ĐIỀU 5:") == "5|Điều 5");
    BOOST_TEST(read(ProvisionKind::article, "Article 5") == "5|Điều 5");
    BOOST_TEST(read(ProvisionKind::clause, "(2)") == "2|Khoản 2");
    BOOST_TEST(read(ProvisionKind::point, "b)") == "b|Điểm b");
    BOOST_TEST(read(ProvisionKind::block, "-") == "|");
}

BOOST_AUTO_TEST_CASE(elements) {
    BOOST_TEST(element_of(ProvisionKind::clause) == "paragraph");
    BOOST_TEST(element_of(ProvisionKind::block) == "hcontainer");
    BOOST_TEST((kind_of("subparagraph") == ProvisionKind::point));
    BOOST_TEST(!kind_of("list"));
}

BOOST_AUTO_TEST_SUITE_END()
