#include "adapters/docx_writer/synthesis_docx.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/unit/adapters/ooxml/opened_package.hpp"
#include "tests/unit/adapters/ooxml/sample_table.hpp"

using namespace phanbien;
using testing::nodes_below;
using testing::OpenedPackage;
using testing::text_below;

BOOST_AUTO_TEST_SUITE(synthesis_docx)

namespace {

struct Written {
    explicit Written(const dossier::SynthesisTable& table)
        : package(docx_writer::write_synthesis_docx(table)),
          body(package.root("word/document.xml").child("w:body")) {
        for (const pugi::xml_node each : body.children("w:tbl")) {
            grid = each;  // the letterhead comes first, the table itself last
        }
        for (const pugi::xml_node row : grid.children("w:tr")) {
            rows.push_back(nodes_below(row, "w:tc"));
        }
    }

    std::string cell(std::size_t row, std::size_t column) const {
        std::string text;
        for (const pugi::xml_node paragraph : rows.at(row).at(column).children("w:p")) {
            text += (text.empty() ? "" : "|") + text_below(paragraph, "w:t");
        }
        return text;
    }
    std::string merge(std::size_t row, std::size_t column) const {
        return rows.at(row).at(column).child("w:tcPr").child("w:vMerge").attribute("w:val").value();
    }

    OpenedPackage package;
    pugi::xml_node body;
    pugi::xml_node grid;
    std::vector<std::vector<pugi::xml_node>> rows;
};

}  // namespace

BOOST_AUTO_TEST_CASE(the_head_carries_body_national_title_date_and_counts) {
    const auto table = testing::small_table();
    const Written written(table);
    const std::string text = text_below(written.body, "w:t", "\n");
    for (const std::string& words :
         {table.head.body, std::string("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
          std::string("Độc lập - Tự do - Hạnh phúc"), table.head.place_and_date, table.title,
          table.subject, table.summary[0], table.summary[1], table.summary[2]}) {
        BOOST_TEST(text.find(words) != std::string::npos, words);
    }
}

BOOST_AUTO_TEST_CASE(the_page_is_landscape_a4_with_the_decrees_margins) {
    const Written written(testing::small_table());
    const pugi::xml_node section = written.body.child("w:sectPr");
    BOOST_TEST(section.child("w:pgSz").attribute("w:w").as_int() == 16838);
    BOOST_TEST(section.child("w:pgSz").attribute("w:h").as_int() == 11906);
    BOOST_TEST(section.child("w:pgSz").attribute("w:orient").value() == std::string("landscape"));
    BOOST_TEST(section.child("w:pgMar").attribute("w:left").as_int() == 1701);
    BOOST_TEST(section.child("w:pgMar").attribute("w:right").as_int() == 851);
    BOOST_TEST(!section.child("w:titlePg").empty());
}

BOOST_AUTO_TEST_CASE(the_head_row_is_repeated_and_columns_are_fixed) {
    const Written written(testing::small_table());
    BOOST_TEST(written.cell(0, 0) == "Nhóm vấn đề, điều, khoản");
    BOOST_TEST(written.cell(0, 3) == "Ý kiến tiếp thu, giải trình");
    BOOST_TEST(written.cell(1, 3) == "Kết quả");
    BOOST_TEST(written.cell(1, 4) == "Nội dung tiếp thu, giải trình");
    const pugi::xml_node properties = written.grid.child("w:tblPr");
    BOOST_TEST(properties.child("w:tblLayout").attribute("w:type").value() == std::string("fixed"));
    BOOST_TEST(!written.grid.child("w:tr").child("w:trPr").child("w:tblHeader").empty());
    BOOST_TEST(nodes_below(written.grid, "w:tblHeader").size() == 2U);
    int total = 0;
    for (const pugi::xml_node column : written.grid.child("w:tblGrid").children()) {
        total += column.attribute("w:w").as_int();
    }
    BOOST_TEST(total == 16838 - 1701 - 851);
}

BOOST_AUTO_TEST_CASE(rows_say_who_said_what_and_what_came_of_it) {
    const Written written(testing::small_table());
    BOOST_REQUIRE_EQUAL(written.rows.size(), 6U);
    BOOST_TEST(written.cell(2, 0) == "Khoản 1 Điều 5");
    BOOST_TEST(written.cell(2, 2) == "KN-001. Kiến nghị tổng hợp từ 2 ý kiến|Nâng mức hỗ trợ.");
    BOOST_TEST(text_below(written.rows[2][3], "w:t") == "Tiếp thu một phần");
    BOOST_TEST(nodes_below(written.rows[2][3], "w:listItem").size() == 3U);
    BOOST_TEST(written.cell(2, 4) == "Đã nâng lên 30%.");
    BOOST_TEST(written.cell(3, 1) == "Hội Liên hiệp Phụ nữ tỉnh Sơn La");
    BOOST_TEST(written.cell(4, 2) ==
               "YK-003. Tính đúng đắn, khoa học, khả thi – Thống nhất có chỉnh sửa|"
               "Về Khoản 2 Điều 5|Mức hỗ trợ còn thấp.|Nên tính theo lương cơ sở.|Đề xuất sửa:|"
               "Hỗ trợ bằng 40% mức lương cơ sở.");
    BOOST_TEST(written.cell(5, 0) == "Vấn đề khác (về toàn bộ dự thảo)");
    BOOST_TEST(written.cell(5, 3) == "Để ngoài phạm vi tổng hợp");
    BOOST_TEST(written.cell(5, 4) == "Không thuộc nội dung dự thảo.");
}

BOOST_AUTO_TEST_CASE(cells_are_merged_per_provision_and_per_answer) {
    const Written written(testing::small_table());
    for (const std::size_t column : {std::size_t{0}, std::size_t{3}, std::size_t{4}}) {
        BOOST_TEST(written.merge(2, column) == "restart");
        BOOST_TEST(written.merge(3, column) == "continue");
        BOOST_TEST(written.merge(4, column) == "continue");
        BOOST_TEST(written.merge(5, column).empty());
    }
    BOOST_TEST(written.merge(3, 1).empty());
    BOOST_TEST(written.merge(3, 2).empty());
}

BOOST_AUTO_TEST_CASE(a_table_of_300_opinions_loses_no_word) {
    const auto table = testing::large_table(300);
    const Written written(table);
    std::size_t at = 2;
    for (const auto& group : table.groups) {
        for (const auto& item : group.items) {
            BOOST_TEST(written.cell(at, 4).find(item.answer.text) != std::string::npos);
            for (const auto& row : item.rows) {
                BOOST_TEST(written.cell(at, 1) == row.speaker);
                BOOST_TEST(written.cell(at, 2).find(row.text) != std::string::npos);
                ++at;
            }
        }
    }
    BOOST_TEST(at == written.rows.size());
}

BOOST_AUTO_TEST_CASE(hostile_texts_stay_text) {
    for (const std::string& text :
         {std::string("=cmd|' /C calc'!A0"), std::string("</w:t><w:p/>&lt;<!-- ]]>"),
          std::string("😀 👩‍👩‍👧 中文"), std::string(40'000, 'x')}) {
        const Written written(testing::table_saying(text));
        BOOST_TEST(written.rows.size() == 6U);
        BOOST_TEST(written.cell(3, 1) == text);
        BOOST_TEST(written.cell(2, 4) == text);
    }
    const Written control(testing::table_saying(std::string("a\x01\x0B") + "b"));
    BOOST_TEST(control.cell(3, 1) == "ab");
}

BOOST_AUTO_TEST_CASE(an_empty_table_has_its_head_row) {
    auto table = testing::small_table();
    table.groups.clear();
    BOOST_TEST(Written(table).rows.size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
