#include "engine/dossier/letterhead.hpp"

#include <boost/test/unit_test.hpp>

using namespace phanbien;
using namespace phanbien::dossier;

BOOST_AUTO_TEST_SUITE(letterhead)

BOOST_AUTO_TEST_CASE(a_body_signs_where_its_name_says) {
    BOOST_TEST(place_of("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn La") == "Sơn La");
    BOOST_TEST(place_of("Ủy ban Mặt trận Tổ quốc Việt Nam xã Chiềng Mai, tỉnh Sơn La") ==
               "Chiềng Mai");
    BOOST_TEST(place_of("Ủy ban Mặt trận Tổ quốc Việt Nam xã Chiềng Mai tỉnh Sơn La") ==
               "Chiềng Mai");
    BOOST_TEST(place_of("Ủy ban Mặt trận Tổ quốc Việt Nam thị xã Nghĩa Lộ") == "Nghĩa Lộ");
    BOOST_TEST(place_of("Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam") == "Hà Nội");
    BOOST_TEST(place_of("Hội đồng tư vấn").empty());
}

BOOST_AUTO_TEST_CASE(places_named_after_people_and_numbers_keep_their_kind) {
    BOOST_TEST(place_of("Ủy ban Mặt trận Tổ quốc Việt Nam Thành phố Hồ Chí Minh") ==
               "Thành phố Hồ Chí Minh");
    BOOST_TEST(place_of("Ủy ban Mặt trận Tổ quốc Việt Nam phường 7") == "Phường 7");
}

BOOST_AUTO_TEST_CASE(small_days_and_the_first_two_months_get_a_zero) {
    BOOST_TEST(place_and_date("Sơn La", parse_date("2026-02-05"), 0) ==
               "Sơn La, ngày 05 tháng 02 năm 2026");
    BOOST_TEST(place_and_date("Sơn La", parse_date("2026-03-15"), 0) ==
               "Sơn La, ngày 15 tháng 3 năm 2026");
    BOOST_TEST(short_date(*parse_date("2026-03-05")) == "05/03/2026");
}

BOOST_AUTO_TEST_CASE(without_a_day_there_is_room_for_a_pen) {
    BOOST_TEST(place_and_date("", std::nullopt, 2026) == "…………, ngày …… tháng …… năm 2026");
}

BOOST_AUTO_TEST_CASE(a_title_says_draft_once) {
    BOOST_TEST(as_draft("Dự thảo Nghị quyết A") == "dự thảo Nghị quyết A");
    BOOST_TEST(as_draft("Nghị quyết A") == "dự thảo Nghị quyết A");
}

BOOST_AUTO_TEST_SUITE_END()
