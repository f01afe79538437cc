// Answers are drafted in private, published together, traced to the change and objected to.
#include "engine/dossier/answers.hpp"

#include <boost/test/unit_test.hpp>

#include "engine/dossier/facts.hpp"
#include "small_office.hpp"

using namespace phanbien;
using namespace phanbien::dossier;

namespace {

struct Answering : SmallOffice {
    Answering() { comes_to_answers(); }

    void drafts(std::size_t index, const std::string& disposition, const std::string& text) {
        does(drafter(), DraftAnswer{recommendation(index), disposition, text, std::nullopt});
    }
    const Recommendation& at(std::size_t index) const { return dossier.recommendations.at(index); }
    std::uint64_t stamp(std::size_t index) const { return stamp_of(at(index), body_id); }
};

std::int64_t fact(const Dossier& dossier, const char* name) {
    return facts_of(dossier).at(name).as_int64();
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(answers_on_their_way, Answering)

BOOST_AUTO_TEST_CASE(a_draft_answers_nothing_until_it_is_published) {
    drafts(0, "accepted", "Đã sửa.");
    drafts(1, "not_accepted", "Trái Luật.");
    BOOST_TEST(fact(dossier, "recommendations_unanswered") == 2);
    BOOST_TEST((at(0).answer.status == AnswerStatus::none));
    BOOST_REQUIRE(draft_of(at(0), body_id) != nullptr);
    BOOST_TEST(draft_of(at(0), body_id)->text == "Đã sửa.");
    BOOST_TEST(draft_of(at(0), front_id) == nullptr);

    const auto happened = does(drafter(), PublishAnswers{});
    BOOST_REQUIRE_EQUAL(happened.size(), 3U);
    BOOST_TEST(!std::get<AnswersPublished>(happened[0]).partial);
    BOOST_TEST(fact(dossier, "recommendations_unanswered") == 0);
    BOOST_TEST(at(1).answer.text == "Trái Luật.");
    BOOST_TEST(at(0).drafts.empty());
    raises(drafter(), "answers.submit");
    BOOST_TEST(in("checking"));
}

BOOST_AUTO_TEST_CASE(a_part_is_published_only_when_said_so) {
    BOOST_TEST(refusal(drafter(), PublishAnswers{}).code == "answers.nothing_drafted");
    drafts(0, "accepted", "");
    const auto incomplete = refusal(drafter(), PublishAnswers{});
    BOOST_TEST(incomplete.code == "answers.incomplete");
    BOOST_TEST(incomplete.vi.find("KN-002") != std::string::npos);
    const auto happened = does(drafter(), PublishAnswers{.recommendations = {}, .partial = true});
    BOOST_TEST(std::get<AnswersPublished>(happened[0]).partial);
    BOOST_TEST(fact(dossier, "recommendations_unanswered") == 1);
}

BOOST_AUTO_TEST_CASE(what_is_not_finished_is_not_published) {
    drafts(0, "", "Mới nghĩ một nửa");
    drafts(1, "not_accepted", "");
    const auto refused = refusal(drafter(), PublishAnswers{});
    BOOST_TEST(refused.code == "answers.unfinished");
    BOOST_TEST(refused.en.find("KN-001, KN-002") != std::string::npos);
    drafts(0, "", "");
    BOOST_TEST(at(0).drafts.empty());
}

BOOST_AUTO_TEST_CASE(two_who_draft_at_once_find_each_other) {
    const auto seen = stamp(0);
    does(drafter(), DraftAnswer{recommendation(0), "accepted", "Một", seen});
    const auto refused =
        refusal(drafter(), DraftAnswer{recommendation(0), "accepted", "Hai", seen});
    BOOST_TEST(refused.code == "answer.changed");
    BOOST_TEST((refused.kind == ProblemKind::stale));
    does(drafter(), DraftAnswer{recommendation(0), "accepted", "Hai", stamp(0)});
    BOOST_TEST(draft_of(at(0), body_id)->text == "Hai");
}

BOOST_AUTO_TEST_CASE(who_may_not_answer_may_not_draft) {
    BOOST_TEST(refusal(specialist(), DraftAnswer{recommendation(0), "accepted", "", {}}).code ==
               refusal(specialist(), GiveAnswer{recommendation(0), "accepted", ""}).code);
    BOOST_TEST(!refusal(women(), PublishAnswers{}).code.empty());
    BOOST_TEST(refusal(drafter(), DraftAnswer{recommendation(0), "maybe", "", {}}).code ==
               "input.invalid");
}

BOOST_AUTO_TEST_CASE(a_table_is_imported_whole_or_not_at_all) {
    ImportAnswers import{.file = scan,
                         .rows = {{recommendation(0), "accepted", "Đã sửa", stamp(0)},
                                  {recommendation(1), "not_accepted", "", stamp(1)}},
                         .left_out = {"KN-009"}};
    const auto refused = refusal(drafter(), import);
    BOOST_REQUIRE_EQUAL(refused.fields.size(), 1U);
    BOOST_TEST(refused.fields[0].pointer == "/data/rows/1/text");
    BOOST_TEST(at(0).drafts.empty());

    import.rows[1].text = "Trái Luật";
    import.rows[0].base = 1;
    BOOST_TEST(refusal(drafter(), import).code == "answer.changed");
    import.rows[0].base = stamp(0);
    import.rows.push_back(import.rows[0]);
    BOOST_TEST(refusal(drafter(), import).fields.at(0).pointer == "/data/rows/2");
    import.rows.pop_back();

    const auto happened = does(drafter(), import);
    BOOST_REQUIRE_EQUAL(happened.size(), 3U);
    const auto& imported = std::get<AnswersImported>(happened[0]);
    BOOST_TEST(imported.rows == 2);
    BOOST_TEST(imported.file_name == "tep.docx");
    BOOST_TEST(imported.left_out.size() == 1U);
    BOOST_TEST(draft_of(at(1), body_id)->text == "Trái Luật");
    BOOST_TEST(refusal(drafter(), ImportAnswers{.file = scan, .rows = {}, .left_out = {}})
                   .fields.at(0)
                   .pointer == "/data/rows");
}

BOOST_AUTO_TEST_CASE(a_recommendation_worded_anew_makes_its_draft_outdated) {
    drafts(0, "accepted", "Đã sửa.");
    drafts(1, "accepted", "Đã sửa.");
    raises(committee(), "criticism.recall", {{"reason", "Sửa lời"}});
    does(specialist(), ReviseRecommendation{recommendation(0), "Bỏ Điều 1."});
    issues();
    BOOST_TEST(draft_of(at(0), body_id)->outdated);
    BOOST_TEST(refusal(drafter(), PublishAnswers{}).code == "answers.unfinished");
    drafts(0, "accepted", "Đã bỏ.");
    does(drafter(), PublishAnswers{});
}

BOOST_AUTO_TEST_CASE(a_change_is_traced_where_an_answer_promised_one) {
    does(drafter(), AddVersion{.file = draft_2, .note = ""});
    answers();
    const TraceChange trace{
        .recommendation = recommendation(0), .version = 2, .provisions = {"art_1"}, .remark = ""};
    BOOST_REQUIRE(is_taken_up(at(0)));
    does(specialist(), trace);
    BOOST_TEST(at(0).change->traced.version == 2);
    BOOST_TEST(at(0).change->traced.labels.at(0) == "Điều 1");
    auto wrong = trace;
    wrong.provisions = {"art_99"};
    BOOST_TEST(refusal(specialist(), wrong).fields.at(0).pointer == "/data/provisions/0");
    wrong = trace;
    wrong.version = 3;
    BOOST_TEST(refusal(specialist(), wrong).fields.at(0).pointer == "/data/version");
    wrong = trace;
    wrong.recommendation = recommendation(1);
    BOOST_TEST(refusal(specialist(), wrong).code == "answer.not_taken_up");
    BOOST_TEST(!refusal(drafter(), trace).code.empty());
}

BOOST_AUTO_TEST_CASE(who_gave_an_opinion_may_object_within_the_days) {
    BOOST_TEST(refusal(women(), RaiseObjection{opinion(0), "Không đúng"}).code ==
               "objection.no_answer");
    answers();
    BOOST_TEST(refusal(drafter(), RaiseObjection{opinion(0), "Không đúng"}).code ==
               "input.invalid");
    does(women(), RaiseObjection{opinion(0), "Không đúng"});
    BOOST_TEST(fact(dossier, "objections_open") == 1);
    BOOST_TEST(fact_list(dossier, "objections_open").at(0) == "YK-001");
    BOOST_TEST(refusal(women(), RaiseObjection{opinion(0), "Nữa"}).code == "objection.waiting");
    const auto objection = dossier.objections.at(0).raised.id;
    does(specialist(), AnswerObjection{objection, "Đã nêu ở trang 2", false});
    BOOST_TEST(fact(dossier, "objections_open") == 0);
    BOOST_TEST(refusal(specialist(), AnswerObjection{objection, "Nữa", false}).code ==
               "objection.answered");
    // Ten working days after Monday the 7th: Monday the 21st is the last one.
    now += std::chrono::days{14};
    does(women(), RaiseObjection{opinion(0), "Vẫn chưa"});
    does(specialist(), AnswerObjection{dossier.objections.at(1).raised.id, "Đúng vậy", true});
    BOOST_TEST((at(0).answer.status == AnswerStatus::returned));
    BOOST_TEST(at(0).answer.return_reason == "Đúng vậy");
    BOOST_TEST(fact(dossier, "recommendations_returned") == 1);
}

BOOST_AUTO_TEST_CASE(an_open_objection_keeps_the_dossier_open_unless_somebody_says_why) {
    answers();
    checks();
    does(women(), RaiseObjection{opinion(0), "Không đúng"});
    const auto refused = refusal(specialist(), Act{"dossier.close", {}});
    BOOST_TEST(refused.code == "requirement.unmet");
    BOOST_TEST(refused.vi.find("YK-001") != std::string::npos);
    BOOST_TEST(
        !refusal(specialist(), Act{"dossier.close_open", {{"reason", "Hết hạn"}}}).code.empty());
    BOOST_TEST(refusal(committee(), Act{"dossier.close_open", {}}).code == "input.invalid");
    raises(committee(), "dossier.close_open", {{"reason", "Dự thảo đã được ban hành"}});
    BOOST_TEST(in("closed"));
}

BOOST_AUTO_TEST_CASE(after_the_days_an_objection_comes_too_late) {
    answers();
    now += std::chrono::days{15};
    const auto refused = refusal(women(), RaiseObjection{opinion(0), "Muộn"});
    BOOST_TEST(refused.code == "objection.too_late");
    BOOST_TEST(refused.vi.find("21/09/2026") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
