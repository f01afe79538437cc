#include "engine/dossier/synthesis.hpp"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <numeric>

#include "tests/unit/engine/dossier_synthesis/sample_dossier.hpp"

using namespace phanbien;
using namespace phanbien::dossier;
using testing::answer;
using testing::recommend;
using testing::say;

BOOST_AUTO_TEST_SUITE(synthesis)

namespace {

SynthesisTable table_of(const Dossier& dossier) {
    return synthesis_of(dossier, testing::shipped_workflow(), testing::SampleNames(),
                        *parse_date("2026-02-05"));
}

int sum(const std::vector<Tally>& lines) {
    return std::accumulate(lines.begin(), lines.end(), 0,
                           [](int total, const Tally& line) { return total + line.count; });
}

int count_of(const std::vector<Tally>& lines, const std::string& label) {
    const auto line = std::ranges::find(lines, label, &Tally::label);
    return line == lines.end() ? -1 : line->count;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_head_names_body_place_day_and_draft) {
    const auto table = table_of(testing::quiet_dossier());
    BOOST_TEST(table.head.body == "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn La");
    BOOST_TEST(table.head.place_and_date == "Sơn La, ngày 05 tháng 02 năm 2026");
    BOOST_TEST(table.subject == "đối với dự thảo Nghị quyết về hỗ trợ học sinh");
    BOOST_TEST(table.columns.size() == 4U);
    BOOST_TEST(table.groups.empty());
    BOOST_TEST(table.summary[1] ==
               "Kết quả theo ý kiến: Tiếp thu: 0; Tiếp thu một phần: 0; Không tiếp thu: 0.");
}

BOOST_AUTO_TEST_CASE(groups_run_in_the_order_of_the_text_the_whole_draft_last) {
    auto dossier = testing::quiet_dossier();
    for (const char* eid : {"", "art_10", "lost", "art_2__para_2", "art_1", "art_2__para_1"}) {
        say(dossier, {.eid = eid});
    }
    const auto table = table_of(dossier);
    std::vector<std::string> labels;
    for (const SynthesisGroup& group : table.groups) {
        labels.push_back(group.label);
    }
    const std::vector<std::string> expected{"Điều 1",         "Khoản 1 Điều 2",
                                            "Khoản 2 Điều 2", "Điều 10",
                                            "Nơi lost",       "Vấn đề khác (về toàn bộ dự thảo)"};
    BOOST_CHECK_EQUAL_COLLECTIONS(labels.begin(), labels.end(), expected.begin(), expected.end());
}

BOOST_AUTO_TEST_CASE(a_recommendation_comes_first_and_its_answer_covers_its_opinions) {
    auto dossier = testing::quiet_dossier();
    say(dossier, {.eid = "art_1"});
    say(dossier, {.eid = "art_2__para_1", .by = "Ông Bình", .proposal = "Sửa thành B"});
    answer(recommend(dossier, "art_1", {1, 2}), "partly_accepted", "Vì thế.");
    const auto table = table_of(dossier);
    BOOST_REQUIRE_EQUAL(table.groups.size(), 1U);
    BOOST_REQUIRE_EQUAL(table.groups[0].items.size(), 1U);
    const SynthesisItem& item = table.groups[0].items[0];
    BOOST_REQUIRE_EQUAL(item.rows.size(), 3U);
    BOOST_TEST(item.rows[0].code == "KN-001");
    BOOST_TEST(item.rows[0].speaker == "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn La");
    BOOST_TEST(item.rows[0].caption == "Kiến nghị tổng hợp từ 2 ý kiến");
    BOOST_TEST(item.rows[0].text == "Kiến nghị 1");
    BOOST_TEST(item.rows[1].code == "YK-001");
    BOOST_TEST(item.rows[1].caption == "Sự cần thiết – Thống nhất có chỉnh sửa");
    BOOST_TEST(item.rows[1].about.empty());
    BOOST_TEST(item.rows[2].speaker == "Ông Bình");
    BOOST_TEST(item.rows[2].about == "Khoản 1 Điều 2");
    BOOST_TEST(item.rows[2].proposal == "Sửa thành B");
    BOOST_TEST(item.answer.code == "KN-001");
    BOOST_TEST(item.answer.label == "Tiếp thu một phần");
    BOOST_TEST(item.answer.text == "Vì thế.");
}

BOOST_AUTO_TEST_CASE(an_answer_that_is_missing_or_sent_back_says_so) {
    auto dossier = testing::quiet_dossier();
    recommend(dossier, "art_1", {});
    Recommendation& returned = recommend(dossier, "art_1", {});
    answer(returned, "accepted", "Đã sửa.");
    returned.answer.status = AnswerStatus::returned;
    returned.answer.return_reason = "Chưa chỉ ra chỗ sửa.";
    const auto table = table_of(dossier);
    BOOST_TEST(table.groups[0].items[0].answer.label == "Chưa trả lời");
    BOOST_TEST(table.groups[0].items[1].answer.label == "Đã đề nghị cơ quan soạn thảo trả lời lại");
    BOOST_TEST(table.groups[0].items[1].answer.text == "Chưa chỉ ra chỗ sửa.");
    BOOST_TEST(count_of(table.counts.recommendations, "Chưa trả lời") == 2);
    BOOST_TEST(count_of(table.counts.recommendations, "Tiếp thu") == 0);
}

BOOST_AUTO_TEST_CASE(what_was_set_aside_is_shown_with_its_reason_what_was_withdrawn_only_counted) {
    auto dossier = testing::quiet_dossier();
    say(dossier,
        {.eid = "art_1", .status = OpinionStatus::set_aside, .reason = "Không thuộc dự thảo."});
    say(dossier, {.eid = "art_1", .status = OpinionStatus::withdrawn});
    const auto table = table_of(dossier);
    BOOST_REQUIRE_EQUAL(table.groups.size(), 1U);
    BOOST_REQUIRE_EQUAL(table.groups[0].items.size(), 1U);
    BOOST_TEST(table.groups[0].items[0].answer.label == "Để ngoài phạm vi tổng hợp");
    BOOST_TEST(table.groups[0].items[0].answer.text == "Không thuộc dự thảo.");
    BOOST_TEST(table.counts.received == 2);
    BOOST_TEST(count_of(table.counts.opinions, "Đã rút (không nêu nội dung)") == 1);
}

BOOST_AUTO_TEST_CASE(the_parts_add_up_to_the_totals) {
    auto dossier = testing::quiet_dossier();
    for (int i = 0; i < 9; ++i) {
        say(dossier, {.eid = "art_1", .by = "Người " + std::to_string(i % 4)});
    }
    dossier.opinions.change(dossier.opinions[7].given.id,
                            [](Opinion& it) { it.status = OpinionStatus::set_aside; });
    dossier.opinions.change(dossier.opinions[8].given.id,
                            [](Opinion& it) { it.status = OpinionStatus::withdrawn; });
    answer(recommend(dossier, "art_1", {1, 2}), "accepted", "");
    answer(recommend(dossier, "art_1", {3}), "not_accepted", "Vì.");
    answer(recommend(dossier, "art_1", {4}), "no_longer_listed", "Vì.");
    recommend(dossier, "art_1", {5, 6});
    const auto table = table_of(dossier);
    BOOST_TEST(sum(table.counts.opinions) == 9);
    BOOST_TEST(sum(table.counts.opinions) == table.counts.received);
    BOOST_TEST(sum(table.counts.recommendations) == table.counts.recommended);
    BOOST_TEST(table.counts.speakers == 4);
    BOOST_TEST(
        table.summary[0] ==
        "Tổng số 0 cơ quan, tổ chức, cá nhân đã gửi xin ý kiến và tổng số 9 ý kiến nhận được "
        "(của 4 chủ thể).");
    BOOST_TEST(table.summary[1] ==
               "Kết quả theo ý kiến: Tiếp thu: 2; Tiếp thu một phần: 0; Không tiếp thu: 1; "
               "no_longer_listed: 1; Chưa trả lời: 2; Chưa tổng hợp thành kiến nghị: 1; "
               "Để ngoài phạm vi: 1; Đã rút (không nêu nội dung): 1.");
    BOOST_TEST(table.summary[2] ==
               "Đã tổng hợp thành 4 kiến nghị: Tiếp thu: 1; Tiếp thu một phần: 0; "
               "Không tiếp thu: 1; no_longer_listed: 1; Chưa trả lời: 1.");
}

BOOST_AUTO_TEST_CASE(opinions_on_an_older_version_say_which) {
    auto dossier = testing::quiet_dossier();
    Version second = dossier.versions[0];
    second.added.number = 2;
    dossier.versions.push_back(second);
    say(dossier, {.eid = "art_1", .version = 1});
    say(dossier, {.eid = "art_1", .version = 2});
    say(dossier, {.eid = "", .version = 1});
    say(dossier, {.eid = "", .version = 2});
    const auto table = table_of(dossier);
    BOOST_REQUIRE_EQUAL(table.groups.size(), 3U);
    BOOST_TEST(table.groups[0].label == "Điều 1");
    BOOST_TEST(table.groups[1].label == "Điều 1 (theo bản dự thảo lần 1)");
    BOOST_TEST(table.groups[2].items.size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
