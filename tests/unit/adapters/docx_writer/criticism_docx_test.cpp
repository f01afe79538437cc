#include "adapters/docx_writer/criticism_docx.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "tests/unit/adapters/ooxml/opened_package.hpp"

using namespace phanbien;
using testing::nodes_below;
using testing::OpenedPackage;
using testing::text_below;

BOOST_AUTO_TEST_SUITE(criticism_docx)

namespace {

dossier::CriticismText sample() {
    dossier::CriticismText text;
    text.head = {.body = "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn La",
                 .place_and_date = "Sơn La, ngày 05 tháng 02 năm 2026"};
    text.unit = "Ban Thường trực";
    text.number = "Số: 07/MTTQ-BTT";
    text.subject = "V/v phản biện xã hội đối với dự thảo Nghị quyết <hỗ trợ>";
    text.addressee = "Sở Giáo dục và Đào tạo tỉnh Sơn La";
    text.bases = {"Căn cứ thứ nhất;", "Căn cứ thứ hai;"};
    text.opening = {"Đã lấy ý kiến."};
    text.headings = {{.label = "Sự cần thiết", .text = "Không có ý kiến."},
                     {.label = "Tác động", .text = "2 ý kiến."}};
    text.recommendations = {
        {.code = "KN-002",
         .provision = "Điều 1",
         .text = "Sửa tên điều.\nSửa cả mục lục.",
         .opinions = 3},
        {.code = "KN-001", .provision = "Về toàn bộ dự thảo", .text = "Rà soát.", .opinions = 1}};
    text.closing = {"Đề nghị trả lời.", "Trân trọng./."};
    text.authority = "TM. BAN THƯỜNG TRỰC";
    text.recipients = {"Như trên;", "Lưu: VT."};
    return text;
}

// All paragraphs outside and inside tables, in order.
std::vector<std::string> paragraphs_of(const OpenedPackage& package) {
    std::vector<std::string> paragraphs;
    for (const pugi::xml_node paragraph : nodes_below(package.root("word/document.xml"), "w:p")) {
        if (auto text = text_below(paragraph, "w:t"); !text.empty()) {
            paragraphs.push_back(std::move(text));
        }
    }
    return paragraphs;
}

}  // namespace

BOOST_AUTO_TEST_CASE(everything_stands_in_the_order_of_an_official_letter) {
    const OpenedPackage package(docx_writer::write_criticism_docx(sample()));
    const std::vector<std::string> expected{
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn La",
        "Ban Thường trực",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 07/MTTQ-BTT",
        "V/v phản biện xã hội đối với dự thảo Nghị quyết <hỗ trợ>",
        "Sơn La, ngày 05 tháng 02 năm 2026",
        "Kính gửi: Sở Giáo dục và Đào tạo tỉnh Sơn La",
        "Căn cứ thứ nhất;",
        "Căn cứ thứ hai;",
        "Đã lấy ý kiến.",
        "I. Đánh giá chung",
        "1. Sự cần thiết: Không có ý kiến.",
        "2. Tác động: 2 ý kiến.",
        "II. Kiến nghị",
        "KN-002. Điều 1 (từ 3 ý kiến)",
        "Sửa tên điều.",
        "Sửa cả mục lục.",
        "KN-001. Về toàn bộ dự thảo (từ 1 ý kiến)",
        "Rà soát.",
        "Đề nghị trả lời.",
        "Trân trọng./.",
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT.",
        "TM. BAN THƯỜNG TRỰC"};
    const auto found = paragraphs_of(package);
    BOOST_CHECK_EQUAL_COLLECTIONS(found.begin(), found.end(), expected.begin(), expected.end());
}

BOOST_AUTO_TEST_CASE(the_page_is_portrait_a4) {
    const OpenedPackage package(docx_writer::write_criticism_docx(sample()));
    const pugi::xml_node size =
        package.root("word/document.xml").child("w:body").child("w:sectPr").child("w:pgSz");
    BOOST_TEST(size.attribute("w:w").as_int() == 11906);
    BOOST_TEST(size.attribute("w:h").as_int() == 16838);
    BOOST_TEST(size.attribute("w:orient").empty());
}

BOOST_AUTO_TEST_CASE(every_style_named_is_defined) {
    const OpenedPackage package(docx_writer::write_criticism_docx(sample()));
    const pugi::xml_node styles = package.root("word/styles.xml");
    for (const pugi::xml_node use : nodes_below(package.root("word/document.xml"), "w:pStyle")) {
        BOOST_TEST(
            !styles.find_child_by_attribute("w:styleId", use.attribute("w:val").value()).empty());
    }
}

BOOST_AUTO_TEST_CASE(without_a_recommendation_it_says_so) {
    auto text = sample();
    text.recommendations.clear();
    const auto found = paragraphs_of(OpenedPackage(docx_writer::write_criticism_docx(text)));
    BOOST_TEST((std::ranges::find(found, "Không có kiến nghị sửa đổi.") != found.end()));
}

BOOST_AUTO_TEST_SUITE_END()
