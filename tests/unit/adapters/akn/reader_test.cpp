// Documents that others wrote.
#include <boost/test/unit_test.hpp>

#include "adapters/akn/akn.hpp"
#include "adapters/draft_reader/draft_reader.hpp"

using namespace phanbien;

BOOST_AUTO_TEST_SUITE(reader)

namespace {

std::string akn_of(const std::string& inside) {
    return "<?xml version=\"1.0\"?>\n<akomaNtoso xmlns=\"x\">\n <act name=\"luat\">\n" + inside +
           "\n </act>\n</akomaNtoso>";
}

document::Outline read(const std::string& inside) {
    const auto outline = akn::read_akn(akn_of(inside));
    BOOST_REQUIRE_MESSAGE(outline.has_value(), outline.error().en);
    return *outline;
}

const document::Provision& at(const document::Outline& outline, std::string_view id) {
    const auto* found = document::find(outline.provisions, id);
    BOOST_REQUIRE_MESSAGE(found != nullptr, id);
    return *found;
}

}  // namespace

BOOST_AUTO_TEST_CASE(laid_out_with_other_ids_and_elements) {
    const auto outline = read(R"(<meta><identification><FRBRWork>
          <FRBRalias value="LUẬT MẪU" name="short"/></FRBRWork></identification></meta>
        <preface><longTitle><p>LUẬT <docTitle>MẪU</docTitle></p></longTitle></preface>
        <body>
          <article eId="x">
            <num>Điều 5.</num>
            <heading>Tên <b>điều</b></heading>
            <clause>
              <num>1.</num>
              <list>
                <intro><p>Gồm
                   hai việc:</p></intro>
                <point><num>a)</num><content><p>Một<authorialNote><p>chú</p></authorialNote>;</p>
                </content></point>
                <point><num>b)</num><content><p>Hai.</p><ul><li><p>gạch</p></li></ul></content>
                </point>
              </list>
            </clause>
          </article>
        </body>)");
    BOOST_TEST(outline.title == "LUẬT MẪU");
    BOOST_TEST(at(outline, "preamble").text == "LUẬT MẪU");
    BOOST_TEST(at(outline, "art_5").heading == "Tên điều");
    BOOST_TEST(at(outline, "art_5__para_1").text == "Gồm hai việc:");
    BOOST_TEST(at(outline, "art_5__para_1__point_a").text == "Một;");
    BOOST_TEST(at(outline, "art_5__para_1__point_b").text == "Hai.\ngạch");
    BOOST_REQUIRE(outline.notes.size() == 1U);
    BOOST_TEST(outline.notes[0] == "chú");
    BOOST_TEST((outline.counts == document::Counts{.articles = 1, .clauses = 1, .points = 2}));
}

BOOST_AUTO_TEST_CASE(tables_and_quoted_structures) {
    const auto outline = read(
        "<body><article><num>1</num><content><p>Như sau:</p><table><tr><th><p>A</p></th><td>"
        "<p>B</p><p>C</p></td></tr></table><p>Sau <mod>sửa: <quotedStructure><article><num>Điều "
        "7.</num><heading>Mới</heading><content><p>Chữ.</p></content></article>"
        "</quotedStructure></mod></p></content></article></body>");
    const auto& article = at(outline, "art_1");
    BOOST_TEST(article.text == "Như sau:");
    BOOST_TEST(article.children.at(0).rows.at(0).at(1) == "B\nC");
    BOOST_TEST(article.children.at(1).text == "Sau sửa: \nĐiều 7. Mới\nChữ.");
    BOOST_TEST(outline.counts.articles == 1);
}

BOOST_AUTO_TEST_CASE(refusals) {
    BOOST_TEST(akn::read_akn("<akomaNtoso><act/></akomaNtoso>").error().code == "akn.not_a_text");
    BOOST_TEST(akn::read_akn("<!DOCTYPE a><akomaNtoso/>").error().code == "draft.hostile_xml");
    BOOST_TEST(akn::read_akn("<akomaNtoso>").error().code == "draft.damaged");
    BOOST_TEST(read_draft("a.xml", akn_of("<body><article/></body>"))->counts.articles == 1);
    BOOST_TEST(read_draft("a.xml", "<?xml version='1.0'?><other/>").error().code ==
               "draft.not_text");
}

BOOST_AUTO_TEST_SUITE_END()
