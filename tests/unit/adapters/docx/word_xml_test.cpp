#include "adapters/docx/word_xml.hpp"

#include <boost/test/unit_test.hpp>

using namespace phanbien::docx;

BOOST_AUTO_TEST_SUITE(word_xml)

BOOST_AUTO_TEST_CASE(values_and_switches) {
    const auto document = parse_xml("<x:a xmlns:x='u'><x:b x:val='0'/><c val='7'/></x:a>");
    const auto root = (*document).document_element();
    BOOST_TEST(value_of(root, "b") == "0");
    BOOST_TEST(!is_on(root, "b"));
    BOOST_TEST(is_on(root, "c"));
    BOOST_TEST(!is_on(root, "d"));
}

BOOST_AUTO_TEST_SUITE_END()
