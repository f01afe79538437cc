#include "adapters/docx/body_reader.hpp"

#include <boost/test/unit_test.hpp>

#include "adapters/docx/word_xml.hpp"
#include "tests/unit/adapters/office_file/zip_file.hpp"

using namespace phanbien;
using namespace phanbien::docx;
using namespace phanbien::tests;

BOOST_AUTO_TEST_SUITE(body_reader)

namespace {

document::Flow flow_of(const std::string& body, const std::string& styles = "<styles/>",
                       const std::string& numbering = "<numbering/>") {
    const auto document = parse_xml(word_xml(body));
    const auto style_part = parse_xml(styles);
    const auto number_part = parse_xml(numbering);
    BOOST_REQUIRE(document.has_value());
    const Styles known((*style_part).document_element());
    ListNumbers numbers((*number_part).document_element());
    return BodyReader(known, numbers).read(child((*document).document_element(), "body"));
}

std::string texts(const document::Flow& flow) {
    std::string out;
    for (const auto& item : flow.items) {
        const auto* paragraph = std::get_if<document::Paragraph>(&item);
        out += (out.empty() ? "" : "|") + (paragraph ? paragraph->text : "[table]");
    }
    return out;
}

const document::Paragraph& first(const document::Flow& flow) {
    return std::get<document::Paragraph>(flow.items.front());
}

}  // namespace

BOOST_AUTO_TEST_CASE(runs_tabs_and_breaks) {
    BOOST_TEST(texts(flow_of("<w:p><w:r><w:t>Đi</w:t></w:r><w:hyperlink><w:r><w:t>ều</w:t><w:tab/>"
                             "<w:t>1</w:t><w:br/><w:t>x</w:t></w:r></w:hyperlink></w:p>")) ==
               "Điều\t1\nx");
    BOOST_TEST(texts(flow_of(paragraph(" ") + paragraph("a"))) == "a");
    BOOST_TEST(texts(flow_of("<w:sdt><w:sdtContent>" + paragraph("a") +
                             "</w:sdtContent></w:sdt>")) == "a");
}

BOOST_AUTO_TEST_CASE(tracked_changes_are_read_as_accepted) {
    BOOST_TEST(texts(flow_of("<w:p><w:r><w:t>a</w:t></w:r><w:ins><w:r><w:t>b</w:t></w:r></w:ins>"
                             "<w:del><w:r><w:delText>c</w:delText></w:r></w:del><w:moveFrom><w:r>"
                             "<w:t>d</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>e</w:t></w:r>"
                             "</w:moveTo></w:p>")) == "abe");
    BOOST_TEST(texts(flow_of("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>một </w:t></w:r>"
                             "</w:p>" +
                             paragraph("hai") + paragraph("ba"))) == "một hai|ba");
}

BOOST_AUTO_TEST_CASE(hidden_text_and_field_codes_are_not_read) {
    BOOST_TEST(texts(flow_of("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r>"
                             "<w:instrText>PAGE</w:instrText><w:t>hiện</w:t></w:r></w:p>")) ==
               "hiện");
}

BOOST_AUTO_TEST_CASE(text_boxes_stand_behind_their_paragraph) {
    const auto box = [](const std::string& words) {
        return "<v:textbox><w:txbxContent>" + paragraph(words) + "</w:txbxContent></v:textbox>";
    };
    const auto flow = flow_of("<w:p><w:r><w:t>a</w:t><w:pict>" + box("khung") +
                              "</w:pict></w:r></w:p>" + paragraph("b"));
    BOOST_TEST(texts(flow) == "a|khung|b");
    BOOST_REQUIRE(flow.warnings.size() == 1U);
    BOOST_TEST(flow.warnings[0].code == "docx.text_boxes");
    BOOST_TEST(flow_of("<w:p><w:r><w:t>a</w:t><w:drawing/></w:r></w:p>").warnings.empty());
    // Stored once for new and once for old versions of Word.
    BOOST_TEST(texts(flow_of("<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing>" + box("mới") +
                             "</w:drawing></mc:Choice><mc:Fallback><w:pict>" + box("cũ") +
                             "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>")) ==
               "mới");
}

BOOST_AUTO_TEST_CASE(content_controls_and_fields) {
    BOOST_TEST(texts(flow_of("<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r>"
                             "<w:t>Bấm để nhập</w:t></w:r></w:sdtContent></w:sdt><w:sdt>"
                             "<w:sdtContent><w:r><w:t>đã nhập</w:t></w:r></w:sdtContent></w:sdt>"
                             "<w:fldSimple w:instr='REF x'><w:r><w:t> 5</w:t></w:r></w:fldSimple>"
                             "<w:smartTag><w:r><w:t>!</w:t></w:r></w:smartTag></w:p>")) ==
               "đã nhập 5!");
    const auto embedded = flow_of(paragraph("a") + "<w:altChunk/>");
    BOOST_REQUIRE(embedded.warnings.size() == 1U);
    BOOST_TEST(embedded.warnings[0].code == "docx.embedded_document");
}

BOOST_AUTO_TEST_CASE(merged_cells_leave_their_places) {
    const auto cell = [](const std::string& properties, const std::string& words) {
        return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + paragraph(words) + "</w:tc>";
    };
    const auto flow =
        flow_of("<w:tbl><w:tr>" + cell("<w:gridSpan w:val='2'/>", "đầu") + cell("", "ba") +
                "</w:tr><w:sdt><w:sdtContent><w:tr>" + cell("<w:vMerge w:val='restart'/>", "gộp") +
                cell("", "x") + cell("<w:cellDel/>", "đã xóa") + cell("", "y") +
                "</w:tr></w:sdtContent></w:sdt><w:tr>" + cell("<w:vMerge/>", "") + cell("", "z") +
                cell("", "t") + "</w:tr></w:tbl>");
    const auto& rows = std::get<document::Table>(flow.items.at(0)).rows;
    const std::vector<std::vector<std::string>> expected{
        {"đầu", "", "ba"}, {"gộp", "x", "y"}, {"", "z", "t"}};
    BOOST_TEST((rows == expected));
}

BOOST_AUTO_TEST_CASE(looks_come_from_runs_and_styles) {
    const std::string styles =
        "<styles><style type='paragraph' styleId='B'><pPr><jc val='center'/><outlineLvl val='1'/>"
        "</pPr><rPr><b/></rPr></style><style type='paragraph' styleId='C'><basedOn val='B'/>"
        "<pPr><jc val='both'/></pPr></style><style type='paragraph' styleId='L'><basedOn val='L'/>"
        "</style></styles>";
    const auto styled = [&](const std::string& id) {
        return flow_of("<w:p><w:pPr><w:pStyle w:val='" + id +
                           "'/></w:pPr><w:r><w:t>a</w:t></w:r>"
                           "</w:p>",
                       styles);
    };
    BOOST_TEST(first(styled("B")).centred);
    BOOST_TEST(first(styled("B")).bold);
    BOOST_TEST(first(styled("C")).outline_level == 2);
    BOOST_TEST(!first(styled("C")).centred);
    BOOST_TEST(!first(styled("L")).bold);  // a style based on itself ends
    BOOST_TEST(first(flow_of("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r></w:p>")).bold);
    BOOST_TEST(!first(flow_of("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>a</w:t></w:r><w:r><w:t>b</w:t>"
                              "</w:r></w:p>"))
                    .bold);
}

BOOST_AUTO_TEST_CASE(automatic_numbers_become_labels) {
    const std::string numbering =
        "<numbering><abstractNum abstractNumId='0'><lvl ilvl='0'><start val='1'/><numFmt "
        "val='decimal'/><lvlText val='Điều %1.'/></lvl></abstractNum><num numId='1'><abstractNumId "
        "val='0'/></num></numbering>";
    const std::string styles =
        "<styles><style type='paragraph' styleId='D'><pPr><numPr><numId val='1'/></numPr></pPr>"
        "</style></styles>";
    const auto numbered = [](const std::string& text, const std::string& more) {
        return "<w:p><w:pPr><w:pStyle w:val='D'/>" + more + "</w:pPr><w:r><w:t>" + text +
               "</w:t></w:r></w:p>";
    };
    const auto flow = flow_of(numbered("Một", "") + numbered(" ", "") +
                                  numbered("Không", "<w:numPr><w:numId w:val='0'/></w:numPr>") +
                                  numbered("Hai", ""),
                              styles, numbering);
    BOOST_REQUIRE(flow.items.size() == 3U);
    BOOST_TEST(first(flow).label == "Điều 1.");
    BOOST_TEST(std::get<document::Paragraph>(flow.items[1]).label == "");
    BOOST_TEST(std::get<document::Paragraph>(flow.items[2]).label == "Điều 2.");
}

BOOST_AUTO_TEST_CASE(tables_keep_rows_and_cells) {
    const auto flow = flow_of("<w:tbl><w:tr><w:tc>" + paragraph("a") + paragraph("b") +
                              "</w:tc><w:tc>" + "<w:tbl><w:tr><w:tc>" + paragraph("trong") +
                              "</w:tc></w:tr></w:tbl></w:tc></w:tr><w:tr>"
                              "<w:trPr><w:del/></w:trPr><w:tc>" +
                              paragraph("xóa") +
                              "</w:tc></w:tr></w:tbl><w:tbl><w:tr>"
                              "<w:tc>" +
                              paragraph("") + "</w:tc></w:tr></w:tbl>");
    BOOST_REQUIRE(flow.items.size() == 1U);
    const auto& table = std::get<document::Table>(flow.items[0]);
    BOOST_REQUIRE(table.rows.size() == 1U);
    BOOST_TEST(table.rows[0][0] == "a\nb");
    BOOST_TEST(table.rows[0][1] == "trong");
}

BOOST_AUTO_TEST_SUITE_END()
