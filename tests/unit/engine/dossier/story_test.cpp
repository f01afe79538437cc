// The whole story on the real procedure, and the turns it may take.
#include <boost/test/unit_test.hpp>

#include "small_office.hpp"

using namespace phanbien;
using namespace phanbien::dossier;

namespace {

boost::json::object because(const char* reason) {
    return {{"reason", reason}};
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(story, SmallOffice)

BOOST_AUTO_TEST_CASE(from_registration_to_the_archive) {
    registers();
    BOOST_TEST(in("scope_proposal"));
    BOOST_TEST(dossier.registered.dossier_code == "PB-2026-0001");
    BOOST_REQUIRE(dossier.arrival.has_value());
    BOOST_TEST(dossier.arrival->code == "01");
    BOOST_TEST((dossier.registered.received_on == parse_date("2026-09-07")));

    decides_forms(true, true, true);
    BOOST_TEST(in("conference_open"));
    BOOST_TEST(in("written_open"));
    BOOST_TEST(in("dialogue_open"));
    asks_reviewers();
    gathers();
    BOOST_TEST(in("consultation"));
    raises(specialist(), "conference.held", {{"held_on", "2026-09-07"}, {"minutes", scan.text()}});
    BOOST_TEST(dossier.documents.size() == 1U);
    BOOST_TEST(dossier.documents[0].attached.document_kind == "minutes");
    BOOST_TEST((dossier.documents[0].attached.dated_on == parse_date("2026-09-07")));
    raises(specialist(), "dialogue.held", {{"held_on", "2026-09-07"}});
    BOOST_TEST(in("synthesis"));

    synthesises();
    issues();
    BOOST_TEST(in("awaiting_answer"));
    BOOST_REQUIRE(dossier.issued.has_value());
    BOOST_TEST(dossier.issued->code == "01/MTTQ-BTT");
    BOOST_TEST((dossier.issued_on == parse_date("2026-09-07")));

    does(drafter(), AddVersion{.file = draft_2, .note = "Bản tiếp thu"});
    BOOST_TEST(dossier.current_version()->added.number == 2);
    answers();
    BOOST_TEST(in("checking"));
    checks();
    raises(specialist(), "dossier.close", {{"remark", "Tốt"}});
    BOOST_TEST(in("closed"));
    raises(committee(), "dossier.reopen", because("Còn thiếu"));
    BOOST_TEST(in("checking"));
    raises(specialist(), "dossier.close");
    raises(registrar(), "dossier.archive");
    BOOST_TEST(in("archived"));
    BOOST_TEST(!dossier.instance.running);
    BOOST_TEST(refusal(committee(), Act{"dossier.reopen", because("Nữa")}).code ==
               "action.not_now");
}

BOOST_AUTO_TEST_CASE(a_draft_sent_in_waits_for_the_registrar) {
    auto command = registration();
    command.event = "dossier.send_in";
    command.facts.host = front_id;
    command.facts.drafting_body = {};
    command.facts.arrival = GivenNumber{.register_id = "incoming", .code = "99"};
    does(drafter(), command);
    BOOST_TEST(in("submitted"));
    BOOST_TEST(!dossier.arrival.has_value());
    BOOST_TEST(dossier.registered.sent_in);
    BOOST_TEST((dossier.registered.drafting_body == body_id));
    raises(registrar(), "dossier.accept");
    BOOST_TEST(in("scope_proposal"));
    BOOST_REQUIRE(dossier.arrival.has_value());
    BOOST_TEST(dossier.arrival->code == "01");
}

BOOST_AUTO_TEST_CASE(a_draft_sent_in_may_be_returned) {
    auto command = registration();
    command.event = "dossier.send_in";
    command.facts.host = front_id;
    does(drafter(), command);
    BOOST_TEST(refusal(registrar(), Act{"dossier.return", {}}).fields.at(0).pointer ==
               "/data/reason");
    raises(registrar(), "dossier.return", because("Không thuộc phạm vi"));
    BOOST_TEST(in("returned"));
}

BOOST_AUTO_TEST_CASE(a_review_may_be_refused_or_proposed_again) {
    registers();
    raises(specialist(), "scope.propose", {{"written", true}});
    raises(committee(), "scope.back", because("Cần hội nghị"));
    BOOST_TEST(in("scope_proposal"));
    raises(specialist(), "scope.propose", {{"conference", true}});
    raises(committee(), "scope.refuse", because("Không cùng cấp"));
    BOOST_TEST(in("refused"));
    BOOST_TEST(!dossier.instance.running);
}

BOOST_AUTO_TEST_CASE(a_pause_inside_the_parallel_comes_back_to_the_same_places) {
    registers();
    decides_forms(true, true, false);
    raises(specialist(), "conference.held", {{"held_on", "2026-09-07"}});
    const auto before = dossier.instance.configuration;
    raises(committee(), "dossier.pause", because("Chờ ý kiến"));
    BOOST_TEST(in("paused"));
    BOOST_TEST(refusal(specialist(), Act{"written.close", {}}).code == "action.not_now");
    raises(committee(), "dossier.resume", because("Đã có ý kiến"));
    BOOST_TEST(dossier.instance.configuration == before, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_withdrawn_draft_may_come_back) {
    registers();
    decides_forms();
    raises(drafter(), "dossier.withdraw", because("Làm lại"));
    BOOST_TEST(in("withdrawn"));
    raises(committee(), "dossier.reopen", because("Gửi lại"));
    BOOST_TEST(in("written_open"));
    raises(registrar(), "dossier.withdraw", because("Công văn 5"));
    raises(registrar(), "dossier.archive");
    BOOST_TEST(in("archived"));
}

BOOST_AUTO_TEST_CASE(a_recalled_criticism_loses_its_number_and_gets_a_new_one) {
    registers();
    decides_forms();
    asks_reviewers();
    gathers();
    synthesises();
    issues();
    BOOST_TEST(access(dossier, drafter(), workflow, *interpreter).recommendations);
    raises(committee(), "criticism.recall", because("Sai số liệu"));
    BOOST_TEST(in("synthesis"));
    BOOST_TEST(!dossier.issued.has_value());
    BOOST_TEST(!dossier.issued_on.has_value());
    BOOST_TEST(!access(dossier, drafter(), workflow, *interpreter).recommendations);
    issues();
    BOOST_TEST(dossier.issued->code == "02/MTTQ-BTT");
}

BOOST_AUTO_TEST_CASE(more_opinions_may_be_gathered_before_the_criticism) {
    registers();
    decides_forms();
    asks_reviewers();
    gathers();
    raises(specialist(), "consultation.reopen", because("Thiếu ý kiến nông dân"));
    BOOST_TEST(in("written_open"));
    BOOST_TEST(in("conference_unused"));
    does(specialist(), RequestReviews{.organisations = {farmers_id, women_id},
                                      .due_on = parse_date("2026-09-30"),
                                      .message = ""});
    does(farmers(), opinion_on("art_2"));
    does(women(), opinion_on("art_2"));
    BOOST_TEST(dossier.opinions.back().given.code == "YK-005");
}

BOOST_AUTO_TEST_CASE(an_opinion_withdrawn_later_leaves_its_recommendation) {
    registers();
    decides_forms();
    asks_reviewers();
    gathers();
    synthesises();
    raises(specialist(), "consultation.reopen", because("Thiếu ý kiến"));
    does(women(), WithdrawOpinion{opinion(0), "Nhầm"});
    BOOST_TEST((dossier.recommendations[0].made.opinions == std::vector<OpinionId>{opinion(2)}));
    BOOST_TEST(dossier.opinions[0].recommendation.empty());
    BOOST_TEST(ledger(dossier).withdrawn == 1);
}

BOOST_AUTO_TEST_CASE(an_answer_sent_back_is_answered_again) {
    registers();
    decides_forms();
    asks_reviewers();
    gathers();
    synthesises();
    issues();
    answers();
    does(specialist(), AcceptAnswer{.recommendation = recommendation(0), .remark = ""});
    const auto happened = does(specialist(), ReturnAnswer{.recommendation = recommendation(1),
                                                          .reason = "Chưa nêu căn cứ"});
    BOOST_TEST(happened.size() == 2U);  // the answer went back, and the procedure with it
    BOOST_TEST(in("awaiting_answer"));
    BOOST_TEST(refusal(drafter(), Act{"answers.submit", {}}).vi.find("KN-002") !=
               std::string::npos);
    BOOST_TEST(refusal(drafter(), GiveAnswer{recommendation(0), "accepted", ""}).code ==
               "answer.accepted");
    does(drafter(), GiveAnswer{recommendation(1), "partly_accepted", "Theo Luật."});
    raises(drafter(), "answers.submit");
    does(specialist(), AcceptAnswer{recommendation(1), ""});
    raises(specialist(), "dossier.close");
    BOOST_TEST(in("closed"));
}

BOOST_AUTO_TEST_CASE(a_revised_recommendation_needs_another_answer) {
    registers();
    decides_forms();
    asks_reviewers();
    gathers();
    synthesises();
    issues();
    answers();
    raises(committee(), "criticism.recall", because("Sửa kiến nghị"));
    does(specialist(), ReviseRecommendation{recommendation(0), "Bỏ Điều 1."});
    BOOST_TEST((dossier.recommendations[0].answer.status == AnswerStatus::none));
    BOOST_TEST((dossier.recommendations[1].answer.status == AnswerStatus::given));
}

BOOST_AUTO_TEST_CASE(replay_gives_the_dossier_as_it_is) {
    registers();
    decides_forms(true, true, true);
    asks_reviewers();
    raises(specialist(), "conference.held", {{"held_on", "2026-09-07"}, {"minutes", scan.text()}});
    raises(committee(), "dossier.pause", because("Chờ"));
    raises(committee(), "dossier.resume", because("Tiếp"));
    gathers();
    raises(specialist(), "dialogue.held", {{"held_on", "2026-09-07"}});
    synthesises();
    issues();
    answers();
    Dossier replayed;
    auto previous = no_previous_leaf();
    for (const auto& event : log) {
        const auto stored = encode(event, previous, Salt{});
        const auto decoded = decode(stored.leaf, stored.payload);
        BOOST_REQUIRE(decoded.has_value());
        apply(replayed, *decoded);
        previous = stored.hash;
    }
    BOOST_TEST((replayed == dossier));
    BOOST_TEST(replayed.instance.history.size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
