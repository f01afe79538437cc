#include "engine/text/finding.hpp"

#include <boost/test/unit_test.hpp>

using namespace phanbien::text;

namespace {

std::string shown(const std::vector<MarkedPiece>& pieces) {
    std::string out;
    for (const auto& piece : pieces) {
        out += piece.found ? "[" + piece.text + "]" : piece.text;
    }
    return out;
}

std::string shown(std::string_view text, std::string_view query, std::size_t most = 200) {
    return shown(marked_excerpt(text, sought(query), most));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(finding)

BOOST_AUTO_TEST_CASE(marks_go_but_the_letter_with_a_bar_stays) {
    BOOST_TEST(fold_marks("Đường phố HOÀ bình") == "đuong pho hoa binh");
    BOOST_TEST(fold_marks("uỷ ban") == fold_marks("Ủy ban"));
    BOOST_TEST(fold_marks("dương") == "duong");
}

BOOST_AUTO_TEST_CASE(words_are_runs_of_letters_and_digits) {
    const std::vector<std::string> wanted{"Khoản", "1a", "Điều", "146đ", "12", "TTr", "SNV"};
    BOOST_TEST(separate_words(" Khoản 1a, Điều 146đ (12/TTr-SNV).") == wanted,
               boost::test_tools::per_element());
    BOOST_TEST(separate_words(" — ,").empty());
}

BOOST_AUTO_TEST_CASE(quoted_words_belong_together) {
    const auto query = sought("mức “Hỗ trợ” di dời \"hộ nghèo");
    BOOST_REQUIRE(query.terms.size() == 5U);
    BOOST_TEST(query.terms[1].words.size() == 2U);
    BOOST_TEST(query.terms[1].words[0].exact == "hỗ");
    BOOST_TEST(query.terms[4].words.size() == 2U);
    BOOST_TEST(sought(" \"\" ").empty());
}

BOOST_AUTO_TEST_CASE(a_plain_d_may_be_meant_with_its_bar_and_only_a_plain_one) {
    const auto folded = [](const char* word) { return sought(word).terms.at(0).words[0].folded; };
    BOOST_TEST(folded("duong") == (std::vector<std::string>{"duong", "đuong"}),
               boost::test_tools::per_element());
    BOOST_TEST(folded("dương") == std::vector<std::string>{"duong"},
               boost::test_tools::per_element());
    BOOST_TEST(folded("đường") == std::vector<std::string>{"đuong"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_was_found_is_marked_in_its_own_spelling) {
    BOOST_TEST(shown("Đường giao thông và ánh dương.", "đường") ==
               "[Đường] giao thông và ánh dương.");
    BOOST_TEST(shown("Uỷ ban nhân dân", "ủy ban") == "[Uỷ] [ban] nhân dân");
    BOOST_TEST(shown("Đường, dương", "duong") == "[Đường], [dương]");
    // By its letters only where it stands nowhere as it is spelt.
    BOOST_TEST(shown("hỗ trợ mỗi hộ", "hỗ trợ") == "[hỗ] [trợ] mỗi hộ");
}

BOOST_AUTO_TEST_CASE(of_a_long_text_the_place_with_most_of_it_is_shown) {
    std::string text = "Một hộ. ";
    for (int i = 0; i < 100; ++i) {
        text += "câu dài không liên quan, ";
    }
    text += "mỗi hộ nghèo được hỗ trợ thêm hai mươi triệu đồng.";
    const auto found = shown(text, "hộ nghèo hỗ trợ", 80);
    BOOST_TEST(found.starts_with("… "));
    BOOST_TEST(found.find("[hộ] [nghèo] được [hỗ] [trợ]") != std::string::npos);
    BOOST_TEST(shown(text, "vắng mặt", 40).starts_with("Một hộ. câu"));
    BOOST_TEST(shown("", "x").empty());
}

BOOST_AUTO_TEST_SUITE_END()
