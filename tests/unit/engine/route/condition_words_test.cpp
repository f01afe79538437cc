#include "engine/route/condition_words.hpp"

#include <boost/test/unit_test.hpp>

using namespace phanbien;
using namespace phanbien::route;

namespace {

Sentence words(std::string_view condition) {
    const std::vector<FactRule> facts{
        {.id = "important", .label = {"Việc quan trọng", "Important"}},
        {.id = "pages", .type = FactType::count, .label = {"Số trang", "Number of pages"}},
        {.id = "field", .type = FactType::text, .label = {"Lĩnh vực", "Field"}}};
    const auto expression = statechart::Expression::parse(condition).value();
    return condition_words(expression, facts);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(condition_in_words)

BOOST_AUTO_TEST_CASE(a_fact_is_told_by_its_label) {
    BOOST_TEST(words("important").vi == "việc quan trọng");
    BOOST_TEST(words("!important").en == "not: important");
    BOOST_TEST(words("important == true").vi == "việc quan trọng");
    BOOST_TEST(words("important === false").vi == "không phải: việc quan trọng");
    BOOST_TEST(words("unknown_fact").vi == "unknown_fact");
}

BOOST_AUTO_TEST_CASE(comparisons_are_told_in_words) {
    BOOST_TEST(words("pages > 20").vi == "số trang trên 20");
    BOOST_TEST(words("pages >= 20").en == "number of pages is at least 20");
    BOOST_TEST(words("pages < 3").vi == "số trang dưới 3");
    BOOST_TEST(words("pages <= 2.5").en.starts_with("number of pages is at most 2.5"));
    BOOST_TEST(words("field == 'đất đai'").vi == "lĩnh vực là “đất đai”");
    BOOST_TEST(words("field != ''").en == "field is not empty");
}

BOOST_AUTO_TEST_CASE(brackets_stand_where_the_meaning_needs_them) {
    BOOST_TEST(words("important && pages > 20").vi == "việc quan trọng và số trang trên 20");
    BOOST_TEST(words("(important || pages > 9) && field == 'x'").vi ==
               "(việc quan trọng hoặc số trang trên 9) và lĩnh vực là “x”");
    BOOST_TEST(words("important || pages > 9 || pages < 2").en ==
               "important or number of pages is more than 9 or number of pages is less than 2");
}

BOOST_AUTO_TEST_CASE(what_has_no_words_is_told_as_it_is_written) {
    BOOST_TEST(words("important ? 1 : 0").vi == "important ? 1 : 0");
}

BOOST_AUTO_TEST_SUITE_END()
