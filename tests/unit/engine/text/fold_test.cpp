#include "engine/text/fold.hpp"

#include <boost/test/unit_test.hpp>

using namespace phanbien::text;

BOOST_AUTO_TEST_SUITE(fold)

BOOST_AUTO_TEST_CASE(tone_placement_is_one_spelling) {
    BOOST_TEST(fold_spelling("Hoà bình") == "hòa bình");
    BOOST_TEST(fold_spelling("uỷ ban") == fold_spelling("Ủy ban"));
    BOOST_TEST(fold_spelling("UỶ BAN") == "ủy ban");
    BOOST_TEST(fold_spelling("khoẻ") == "khỏe");
}

BOOST_AUTO_TEST_CASE(closed_syllables_and_q_keep_their_tone) {
    BOOST_TEST(fold_spelling("hoàn") == "hoàn");
    BOOST_TEST(fold_spelling("quý") == "quý");
    BOOST_TEST(fold_spelling("thuỷ sản, quỹ") == "thủy sản, quỹ");
}

BOOST_AUTO_TEST_CASE(search_folds_all_marks) {
    BOOST_TEST(fold_for_search("Đường  phố") == "duong pho");
    BOOST_TEST(fold_for_search("ỦY BAN Mặt trận") == "uy ban mat tran");
    // A decomposed text gives the same key.
    BOOST_TEST(fold_for_search("ho\u0061\u0300") == "hoa");
}

BOOST_AUTO_TEST_CASE(identifiers_keep_d_and_dd_apart) {
    BOOST_TEST(fold_for_identifier("Điểm đ, Điều 146Đ") == "điem-đ-đieu-146đ");
    BOOST_TEST(fold_for_identifier("điểm d") != fold_for_identifier("điểm đ"));
    BOOST_TEST(fold_for_identifier("  (a) ") == "a");
}

BOOST_AUTO_TEST_CASE(a_marked_query_is_meant) {
    BOOST_TEST(found_in("duong", "Đường phố"));
    BOOST_TEST(found_in("duong", "âm dương"));
    BOOST_TEST(found_in("đường", "ĐƯỜNG phố"));
    BOOST_TEST(!found_in("đường", "âm dương"));
    BOOST_TEST(!found_in("dương", "đường phố"));
    BOOST_TEST(found_in("hoà giải", "Tổ hòa giải"));
    BOOST_TEST(found_in("", "gì cũng được"));
}

BOOST_AUTO_TEST_SUITE_END()
