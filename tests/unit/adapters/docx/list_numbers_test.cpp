#include "adapters/docx/list_numbers.hpp"

#include <boost/test/unit_test.hpp>

#include "adapters/docx/word_xml.hpp"

using namespace phanbien::docx;

BOOST_AUTO_TEST_SUITE(list_numbers)

namespace {

std::string level(int ilvl, const std::string& format, const std::string& text,
                  const std::string& more = "") {
    return "<lvl ilvl='" + std::to_string(ilvl) + "'><start val='1'/><numFmt val='" + format +
           "'/><lvlText val='" + text + "'/>" + more + "</lvl>";
}

// The labels of paragraphs given as list and level.
std::string labels(const std::string& xml, const std::vector<std::pair<int, int>>& places) {
    const auto document = parse_xml("<numbering>" + xml + "</numbering>");
    BOOST_REQUIRE(document.has_value());
    ListNumbers numbers((*document).document_element());
    std::string out;
    for (const auto& [list, at] : places) {
        out += (out.empty() ? "" : " ") + numbers.label(list, at);
    }
    return out;
}

const std::string law = "<abstractNum abstractNumId='0'>" + level(0, "decimal", "Điều %1.") +
                        level(1, "decimal", "%2.") + level(2, "lowerLetter", "%3)") +
                        "</abstractNum><num numId='1'><abstractNumId val='0'/></num>";

}  // namespace

BOOST_AUTO_TEST_CASE(levels_restart_below_a_higher_one) {
    BOOST_TEST(labels(law, {{1, 0}, {1, 1}, {1, 2}, {1, 2}, {1, 1}, {1, 2}, {1, 0}, {1, 1}}) ==
               "Điều 1. 1. a) b) 2. a) Điều 2. 1.");
}

BOOST_AUTO_TEST_CASE(a_level_may_go_on_counting) {
    const auto xml = "<abstractNum abstractNumId='0'>" + level(0, "upperRoman", "Chương %1") +
                     level(1, "decimal", "Điều %2.", "<lvlRestart val='0'/>") +
                     "</abstractNum><num numId='1'><abstractNumId val='0'/></num>";
    BOOST_TEST(labels(xml, {{1, 0}, {1, 1}, {1, 1}, {1, 0}, {1, 1}}) ==
               "Chương I Điều 1. Điều 2. Chương II Điều 3.");
}

BOOST_AUTO_TEST_CASE(lists_share_counters_and_overrides_restart) {
    const auto xml = law +
                     "<num numId='2'><abstractNumId val='0'/></num><num numId='3'>"
                     "<abstractNumId val='0'/><lvlOverride ilvl='1'><startOverride val='1'/>"
                     "</lvlOverride></num>";
    BOOST_TEST(labels(xml, {{1, 1}, {2, 1}, {3, 1}, {3, 1}, {1, 1}}) == "1. 2. 1. 2. 3.");
}

BOOST_AUTO_TEST_CASE(numbers_of_upper_levels) {
    const auto xml = "<abstractNum abstractNumId='0'>" + level(0, "upperRoman", "%1.") +
                     level(1, "decimal", "%1.%2.") + level(2, "decimal", "%1.%2.%3", "<isLgl/>") +
                     "</abstractNum><num numId='1'><abstractNumId val='0'/></num>";
    BOOST_TEST(labels(xml, {{1, 0}, {1, 1}, {1, 2}}) == "I. I.1. 1.1.1");
}

BOOST_AUTO_TEST_CASE(bullets_unknown_lists_and_links) {
    BOOST_TEST(labels("<abstractNum abstractNumId='0'>" + level(0, "bullet", "o") +
                          "</abstractNum><num numId='1'><abstractNumId val='0'/></num>",
                      {{1, 0}}) == "-");
    BOOST_TEST(labels(law, {{9, 0}}) == "");
    BOOST_TEST(labels(law, {{1, 12}}) == "");
    BOOST_TEST(labels("<abstractNum abstractNumId='5'><numStyleLink val='S'/></abstractNum>"
                      "<abstractNum abstractNumId='6'><styleLink val='S'/>" +
                          level(0, "decimal", "%1)") +
                          "</abstractNum><num numId='1'><abstractNumId val='5'/></num>",
                      {{1, 0}}) == "1)");
}

BOOST_AUTO_TEST_CASE(a_count_ends_at_the_largest_number) {
    BOOST_TEST(counted_on(1) == 2);
    BOOST_TEST(counted_on(2'147'483'647) == 2'147'483'647);
}

BOOST_AUTO_TEST_CASE(a_style_names_its_level) {
    const auto document = parse_xml("<numbering><abstractNum abstractNumId='0'>" +
                                    level(0, "upperRoman", "Chương %1", "<pStyle val='C'/>") +
                                    level(1, "decimal", "Điều %2.", "<pStyle val='D'/>") +
                                    "</abstractNum><num numId='1'><abstractNumId val='0'/></num>"
                                    "</numbering>");
    const ListNumbers numbers((*document).document_element());
    BOOST_TEST(numbers.level_of_style(1, "D") == 1);
    BOOST_TEST(numbers.level_of_style(1, "C") == 0);
    BOOST_TEST(numbers.level_of_style(1, "") == 0);
    BOOST_TEST(numbers.level_of_style(7, "D") == 0);
}

BOOST_AUTO_TEST_CASE(formats) {
    BOOST_TEST(formatted(14, "upperRoman") == "XIV");
    BOOST_TEST(formatted(4, "lowerRoman") == "iv");
    BOOST_TEST(formatted(28, "lowerLetter") == "bb");
    BOOST_TEST(formatted(3, "upperLetter") == "C");
    BOOST_TEST(formatted(3, "decimalZero") == "03");
    BOOST_TEST(formatted(3, "none") == "");
    BOOST_TEST(formatted(3, "japaneseCounting") == "3");
    BOOST_TEST(formatted(1, "vietnameseCounting") == "một");
    BOOST_TEST(formatted(15, "vietnameseCounting") == "mười lăm");
    BOOST_TEST(formatted(21, "vietnameseCounting") == "hai mươi mốt");
}

BOOST_AUTO_TEST_SUITE_END()
