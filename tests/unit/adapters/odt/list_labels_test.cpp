#include "adapters/odt/list_labels.hpp"

#include <boost/test/unit_test.hpp>

#include "adapters/office_file/xml.hpp"

using namespace phanbien::odt;

BOOST_AUTO_TEST_SUITE(list_labels)

namespace {

std::string number_level(int level, const std::string& format, const std::string& more) {
    return "<list-level-style-number level='" + std::to_string(level) + "' num-format='" + format +
           "' " + more + "/>";
}

const std::string law_style =
    "<styles><list-style name='L'>" + number_level(1, "1", "num-prefix='Điều ' num-suffix='.'") +
    number_level(2, "1", "num-suffix='.'") + number_level(3, "a", "num-suffix=')'") +
    number_level(4, "1", "num-suffix='.' display-levels='3'") +
    "<list-level-style-bullet level='5' bullet-char='•'/>" +
    number_level(6, "I", "num-list-format='Chương %6%' num-suffix='.'") + number_level(7, "", "") +
    "</list-style><outline-style>" + number_level(1, "I", "num-prefix='Chương '") +
    number_level(2, "", "") + "</outline-style></styles>";

struct Office {
    pugi::xml_document styles = *phanbien::office_file::parse_xml(law_style);
    ListLabels labels;

    Office() { labels.add(styles.document_element()); }
};

}  // namespace

BOOST_AUTO_TEST_CASE(levels_restart_below_a_higher_one) {
    Office office;
    Counters counters;
    std::string out;
    for (const int level : {0, 1, 2, 2, 1, 2, 0, 1}) {
        out += office.labels.next("L", counters, level, -1) + " ";
    }
    BOOST_TEST(out == "Điều 1. 1. a) b) 2. a) Điều 2. 1. ");
}

BOOST_AUTO_TEST_CASE(forms_of_labels) {
    Office office;
    Counters counters;
    office.labels.next("L", counters, 1, -1);
    office.labels.next("L", counters, 2, -1);
    BOOST_TEST(office.labels.next("L", counters, 3, 4) == "1.a.4.");
    BOOST_TEST(office.labels.next("L", counters, 4, -1) == "-");
    BOOST_TEST(office.labels.next("L", counters, 5, -1) == "Chương I");
    BOOST_TEST(office.labels.next("L", counters, 6, -1) == "");
    BOOST_TEST(office.labels.next("không có", counters, 0, -1) == "");
    BOOST_TEST(office.labels.next("L", counters, 99, -1) == "");
}

BOOST_AUTO_TEST_CASE(a_list_may_continue_another) {
    Office office;
    const auto lists = phanbien::office_file::parse_xml(
        "<x><list style-name='L' id='a'/><list style-name='L'/><list style-name='L' "
        "continue-list='a'/><list style-name='L' continue-numbering='true'/></x>");
    std::string out;
    for (const auto& list : lists->document_element().children()) {
        auto counters = office.labels.counters_of(list);
        out += office.labels.next("L", *counters, 1, -1) + " ";
    }
    BOOST_TEST(out == "1. 1. 2. 3. ");
}

BOOST_AUTO_TEST_CASE(headings_outside_of_lists) {
    Office office;
    BOOST_TEST(office.labels.next_heading(1) == "Chương I");
    BOOST_TEST(office.labels.next_heading(2) == "");
    BOOST_TEST(office.labels.next_heading(1) == "Chương II");
    BOOST_TEST(office.labels.next_heading(0) == "");
}

BOOST_AUTO_TEST_SUITE_END()
