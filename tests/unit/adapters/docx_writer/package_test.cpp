#include "adapters/docx_writer/package.hpp"

#include <boost/test/unit_test.hpp>

#include "adapters/docx_writer/parts.hpp"
#include "tests/unit/adapters/ooxml/opened_package.hpp"

using namespace phanbien;

BOOST_AUTO_TEST_SUITE(docx_package)

BOOST_AUTO_TEST_CASE(parts_come_back_as_they_went_in) {
    const testing::OpenedPackage opened(
        docx_writer::zip_of({{"a.xml", "<a>đ</a>"}, {"sub/b.xml", "<b/>"}}));
    BOOST_REQUIRE_EQUAL(opened.names().size(), 2U);
    BOOST_TEST(opened.root("a.xml").text().as_string() == std::string("đ"));
    BOOST_TEST(opened.root("sub/b.xml").name() == std::string("b"));
}

BOOST_AUTO_TEST_CASE(the_same_parts_give_the_same_bytes) {
    BOOST_TEST(docx_writer::docx_of("<a/>", "T") == docx_writer::docx_of("<a/>", "T"));
}

BOOST_AUTO_TEST_CASE(every_relation_and_every_content_type_names_a_part_that_is_there) {
    const testing::OpenedPackage opened(docx_writer::docx_of("<a/>", "Tên <&>"));
    for (const pugi::xml_node relation : opened.root("_rels/.rels").children("Relationship")) {
        BOOST_TEST(opened.has(relation.attribute("Target").value()));
    }
    for (const pugi::xml_node relation :
         opened.root("word/_rels/document.xml.rels").children("Relationship")) {
        BOOST_TEST(opened.has("word/" + std::string(relation.attribute("Target").value())));
    }
    std::size_t typed = 0;
    for (const pugi::xml_node type : opened.root("[Content_Types].xml").children("Override")) {
        BOOST_TEST(opened.has(std::string(type.attribute("PartName").value()).substr(1)));
        ++typed;
    }
    BOOST_TEST(typed == opened.names().size() - 3);  // all but the types and the relations
    BOOST_TEST(testing::text_below(opened.root("docProps/core.xml"), "dc:title") == "Tên <&>");
}

BOOST_AUTO_TEST_CASE(pages_after_the_first_carry_their_number) {
    const testing::OpenedPackage opened(docx_writer::docx_of("<a/>", "T"));
    BOOST_TEST(testing::text_below(opened.root("word/header.xml"), "w:instrText") == " PAGE ");
    BOOST_TEST(testing::text_below(opened.root("word/first_header.xml"), "w:instrText").empty());
}

BOOST_AUTO_TEST_SUITE_END()
