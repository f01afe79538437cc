#include "adapters/office_file/xml.hpp"

#include <boost/test/unit_test.hpp>

using namespace phanbien::office_file;

BOOST_AUTO_TEST_SUITE(xml)

namespace {

std::string parsed(std::string text) {
    const auto document = parse_xml(std::move(text));
    return document ? "ok" : document.error().code;
}

std::string nested(std::size_t depth) {
    std::string out;
    for (std::size_t i = 0; i < depth; ++i) {
        out += "<a>";
    }
    for (std::size_t i = 0; i < depth; ++i) {
        out += "</a>";
    }
    return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(doctypes_are_refused) {
    BOOST_TEST(parsed("<a/>") == "ok");
    BOOST_TEST(parsed("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>") ==
               "draft.hostile_xml");
    BOOST_TEST(parsed("<?xml version='1.0'?>\n<!doctype a><a/>") == "draft.hostile_xml");
    BOOST_TEST(parsed("<!-- <!DOCTYPE a> --><a><![CDATA[<!DOCTYPE]]></a>") == "ok");
    BOOST_TEST(parsed(std::string("\xFF\xFE<\0a\0/\0>\0", 10)) == "draft.hostile_xml");
}

BOOST_AUTO_TEST_CASE(depth_and_size_are_limited) {
    BOOST_TEST(parsed(nested(xml_depth_max)) == "ok");
    BOOST_TEST(parsed(nested(xml_depth_max + 1)) == "draft.hostile_xml");
    std::string wide = "<a>";
    for (std::size_t i = 0; i < xml_nodes_max; ++i) {
        wide += "<b/>";
    }
    BOOST_TEST(parsed(wide + "</a>") == "draft.hostile_xml");
    BOOST_TEST(parsed("<a b='>'><c/></a>") == "ok");
    BOOST_TEST(parsed("<a><b></a>") == "draft.damaged");
}

BOOST_AUTO_TEST_CASE(prefixes_do_not_matter) {
    const auto document = parse_xml("<x:a xmlns:x='u'><x:b x:val='0'/><c val='7'/></x:a>");
    const auto root = (*document).document_element();
    BOOST_TEST(is_named(root, "a"));
    BOOST_TEST(number_or(attribute(child(root, "c"), "val"), -1) == 7);
    BOOST_TEST(number_or("7x", -1) == -1);
}

BOOST_AUTO_TEST_SUITE_END()
