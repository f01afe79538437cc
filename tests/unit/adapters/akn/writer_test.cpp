#include <boost/test/unit_test.hpp>

#include "adapters/akn/akn.hpp"
#include "adapters/draft_reader/draft_reader.hpp"

using namespace phanbien;

BOOST_AUTO_TEST_SUITE(writer)

namespace {

std::string written(std::string_view text) {
    return akn::write_akn(*read_draft("a.txt", text), {.work = "luat-mau",
                                                       .version = 2,
                                                       .date = *parse_date("2026-11-29"),
                                                       .author = "Bộ Nội vụ"});
}

bool holds(const std::string& xml, std::string_view piece) {
    return xml.find(piece) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_hierarchy_has_elements_and_ids_of_the_convention) {
    const auto xml =
        written("Chương I\nCHUNG\nĐiều 1. Tên\nMở đầu:\n1. Một:\na) A;\nđ) Đ.\n2. Hai");
    BOOST_TEST(holds(xml, "<chapter eId=\"chp_I\"><num>Chương I</num><heading>CHUNG</heading>"));
    BOOST_TEST(holds(xml,
                     "<article eId=\"art_1\"><num>Điều 1.</num><heading>Tên</heading>"
                     "<intro><p>Mở đầu:</p></intro>"));
    BOOST_TEST(holds(xml,
                     "<paragraph eId=\"art_1__para_1\"><num>1.</num><intro><p>Một:</p>"
                     "</intro><point eId=\"art_1__para_1__point_a\"><num>a)</num>"));
    BOOST_TEST(holds(xml, "<content><p>Hai</p></content></paragraph>"));
}

BOOST_AUTO_TEST_CASE(identity) {
    const auto xml = written("Điều 1. Tên\nx");
    BOOST_TEST(holds(xml, "<FRBRuri value=\"/akn/vn/bill/2026-11-29/luat-mau\""));
    BOOST_TEST(holds(xml, "/vie@2/!main"));
    BOOST_TEST(holds(xml, "showAs=\"Bộ Nội vụ\""));
    BOOST_TEST(holds(xml, "<FRBRcountry value=\"vn\""));
}

BOOST_AUTO_TEST_CASE(head_conclusions_and_attachments) {
    const auto xml = written(
        "NGHỊ QUYẾT\nVề việc mẫu\nCăn cứ Luật một;\nCăn cứ Luật hai;\nQUYẾT NGHỊ:\nĐiều 1. A\nx\n"
        "Nơi nhận:\n- Như trên.\nTM. ỦY BAN\nCHỦ TỊCH\nPHỤ LỤC I\nDANH MỤC\nMột dòng");
    BOOST_TEST(holds(xml, "<preface><p>NGHỊ QUYẾT</p>"));
    BOOST_TEST(holds(xml, "<citations><citation eId=\"cit_1\"><p>Căn cứ Luật một;</p></citation>"));
    BOOST_TEST(holds(xml, "<conclusions><container name=\"recipients\" eId=\"recipients\">"));
    BOOST_TEST(holds(xml, "<attachment eId=\"annex_I\"><num>Phụ lục I</num><heading>DANH MỤC"));
    BOOST_TEST(holds(xml, "<mainBody><p>Một dòng</p></mainBody>"));
}

BOOST_AUTO_TEST_CASE(quoted_provisions_are_quoted_structures) {
    const auto xml = written(
        "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n1. Một.”\n2. Bãi bỏ Điều 6.");
    BOOST_TEST(holds(xml,
                     "<p>Sửa đổi Điều 5 như sau:</p><p><mod eId=\"art_1__para_1__mod_1\">"
                     "<quotedStructure eId=\"art_1__para_1__mod_1__qstr_1\"><p>“Điều 5. Tên</p>"
                     "<p>1. Một.”</p></quotedStructure></mod></p>"));
}

BOOST_AUTO_TEST_CASE(closing_sentences_wrap_up) {
    BOOST_TEST(holds(written("Điều 1. A\n1. Gồm:\na) Một;\nb) Hai.\nCác việc này do Bộ làm."),
                     "<wrapUp eId=\"art_1__para_1__block_1\"><p>Các việc này do Bộ làm.</p>"
                     "</wrapUp>"));
}

BOOST_AUTO_TEST_CASE(nothing_that_xml_may_not_hold) {
    document::Outline outline;
    outline.provisions.push_back(
        {.kind = document::ProvisionKind::block, .text = "a\x01<b>&\xEF\xBF\xBF"});
    const auto xml = akn::write_akn(outline, {});
    BOOST_TEST(holds(xml, "<p>a &lt;b&gt;&amp; </p>"));
}

BOOST_AUTO_TEST_SUITE_END()
