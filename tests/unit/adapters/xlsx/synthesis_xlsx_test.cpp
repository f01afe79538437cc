#include "adapters/xlsx/synthesis_xlsx.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <stdexcept>

#include "tests/unit/adapters/ooxml/opened_package.hpp"
#include "tests/unit/adapters/ooxml/sample_table.hpp"

using namespace phanbien;
using testing::nodes_below;
using testing::OpenedPackage;
using testing::text_below;

BOOST_AUTO_TEST_SUITE(synthesis_xlsx)

namespace {

struct Written {
    explicit Written(const dossier::SynthesisTable& table)
        : package(xlsx::write_synthesis_xlsx(table)),
          sheet(package.root("xl/worksheets/sheet1.xml")) {
        std::vector<std::string> strings;
        for (const pugi::xml_node string : package.root("xl/sharedStrings.xml").children("si")) {
            strings.push_back(text_below(string, "t"));
        }
        for (const pugi::xml_node cell : nodes_below(sheet, "c")) {
            if (cell.attribute("t").value() == std::string("s")) {
                cells[cell.attribute("r").value()] = strings.at(cell.child("v").text().as_uint());
            }
        }
        for (const pugi::xml_node merge : nodes_below(sheet, "mergeCell")) {
            merges.push_back(merge.attribute("ref").value());
        }
    }

    std::string cell(const std::string& name) const {
        const auto found = cells.find(name);
        return found == cells.end() ? "" : found->second;
    }
    bool merged(const std::string& area) const {
        return std::ranges::find(merges, area) != merges.end();
    }
    // All texts of a column from the first row of the table on, without white space.
    std::string column(char letter, unsigned from) const {
        std::string text;
        for (const pugi::xml_node row : sheet.child("sheetData").children("row")) {
            if (row.attribute("r").as_uint() >= from) {
                text += cell(letter + std::string(row.attribute("r").value()));
            }
        }
        return text;
    }

    OpenedPackage package;
    pugi::xml_node sheet;
    std::map<std::string, std::string> cells;
    std::vector<std::string> merges;
};

std::string without_spaces(std::string text) {
    std::erase_if(text, [](char letter) { return letter == ' ' || letter == '\n'; });
    return text;
}

constexpr unsigned head_row = 13;  // of small_table(), the last of it, as people count

}  // namespace

BOOST_AUTO_TEST_CASE(the_head_carries_body_national_title_date_and_counts) {
    const auto table = testing::small_table();
    const Written written(table);
    BOOST_TEST(written.cell("A1") == "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH SƠN LA");
    BOOST_TEST(written.merged("A1:B1"));
    BOOST_TEST(written.cell("C1") ==
               "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc");
    BOOST_TEST(written.cell("C3") == "Sơn La, ngày 05 tháng 02 năm 2026");
    BOOST_TEST(written.cell("A5") == table.title);
    BOOST_TEST(written.cell("A6") ==
               "ĐỐI VỚI DỰ THẢO NGHỊ QUYẾT QUY ĐỊNH CHÍNH SÁCH HỖ TRỢ HỌC SINH VÙNG CAO");
    BOOST_TEST(written.cell("A8") == table.summary[0]);
    BOOST_TEST(written.cell("A9") == table.summary[1]);
    BOOST_TEST(written.cell("A10") == table.summary[2]);
    BOOST_TEST(written.merged("A8:E8"));
}

BOOST_AUTO_TEST_CASE(the_page_is_landscape_a4_and_the_head_row_repeats) {
    const Written written(testing::small_table());
    const pugi::xml_node setup = written.sheet.child("pageSetup");
    BOOST_TEST(setup.attribute("orientation").value() == std::string("landscape"));
    BOOST_TEST(setup.attribute("paperSize").as_int() == 9);
    BOOST_TEST(setup.attribute("fitToHeight").as_int() == 0);
    BOOST_TEST(nodes_below(written.sheet, "pane").empty());
    const std::string repeated = text_below(written.package.root("xl/workbook.xml"), "definedName");
    BOOST_TEST(repeated == "'Tổng hợp'!$12:$13");
    BOOST_TEST(text_below(written.sheet, "oddHeader").ends_with("&P"));
    BOOST_TEST(written.cell("A12") == "Nhóm vấn đề, điều, khoản");
    BOOST_TEST(written.cell("D12") == "Ý kiến tiếp thu, giải trình");
    BOOST_TEST(written.merged("D12:E12"));
    BOOST_TEST(written.cell("D13") == "Kết quả");
    BOOST_TEST(written.cell("E13") == "Nội dung tiếp thu, giải trình");
}

BOOST_AUTO_TEST_CASE(rows_say_who_said_what_and_what_came_of_it) {
    const Written written(testing::small_table());
    BOOST_TEST(written.cell("A14") == "Khoản 1 Điều 5");
    BOOST_TEST(written.cell("C14") == "KN-001. Kiến nghị tổng hợp từ 2 ý kiến\nNâng mức hỗ trợ.");
    BOOST_TEST(written.cell("D14") == "Tiếp thu một phần");
    BOOST_TEST(written.cell("E14") == "Đã nâng lên 30%.");
    BOOST_TEST(written.cell("F14") == "KN-001");
    BOOST_TEST(written.cell("F16") == "YK-003");
    BOOST_TEST(written.cell("B16") == "Nguyễn Thị Hoa (Hội Nông dân tỉnh Sơn La)");
    BOOST_TEST(written.cell("C16") ==
               "YK-003. Tính đúng đắn, khoa học, khả thi – Thống nhất có chỉnh sửa\n"
               "Về Khoản 2 Điều 5\nMức hỗ trợ còn thấp.\nNên tính theo lương cơ sở.\n"
               "Đề xuất sửa: Hỗ trợ bằng 40% mức lương cơ sở.");
    BOOST_TEST(written.cell("A17") == "Vấn đề khác (về toàn bộ dự thảo)");
    BOOST_TEST(written.merged("A14:A16"));
    BOOST_TEST(written.merged("D14:D16"));
}

BOOST_AUTO_TEST_CASE(a_table_of_300_opinions_loses_no_word) {
    const auto table = testing::large_table(300);
    const Written written(table);
    const std::string contents = without_spaces(written.column('C', 9));
    const std::string speakers = without_spaces(written.column('B', 9));
    const std::string answers = without_spaces(written.column('E', 9));
    std::size_t content_at = 0;
    std::size_t answer_at = 0;
    for (const auto& group : table.groups) {
        for (const auto& item : group.items) {
            answer_at = answers.find(without_spaces(item.answer.text), answer_at);
            BOOST_REQUIRE(answer_at != std::string::npos);
            for (const auto& row : item.rows) {
                content_at = contents.find(without_spaces(row.code + "." + row.caption + row.text),
                                           content_at);
                BOOST_REQUIRE(content_at != std::string::npos);
                BOOST_REQUIRE(speakers.find(without_spaces(row.speaker)) != std::string::npos);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(every_row_of_the_table_has_a_height_a_spreadsheet_can_show) {
    const Written written(testing::large_table(300));
    for (const pugi::xml_node row : written.sheet.child("sheetData").children("row")) {
        if (row.attribute("r").as_uint() > head_row) {
            BOOST_TEST(row.attribute("ht").as_double() > 15);
            BOOST_TEST(row.attribute("ht").as_double() < 409);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_text_like_a_formula_is_a_string_cell) {
    for (const char* text : {"=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)"}) {
        const Written written(testing::table_saying(text));
        BOOST_TEST(written.cell("B14") == text);
        BOOST_TEST(nodes_below(written.sheet, "f").empty());
        BOOST_TEST(!written.package.has("xl/externalLinks/externalLink1.xml"));
    }
}

BOOST_AUTO_TEST_CASE(markup_emoji_and_control_characters_stay_text) {
    const std::string markup = "</t></si><c>&lt;![CDATA[ ]]> 😀 👩‍👩‍👧";
    BOOST_TEST(Written(testing::table_saying(markup)).cell("B14") == markup);
    BOOST_TEST(Written(testing::table_saying(std::string("a\x01\x0B") + "b")).cell("B14") == "ab");
}

BOOST_AUTO_TEST_CASE(forty_thousand_characters_go_on_in_further_rows) {
    const std::string text(40'000, 'x');
    const Written written(testing::table_saying(text));
    BOOST_TEST(written.column('B', head_row + 1).find(text) != std::string::npos);
    BOOST_TEST(written.column('C', head_row + 1).find(text) != std::string::npos);
    BOOST_TEST(written.column('E', head_row + 1).find(text) != std::string::npos);
    BOOST_TEST(written.column('A', 1).find(std::string(40'000, 'X')) != std::string::npos);
    for (const pugi::xml_node row : written.sheet.child("sheetData").children("row")) {
        BOOST_TEST(row.attribute("ht").as_double() <= 409);
    }
    for (const auto& [name, words] : written.cells) {
        BOOST_TEST(words.size() <= 32'767U);
    }
}

BOOST_AUTO_TEST_CASE(a_text_that_no_cell_can_hold_is_refused_not_lost) {
    auto table = testing::small_table();
    table.groups[0].label = std::string(40'000, 'x');
    BOOST_CHECK_THROW(xlsx::write_synthesis_xlsx(table), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(results_are_chosen_from_a_list_and_keys_are_hidden) {
    const Written written(testing::small_table());
    const auto offered = nodes_below(written.sheet, "dataValidation");
    BOOST_REQUIRE_EQUAL(offered.size(), 1U);
    BOOST_TEST(offered[0].attribute("sqref").value() == std::string("D14"));
    BOOST_TEST(text_below(offered[0], "formula1") ==
               "\"Tiếp thu,Tiếp thu một phần,Không tiếp thu\"");
    bool hidden = false;
    for (const pugi::xml_node column : nodes_below(written.sheet, "col")) {
        hidden = hidden || (column.attribute("min").as_int() == 6 &&
                            column.attribute("hidden").as_int() == 1);
    }
    BOOST_TEST(hidden);
    const auto sheets = nodes_below(written.package.root("xl/workbook.xml"), "sheet");
    BOOST_REQUIRE_EQUAL(sheets.size(), 2U);
    BOOST_TEST(sheets[1].attribute("state").value() == std::string("hidden"));
}

BOOST_AUTO_TEST_CASE(choices_that_excel_takes_in_no_list_are_not_offered) {
    auto table = testing::small_table();
    for (const std::string& choice : {std::string("Tiếp thu, có sửa"), std::string(252, 'x')}) {
        table.dispositions = {"Có", choice};
        BOOST_TEST(nodes_below(Written(table).sheet, "dataValidation").empty());
    }
    table.dispositions = {"Có", std::string(251, 'x')};
    BOOST_TEST(nodes_below(Written(table).sheet, "dataValidation").size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_file_says_when_the_table_was_drawn_up) {
    const Written written(testing::small_table());
    const std::string created =
        text_below(written.package.root("docProps/core.xml"), "dcterms:created");
    BOOST_TEST(created == "2026-02-05T00:00:00Z");
}

BOOST_AUTO_TEST_SUITE_END()
