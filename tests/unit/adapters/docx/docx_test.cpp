#include "adapters/docx/docx.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/unit/adapters/office_file/zip_file.hpp"

using namespace phanbien;
using namespace phanbien::docx;
using namespace phanbien::tests;
using namespace std::string_view_literals;

BOOST_AUTO_TEST_SUITE(word)

namespace {

std::string read(std::string_view bytes) {
    const auto flow = read_flow(bytes);
    return flow ? "ok" : flow.error().code;
}

std::string utf16(std::string_view ascii) {
    std::string out;
    for (const char c : ascii) {
        out += c;
        out += '\0';
    }
    return out;
}

Parts with(Parts parts, const std::string& name, const std::string& bytes) {
    parts.emplace_back(name, bytes);
    return parts;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_word_file) {
    const auto flow = read_flow(word_file(paragraph("Điều 1. Tên")));
    BOOST_REQUIRE(flow.has_value());
    BOOST_TEST(std::get<document::Paragraph>((*flow).items.at(0)).text == "Điều 1. Tên");
}

BOOST_AUTO_TEST_CASE(parts_are_found_through_relationships) {
    const auto flow = read_flow(
        zip_of({{"[Content_Types].xml", "<Types/>"},
                {"_rels/.rels",
                 "<R><Relationship Type='http://x/officeDocument' Target='/doc/main.xml'/>"
                 "</R>"},
                {"doc/main.xml", word_xml(paragraph("a"))},
                {"doc/_rels/main.xml.rels",
                 "<R><Relationship Type='http://x/footnotes' "
                 "Target='notes.xml'/></R>"},
                {"doc/notes.xml", "<w:footnotes><w:footnote w:type='separator'>" + paragraph("-") +
                                      "</w:footnote><w:footnote>" + paragraph("Chú thích") +
                                      "</w:footnote></w:footnotes>"}}));
    BOOST_REQUIRE(flow.has_value());
    BOOST_TEST((*flow).notes == std::vector<std::string>{"Chú thích"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(each_wrong_file_has_its_own_refusal) {
    BOOST_TEST(read("không phải zip") == "docx.not_zip");
    BOOST_TEST(read("\xD0\xCF\x11\xE0 cũ") == "docx.old_word_file");
    BOOST_TEST(read("\xD0\xCF\x11\xE0" + utf16("EncryptedPackage")) == "draft.encrypted");
    BOOST_TEST(read(zip_of({{"a.txt", "x"}})) == "docx.not_word");
    BOOST_TEST(read(zip_of({{"[Content_Types].xml", "<T/>"}, {"xl/workbook.xml", "<x/>"}})) ==
               "docx.not_word");
    BOOST_TEST(read(word_file("")) == "docx.no_text");
    BOOST_TEST(read(word_file(paragraph(" "))) == "docx.no_text");
    BOOST_TEST(read(zip_of(with(word_parts(paragraph("a")), "word/vbaProject.bin", "x"))) ==
               "docx.macros");
    BOOST_TEST(read(zip_of({{"[Content_Types].xml", "<T/>"}, {"word/document.xml", "<w:p>"}})) ==
               "draft.damaged");
    BOOST_TEST(read(std::string(docx_bytes_max + 1, 'x')) == "docx.too_large");
}

BOOST_AUTO_TEST_CASE(hostile_content_is_refused) {
    BOOST_TEST(read(zip_of(with(word_parts(paragraph("a")), "word/media/x.bin",
                                std::string(12U << 20U, '\0')))) == "draft.bomb");
    BOOST_TEST(read(zip_of({{"[Content_Types].xml", "<T/>"},
                            {"word/document.xml",
                             "<!DOCTYPE x [<!ENTITY a 'b'>]>" + word_xml(paragraph("&a;"))}})) ==
               "draft.hostile_xml");
    std::string deep;
    for (int i = 0; i < 10'000; ++i) {
        deep += "<w:tbl>";
    }
    BOOST_TEST(read(word_file(deep)) == "draft.hostile_xml");
}

BOOST_AUTO_TEST_CASE(paths_in_names_mean_nothing) {
    auto parts = with(word_parts(paragraph("a")), "../../etc/passwd", "x");
    BOOST_TEST(read(zip_of(with(parts, "/abs", "x"))) == "ok");
    BOOST_TEST(read(zip_of({{"[Content_Types].xml", "<T/>"},
                            {"_rels/.rels",
                             "<R><Relationship Type='/officeDocument' "
                             "Target='../../etc/passwd'/></R>"},
                            {"word/document.xml", word_xml(paragraph("a"))}})) == "docx.not_word");
}

BOOST_AUTO_TEST_CASE(legacy_fonts_are_refused) {
    std::string tcvn3;
    for (int i = 0; i < 40; ++i) {
        tcvn3 += "Céng hßa x· héi chñ nghÜa ViÖt Nam ";
    }
    BOOST_TEST(read(word_file(paragraph(tcvn3))) == "text.encoding");
}

BOOST_AUTO_TEST_SUITE_END()
