#include "engine/intake/columns.hpp"

#include <boost/test/unit_test.hpp>

using namespace phanbien::intake;

namespace {

std::size_t place_of(const Columns& columns, Column column) {
    return columns.place(column).value_or(99);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(columns)

BOOST_AUTO_TEST_CASE(a_head_is_known_with_and_without_marks) {
    const auto own = columns_from(
        {.number = 1,
         .cells = {"Mã", "Điều, khoản, điểm", "Chủ thể góp ý", "Nội dung phản biện", "Quan điểm",
                   "Nội dung góp ý", "Đề xuất sửa", "Nguồn ý kiến", "Ngày"}});
    BOOST_TEST(own.known() == 7U);
    BOOST_TEST(place_of(own, Column::provision) == 1U);
    BOOST_TEST(place_of(own, Column::speaker) == 2U);
    BOOST_TEST(place_of(own, Column::heading) == 3U);
    BOOST_TEST(place_of(own, Column::stance) == 4U);
    BOOST_TEST(place_of(own, Column::text) == 5U);
    BOOST_TEST(place_of(own, Column::proposal) == 6U);
    BOOST_TEST(place_of(own, Column::source) == 7U);
    const auto plain =
        columns_from({.number = 1, .cells = {"TT", "DIEU KHOAN", "Co quan, don vi", "Y kien"}});
    BOOST_TEST(place_of(plain, Column::provision) == 1U);
    BOOST_TEST(place_of(plain, Column::speaker) == 2U);
    BOOST_TEST(place_of(plain, Column::text) == 3U);
}

BOOST_AUTO_TEST_CASE(the_form_of_the_synthesis_table_is_known) {
    const auto columns = columns_from({.number = 1,
                                       .cells = {"NHÓM VẤN ĐỀ, ĐIỀU, KHOẢN", "CHỦ THỂ GÓP Ý",
                                                 "NỘI DUNG GÓP Ý", "Ý KIẾN TIẾP THU, GIẢI TRÌNH"}});
    BOOST_TEST(place_of(columns, Column::provision) == 0U);
    BOOST_TEST(place_of(columns, Column::speaker) == 1U);
    BOOST_TEST(place_of(columns, Column::text) == 2U);
}

BOOST_AUTO_TEST_CASE(the_head_is_found_below_titles_and_a_sentence_is_none) {
    Table table;
    table.rows = {{.number = 1, .cells = {"TỔNG HỢP Ý KIẾN GÓP Ý"}},
                  {.number = 3, .cells = {"STT", "Điều khoản", "Nội dung góp ý"}},
                  {.number = 4, .cells = {"1", "Điều 5", "Nội dung góp ý của đơn vị"}}};
    BOOST_TEST(head_row_of(table).value() == 1U);
    BOOST_TEST(!head_row_of({.name = "", .rows = {{.number = 1, .cells = {"a", "b"}}}}));
    BOOST_TEST(best_table({{.name = "x", .rows = std::vector<TableRow>(9)}, table}) == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
