#include "engine/text/similarity.hpp"

#include <boost/test/unit_test.hpp>
#include <random>

using namespace phanbien::text;

namespace {

const std::string one =
    "Đề nghị nâng mức hỗ trợ mỗi hộ di dời từ 50 triệu đồng lên 80 triệu đồng cho phù hợp với giá "
    "vật liệu hiện nay tại các xã vùng cao.";

}  // namespace

BOOST_AUTO_TEST_SUITE(similarity)

BOOST_AUTO_TEST_CASE(case_and_spaces_make_no_difference) {
    const auto groups =
        similar_texts({"Nhất trí  với dự thảo.", "Ý khác hẳn ở đây", "NHẤT TRÍ với dự thảo"});
    BOOST_REQUIRE(groups.size() == 1U);
    BOOST_TEST(groups[0].members == (std::vector<std::size_t>{0, 2}),
               boost::test_tools::per_element());
    BOOST_TEST(groups[0].likeness == 1);
}

BOOST_AUTO_TEST_CASE(a_word_more_is_nearly_the_same_and_another_matter_is_not) {
    const auto near = one + " Xin cảm ơn.";
    BOOST_TEST(likeness(one, near) > likeness_min);
    BOOST_TEST(likeness(one, near) < 1);
    const std::string other = "Đề nghị nâng mức hỗ trợ hộ nghèo và bỏ khoản 2 vì trùng Điều 4.";
    BOOST_TEST(likeness(one, other) < likeness_min);
    const auto groups = similar_texts({other, one, near});
    BOOST_REQUIRE(groups.size() == 1U);
    BOOST_TEST(groups[0].members == (std::vector<std::size_t>{1, 2}),
               boost::test_tools::per_element());
    BOOST_TEST(groups[0].likeness == likeness(one, near));
}

BOOST_AUTO_TEST_CASE(a_mark_makes_another_word) {
    BOOST_TEST(similar_texts({"đường", "dương"}).empty());
    BOOST_TEST(similar_texts({"", " ", "…"}).empty());
}

// Every pair is looked at here, the slow way; the quick way must not miss what is that much alike.
BOOST_AUTO_TEST_CASE(nothing_alike_is_missed_among_many) {
    std::vector<std::string> texts;
    for (int i = 0; i < 300; ++i) {
        std::string text;
        std::mt19937 random(static_cast<unsigned>(i / 3));
        for (int word = 0; word < 30; ++word) {
            text += "t" + std::to_string(random() % 9'973) + " ";
        }
        texts.push_back(text + (i % 3 == 0 ? "cuối" : "hết " + std::to_string(i % 3)));
    }
    const auto groups = similar_texts(texts);
    BOOST_TEST(groups.size() == 100U);
    for (const auto& group : groups) {
        BOOST_REQUIRE(group.members.size() == 3U);
        BOOST_TEST(group.members[0] / 3 == group.members[2] / 3);
    }
}

BOOST_AUTO_TEST_SUITE_END()
