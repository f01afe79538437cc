#include "engine/dossier/criticism_text.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/unit/engine/dossier_synthesis/sample_dossier.hpp"

using namespace phanbien;
using namespace phanbien::dossier;
using testing::recommend;
using testing::say;

BOOST_AUTO_TEST_SUITE(criticism_text)

namespace {

CriticismText text_of(const Dossier& dossier) {
    return criticism_text_of(dossier, testing::shipped_workflow(), testing::SampleNames(),
                             *parse_date("2026-02-20"));
}

}  // namespace

BOOST_AUTO_TEST_CASE(number_and_day_are_open_until_it_is_issued) {
    auto dossier = testing::quiet_dossier();
    BOOST_TEST(text_of(dossier).number == "Số: ……/MTTQ-BTT");
    BOOST_TEST(text_of(dossier).head.place_and_date == "Sơn La, ngày …… tháng …… năm 2026");
    dossier.issued =
        GivenNumber{.register_id = "outgoing", .year = 2026, .number = 7, .code = "07/MTTQ-BTT"};
    dossier.issued_on = parse_date("2026-02-05");
    BOOST_TEST(text_of(dossier).number == "Số: 07/MTTQ-BTT");
    BOOST_TEST(text_of(dossier).head.place_and_date == "Sơn La, ngày 05 tháng 02 năm 2026");
}

BOOST_AUTO_TEST_CASE(it_goes_to_the_drafting_body_on_the_laws_ground) {
    const auto text = text_of(testing::quiet_dossier());
    BOOST_TEST(text.addressee == "Sở Nội vụ tỉnh Sơn La");
    BOOST_TEST(text.subject ==
               "V/v phản biện xã hội đối với dự thảo Nghị quyết về hỗ trợ học sinh");
    BOOST_REQUIRE_EQUAL(text.bases.size(), 3U);
    BOOST_TEST(text.bases[0].find("75/2015/QH13") != std::string::npos);
    BOOST_TEST(text.bases[2].find("12/TTr-SNV") != std::string::npos);
    BOOST_TEST(text.closing[0].find("Điều 36") != std::string::npos);
    BOOST_TEST(text.authority == "TM. BAN THƯỜNG TRỰC");
}

BOOST_AUTO_TEST_CASE(all_six_headings_say_what_was_said_and_where_it_went) {
    auto dossier = testing::quiet_dossier();
    say(dossier, {.eid = "art_1", .stance = "disagree"});
    say(dossier, {.eid = "art_1", .stance = "agree"});
    say(dossier, {.eid = "art_1", .heading = "impact", .stance = "agree"});
    say(dossier, {.eid = "art_1", .heading = "impact", .status = OpinionStatus::withdrawn});
    recommend(dossier, "art_1", {1, 2});
    const auto text = text_of(dossier);
    BOOST_REQUIRE_EQUAL(text.headings.size(), 6U);
    BOOST_TEST(text.headings[0].label == "Sự cần thiết");
    BOOST_TEST(text.headings[0].text ==
               "2 ý kiến (Thống nhất: 1; Không thống nhất: 1), được tổng hợp tại KN-001.");
    BOOST_TEST(text.headings[1].text == "Không có ý kiến.");
    BOOST_TEST(text.headings[3].text == "1 ý kiến (Thống nhất: 1).");
}

BOOST_AUTO_TEST_CASE(recommendations_run_in_the_order_of_the_text_with_what_is_behind_them) {
    auto dossier = testing::quiet_dossier();
    say(dossier, {.eid = "art_10"});
    say(dossier, {.eid = "art_10"});
    recommend(dossier, "", {});
    recommend(dossier, "art_10", {1, 2});
    recommend(dossier, "art_1", {});
    recommend(dossier, "art_1", {}).dropped = true;
    const auto text = text_of(dossier);
    BOOST_REQUIRE_EQUAL(text.recommendations.size(), 3U);
    BOOST_TEST(text.recommendations[0].code == "KN-003");
    BOOST_TEST(text.recommendations[1].code == "KN-002");
    BOOST_TEST(text.recommendations[1].provision == "Điều 10");
    BOOST_TEST(text.recommendations[1].opinions == 2);
    BOOST_TEST(text.recommendations[2].provision == "Về toàn bộ dự thảo");
}

BOOST_AUTO_TEST_CASE(the_opening_accounts_for_every_opinion) {
    auto dossier = testing::quiet_dossier();
    say(dossier, {.eid = "art_1"});
    say(dossier, {.eid = "art_1", .status = OpinionStatus::set_aside});
    say(dossier, {.eid = "art_1", .status = OpinionStatus::withdrawn});
    const auto text = text_of(dossier);
    BOOST_TEST(text.opening[0].ends_with("chủ trì soạn thảo, tiếp nhận ngày 09/01/2026."));
    BOOST_TEST(text.opening[1] ==
               "Tổng số ý kiến nhận được: 3 ý kiến, trong đó 1 ý kiến được xem xét, 1 ý kiến ngoài "
               "phạm vi và 1 ý kiến đã rút. Từ đó tổng hợp thành 0 kiến nghị.");
    dossier.reviews.emplace_back();
    BOOST_TEST(text_of(dossier).opening[1].starts_with(
        "Dự thảo đã được gửi lấy ý kiến 1 cơ quan, tổ chức, cá nhân. Tổng số"));
}

BOOST_AUTO_TEST_SUITE_END()
