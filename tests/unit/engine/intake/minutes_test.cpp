#include "engine/intake/minutes.hpp"

#include <boost/test/unit_test.hpp>

using namespace phanbien::intake;

BOOST_AUTO_TEST_SUITE(minutes)

BOOST_AUTO_TEST_CASE(each_speaker_has_a_row_with_all_that_follows) {
    const auto table = table_of_minutes({
        {1, "BIÊN BẢN HỘI NGHỊ"},
        {2, "Chủ trì: đồng chí Chủ tịch"},
        {3, "1. Ông Lò Văn Mẫu (Hội Nông dân xã): Tại khoản 2 Điều 5, đề nghị nâng mức."},
        {4, "Mức hiện nay thấp."},
        {5, "- Bà Quàng Thị Thử, Hội Phụ nữ phát biểu: Nhất trí."},
        {6, ""},
    });
    BOOST_REQUIRE(table.rows.size() == 3U);
    BOOST_TEST(table.rows[0].number == 0);
    BOOST_TEST(table.rows[1].number == 3);
    BOOST_TEST(table.rows[1].cells[0] == "Ông Lò Văn Mẫu, Hội Nông dân xã");
    BOOST_TEST(table.rows[1].cells[1] ==
               "Tại khoản 2 Điều 5, đề nghị nâng mức.\nMức hiện nay thấp.");
    BOOST_TEST(table.rows[2].cells[0] == "Bà Quàng Thị Thử, Hội Phụ nữ");
    BOOST_TEST(table.rows[2].cells[1] == "Nhất trí.");
}

BOOST_AUTO_TEST_CASE(where_nobody_speaks_there_are_no_rows) {
    BOOST_TEST(table_of_minutes({{1, "Điều 5. Mức hỗ trợ: 50 triệu"}}).rows.empty());
}

BOOST_AUTO_TEST_SUITE_END()
