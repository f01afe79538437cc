#include "engine/text/space.hpp"

#include <boost/test/unit_test.hpp>

using namespace phanbien::text;

BOOST_AUTO_TEST_SUITE(space)

BOOST_AUTO_TEST_CASE(all_white_space_becomes_one_space) {
    BOOST_TEST(collapse_spaces("\t Điều\u00A05.\u2003 \tTên ") == "Điều 5. Tên");
    BOOST_TEST(collapse_spaces("\u00A0\t ") == "");
}

BOOST_AUTO_TEST_CASE(invisible_marks_vanish) {
    BOOST_TEST(collapse_spaces("Đi\u00ADều\u200B 5\uFEFF") == "Điều 5");
}

BOOST_AUTO_TEST_CASE(line_breaks_stay_once) {
    BOOST_TEST(collapse_spaces("\n QUẢN LÝ \n\n VÀ \n") == "QUẢN LÝ\nVÀ");
    BOOST_TEST(collapse_spaces("a\u2028b") == "a\nb");
}

BOOST_AUTO_TEST_CASE(trim_cuts_both_ends) {
    BOOST_TEST(trim(" \r\nĐiều \t") == "Điều");
    BOOST_TEST(trim(" \t").empty());
}

BOOST_AUTO_TEST_SUITE_END()
