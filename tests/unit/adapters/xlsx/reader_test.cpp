#include "adapters/xlsx/reader.hpp"

#include <boost/test/unit_test.hpp>

#include "adapters/xlsx/cells.hpp"
#include "adapters/xlsx/number_formats.hpp"
#include "adapters/xlsx/synthesis_xlsx.hpp"
#include "tests/unit/adapters/office_file/zip_file.hpp"
#include "tests/unit/adapters/ooxml/sample_table.hpp"

using namespace phanbien;
using tests::Parts;

namespace {

// A workbook with one sheet whose rows are given, as office programs write it.
Parts workbook_parts(const std::string& rows, const std::string& after_rows = "") {
    return {
        {"[Content_Types].xml", "<Types/>"},
        {"_rels/.rels", R"(<Relationships><Relationship Id="rId1" Type="urn:x/officeDocument" )"
                        R"(Target="xl/workbook.xml"/></Relationships>)"},
        {"xl/workbook.xml",
         R"(<workbook xmlns:r="urn:r"><workbookPr/><sheets>)"
         R"(<sheet name="Ý kiến" sheetId="1" r:id="rId1"/>)"
         R"(<sheet name="Ẩn" sheetId="2" state="hidden" r:id="rId4"/></sheets></workbook>)"},
        {"xl/_rels/workbook.xml.rels",
         R"(<Relationships><Relationship Id="rId1" Type="urn:x/worksheet" )"
         R"(Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="urn:x/sharedStrings" )"
         R"(Target="/xl/sharedStrings.xml"/><Relationship Id="rId3" Type="urn:x/styles" )"
         R"(Target="styles.xml"/><Relationship Id="rId4" Type="urn:x/worksheet" )"
         R"(Target="worksheets/sheet2.xml"/></Relationships>)"},
        {"xl/sharedStrings.xml",
         R"(<sst><si><t>Điều 1</t></si><si><r><t>rõ </t></r><r><rPr/><t xml:space="preserve">ràng )"
         R"(</t></r><rPh sb="0" eb="1"><t>bỏ</t></rPh></si><si><t>a_x000D_&#10;b</t></si></sst>)"},
        {"xl/styles.xml",
         R"(<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd\/mm\/yyyy"/></numFmts>)"
         R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs>)"
         R"(</styleSheet>)"},
        {"xl/worksheets/sheet1.xml",
         "<worksheet><sheetData>" + rows + "</sheetData>" + after_rows + "</worksheet>"},
        {"xl/worksheets/sheet2.xml", "<worksheet><sheetData/></worksheet>"}};
}

std::vector<xlsx::ReadSheet> read(const Parts& parts) {
    const auto bytes = tests::zip_of(parts);
    auto sheets = xlsx::read_sheets(bytes);
    BOOST_REQUIRE(sheets.has_value());
    return *sheets;
}

std::string code_of(const Parts& parts) {
    const auto bytes = tests::zip_of(parts);
    const auto sheets = xlsx::read_sheets(bytes);
    return sheets ? "" : sheets.error().code;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(xlsx_reader)

BOOST_AUTO_TEST_CASE(every_kind_of_cell_is_read_as_what_a_person_sees) {
    const auto sheets = read(workbook_parts(
        R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>)"
        R"(<row r="3"><c r="A3" t="inlineStr"><is><t>nội tuyến</t></is></c>)"
        R"(<c r="B3" t="str"><f>A1</f><v>công thức</v></c><c r="C3" t="b"><v>1</v></c>)"
        R"(<c r="D3" t="e"><v>#N/A</v></c><c r="E3"><v>17</v></c><c r="F3"><v>0.30000000000000004)"
        R"(</v></c><c r="G3" s="1"><v>46058</v></c><c r="H3" s="2"><v>46058.5</v></c>)"
        R"(<c r="I3" t="s"><v>2</v></c><c r="J3" t="s"><v>99</v></c></row>)"));
    BOOST_REQUIRE_EQUAL(sheets.size(), 2U);
    const auto& sheet = sheets[0];
    BOOST_TEST(sheet.name == "Ý kiến");
    BOOST_TEST(!sheet.hidden);
    BOOST_TEST(sheets[1].hidden);
    BOOST_TEST(sheet.at(0, 0) == "Điều 1");
    BOOST_TEST(sheet.at(0, 1) == "");
    BOOST_TEST(sheet.at(0, 2) == "rõ ràng ");
    BOOST_TEST(sheet.rows[1].empty());
    BOOST_TEST(sheet.at(2, 0) == "nội tuyến");
    BOOST_TEST(sheet.at(2, 1) == "công thức");
    BOOST_TEST(sheet.at(2, 2) == "TRUE");
    BOOST_TEST(sheet.at(2, 3) == "");
    BOOST_TEST(sheet.at(2, 4) == "17");
    BOOST_TEST(sheet.at(2, 5) == "0.3");
    BOOST_TEST(sheet.at(2, 6) == "05/02/2026");
    BOOST_TEST(sheet.at(2, 7) == "05/02/2026");
    BOOST_TEST(sheet.at(2, 8) == "a\nb");
    BOOST_TEST(sheet.at(2, 9) == "");
    BOOST_TEST(sheet.at(99, 99) == "");
}

BOOST_AUTO_TEST_CASE(cells_without_a_place_stand_behind_the_one_before) {
    const auto sheets =
        read(workbook_parts("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"));
    BOOST_TEST(sheets[0].at(0, 1) == "2");
    BOOST_TEST(sheets[0].at(1, 0) == "3");
}

BOOST_AUTO_TEST_CASE(merged_cells_answer_with_the_words_of_their_area) {
    const auto sheets = read(workbook_parts(
        R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>1</v></c></row>)"
        R"(<row r="2"><c r="A2" s="1"/><c r="B2"><v>2</v></c></row>)"
        R"(<row r="3"><c r="B3"><v>3</v></c></row>)",
        R"(<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="A9:XFD1048576"/></mergeCells>)"));
    const auto& sheet = sheets[0];
    BOOST_TEST(sheet.merged_at(0, 0) == "Điều 1");
    BOOST_TEST(sheet.merged_at(1, 0) == "Điều 1");
    BOOST_TEST(sheet.at(1, 0) == "");
    BOOST_TEST(sheet.merged_at(2, 0) == "");
    BOOST_TEST(sheet.merged_at(1, 1) == "2");
    BOOST_REQUIRE_EQUAL(sheet.merged.size(), 1U);
}

BOOST_AUTO_TEST_CASE(what_our_own_writer_writes_is_read_again) {
    const auto bytes = xlsx::write_synthesis_xlsx(testing::small_table());
    const auto sheets = xlsx::read_sheets(bytes);
    BOOST_REQUIRE(sheets.has_value());
    std::string all;
    for (const auto& row : (*sheets)[0].rows) {
        for (const auto& cell : row) {
            all += cell + "|";
        }
    }
    BOOST_TEST(all.find("Khoản 1 Điều 5|") != std::string::npos);
    BOOST_TEST(all.find("Hội Liên hiệp Phụ nữ tỉnh Sơn La|") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_no_workbook_is_refused_in_its_own_words) {
    BOOST_TEST(xlsx::read_sheets("a,b,c").error().code == "xlsx.not_xlsx");
    BOOST_TEST(xlsx::read_sheets("\xD0\xCF\x11\xE0 Workbook").error().code ==
               "xlsx.old_excel_file");
    BOOST_TEST(code_of(tests::word_parts(tests::paragraph("chữ"))) == "xlsx.not_xlsx");
    auto parts = workbook_parts("<row><c><v>1</v></c></row>");
    parts.emplace_back("xl/vbaProject.bin", "x");
    BOOST_TEST(code_of(parts) == "xlsx.macros");
    parts = workbook_parts("<row><c></row>");
    BOOST_TEST(code_of(parts) == "xlsx.damaged");
    parts = workbook_parts("");
    parts[6].second = "<!DOCTYPE x [<!ENTITY a 'b'>]>" + parts[6].second;
    BOOST_TEST(code_of(parts) == "xlsx.hostile_xml");
}

BOOST_AUTO_TEST_CASE(rows_columns_and_repeated_words_are_counted) {
    BOOST_TEST(code_of(workbook_parts(R"(<row r="20001"><c r="A20001"><v>1</v></c></row>)")) ==
               "xlsx.bomb");
    BOOST_TEST(code_of(workbook_parts(R"(<row r="1"><c r="IW1"><v>1</v></c></row>)")) ==
               "xlsx.bomb");
    BOOST_TEST(
        code_of(workbook_parts(R"(<row r="1048576"><c r="A1048576" s="1"/></row>)")).empty());
    // One long string shown in many cells.
    auto parts = workbook_parts("");
    parts[4].second = "<sst><si><t>" + std::string(100'000, 'x') + "</t></si></sst>";
    std::string rows;
    for (int row = 1; row <= 200; ++row) {
        rows += R"(<row><c t="s"><v>0</v></c></row>)";
    }
    parts[6].second = "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
    BOOST_TEST(code_of(parts) == "xlsx.bomb");
    std::string tall = R"(<row r="1"><c r="A1"><v>1</v></c></row>)";
    tall += R"(<row r="20000"><c r="A20000"><v>1</v></c></row>)";
    BOOST_TEST(
        code_of(workbook_parts(tall, R"(<mergeCells><mergeCell ref="A1:Z20000"/></mergeCells>)")) ==
        "xlsx.bomb");
}

BOOST_AUTO_TEST_CASE(empty_cells_before_the_last_words_of_a_row_are_counted) {
    pugi::xml_document worksheet;
    BOOST_REQUIRE(
        worksheet.load_string("<sheetData><row><c r='B1'><v>1</v></c></row></sheetData>"));
    for (const std::size_t left : {1U, 2U}) {
        xlsx::Spent spent{.places = xlsx::places_max - left};
        xlsx::ReadSheet sheet;
        const auto read = xlsx::read_cells(worksheet, {}, spent, sheet);
        BOOST_TEST((read ? "" : read.error().code) == (left == 1U ? "xlsx.bomb" : ""));
    }
}

BOOST_AUTO_TEST_CASE(references_and_formats_are_told_apart) {
    BOOST_TEST((xlsx::cell_of("A1") == std::pair(0U, 0U)));
    BOOST_TEST((xlsx::cell_of("BC12") == std::pair(11U, 54U)));
    BOOST_TEST(!xlsx::cell_of("12").has_value());
    BOOST_TEST(!xlsx::cell_of("A0").has_value());
    BOOST_TEST(!xlsx::cell_of("AAAAAAAAAA1").has_value());
    BOOST_TEST(xlsx::shows_a_day("dd/mm/yyyy"));
    BOOST_TEST(xlsx::shows_a_day("[$-42A]d mmmm"));
    BOOST_TEST(!xlsx::shows_a_day("0.00"));
    BOOST_TEST(!xlsx::shows_a_day("0\" đồng, dy\""));
    BOOST_TEST(!xlsx::shows_a_day("[Red]0"));
}

BOOST_AUTO_TEST_SUITE_END()
