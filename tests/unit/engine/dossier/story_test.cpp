// The whole story on the real procedure, and the turns it may take.
#include <boost/test/unit_test.hpp>

#include "engine/dossier/facts.hpp"
#include "engine/dossier/projection.hpp"
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
    command.facts.received_on = parse_date("2026-08-01");
    command.facts.arrival = GivenNumber{.register_id = "incoming", .code = "99"};
    does(drafter(), command);
    BOOST_TEST(in("submitted"));
    BOOST_TEST(!dossier.arrival.has_value());
    BOOST_TEST(dossier.registered.sent_in);
    BOOST_TEST((dossier.registered.received_on == parse_date("2026-09-07")));
    BOOST_TEST((dossier.registered.drafting_body == body_id));
    now += std::chrono::days{3};
    raises(registrar(), "dossier.accept");
    BOOST_TEST(in("scope_proposal"));
    BOOST_REQUIRE(dossier.arrival.has_value());
    BOOST_TEST(dossier.arrival->code == "01");
    BOOST_TEST((dossier.registered.received_on == parse_date("2026-09-10")));
}

// Luật 75/2015/QH13 Đ.36: the body sends the draft 15 days before. When the registrar comes to it
// is not the body's doing, and what the body writes of the day of receipt counts for nothing.
BOOST_AUTO_TEST_CASE(the_fifteen_days_run_from_the_day_it_was_sent_in) {
    auto command = registration();
    command.event = "dossier.send_in";
    command.facts.host = front_id;
    command.facts.drafting_body = {};
    command.facts.received_on = parse_date("2026-08-01");
    command.facts.planned_submission_on = parse_date("2026-09-22");
    const auto days = [&] { return facts_of(dossier).at("days_before_submission"); };
    does(drafter(), command);
    BOOST_TEST(days() == 15);
    now += std::chrono::days{33};
    raises(registrar(), "dossier.accept");
    BOOST_TEST((dossier.registered.received_on == parse_date("2026-10-10")));
    BOOST_TEST(days() == 15);
    BOOST_TEST(notices(dossier, workflow, *interpreter).empty());
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

BOOST_AUTO_TEST_CASE(a_pause_stops_the_time_of_open_tasks_and_no_longer) {
    const auto due = [this] { return open_tasks(dossier, workflow, calendars).at(0).due_on; };
    registers();
    now += std::chrono::days{1};
    BOOST_TEST((due() == parse_date("2026-09-09")));
    raises(committee(), "dossier.pause", because("Chờ"));
    now += std::chrono::days{7};
    raises(committee(), "dossier.resume", because("Tiếp"));
    BOOST_TEST((due() == parse_date("2026-09-16")));  // two working days, one of them used before
    raises(drafter(), "dossier.withdraw", because("Rút"));
    now += std::chrono::days{1};
    raises(committee(), "dossier.reopen", because("Gửi lại"));
    BOOST_TEST((due() == parse_date("2026-09-17")));
    BOOST_TEST(dossier.absences.contains("paused"));
    BOOST_TEST(!dossier.absences.contains("scope_proposal"));
    // A state that is entered anew, not taken up again, has its whole time.
    raises(specialist(), "scope.propose", {{"written", true}});
    raises(committee(), "scope.back", because("Xem lại"));
    BOOST_TEST((due() == parse_date("2026-09-18")));
}

BOOST_AUTO_TEST_CASE(a_withdrawal_is_recorded_during_a_pause) {
    registers();
    raises(committee(), "dossier.pause", because("Chờ"));
    raises(registrar(), "dossier.withdraw", because("Công văn 6"));
    BOOST_TEST(in("withdrawn"));
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
    comes_to_answers();
    BOOST_TEST(access(dossier, drafter(), workflow, *interpreter).recommendations);
    raises(committee(), "criticism.recall", because("Sai số liệu"));
    BOOST_TEST(in("synthesis"));
    BOOST_TEST(!dossier.issued.has_value());
    BOOST_TEST(!dossier.issued_on.has_value());
    BOOST_TEST(!access(dossier, drafter(), workflow, *interpreter).recommendations);
    issues();
    BOOST_TEST(dossier.issued->code == "02/MTTQ-BTT");
    const auto revoked = project(dossier, workflow, calendars).revoked;
    BOOST_REQUIRE(revoked.size() == 1U);
    BOOST_TEST(revoked[0].register_id == "outgoing");
    BOOST_TEST(revoked[0].year == 2026);
    BOOST_TEST(revoked[0].number == 1);
    BOOST_TEST((revoked[0].revoked_on == parse_date("2026-09-07").value()));
}

BOOST_AUTO_TEST_CASE(what_was_answered_to_a_recalled_criticism_is_answered_again) {
    comes_to_answers();
    answers();
    checks();
    raises(committee(), "criticism.recall", because("Sai số liệu"));
    BOOST_TEST(ledger(dossier).unanswered == 2);
    issues();
    BOOST_TEST(refusal(drafter(), Act{"answers.submit", {}}).code == "requirement.unmet");
    answers();
    BOOST_TEST(in("checking"));
}

BOOST_AUTO_TEST_CASE(a_review_without_any_recommendation_can_end) {
    registers();
    decides_forms();
    asks_reviewers();
    gathers();
    for (std::size_t i = 0; i < 3; ++i) {
        does(specialist(), SetOpinionAside{opinion(i), "Ngoài phạm vi"});
    }
    BOOST_TEST(refusal(specialist(), Act{"criticism.submit", {}}).code == "requirement.unmet");
    BOOST_TEST(refusal(specialist(), Act{"criticism.submit_without", {}}).fields.at(0).pointer ==
               "/data/reason");
    raises(specialist(), "criticism.submit_without", because("Nhất trí với dự thảo"));
    const auto both = person("specialist", front_id, {"department_head"});
    BOOST_TEST(refusal(both, Act{"criticism.approve", {}}).code == "four_eyes");
    raises(head(), "criticism.approve");
    raises(committee(), "criticism.sign", {{"signer", "Chủ tịch"}});
    raises(registrar(), "criticism.issue", {{"issued_on", "2026-09-07"}});
    raises(drafter(), "answers.submit");
    raises(specialist(), "dossier.close");
    BOOST_TEST(in("closed"));
}

BOOST_AUTO_TEST_CASE(a_recommendation_left_without_opinions_is_not_submitted) {
    comes_to_synthesis();
    does(specialist(), SplitOpinions{recommendation(1), {opinion(1)}});
    does(specialist(), SetOpinionAside{opinion(1), "Ngoài phạm vi"});
    const auto why = refusal(specialist(), Act{"criticism.submit", {}});
    BOOST_TEST(why.code == "requirement.unmet");
    BOOST_TEST(why.en.find("KN-002") != std::string::npos);
    BOOST_TEST(refusal(specialist(), Act{"criticism.submit_without", because("x")}).code ==
               "requirement.unmet");
    does(specialist(), DropRecommendation{recommendation(1), "Không còn ý kiến"});
    raises(specialist(), "criticism.submit");
    BOOST_TEST(in("approval_department"));
}

BOOST_AUTO_TEST_CASE(what_a_later_version_deletes_can_still_be_recommended_on) {
    registers();
    decides_forms();
    asks_reviewers();
    does(women(), opinion_on("art_2"));
    shorter_file = draft_2;
    does(drafter(), AddVersion{.file = draft_2, .note = "Bỏ Điều 2"});
    gathers();
    BOOST_REQUIRE(dossier.current_version()->provision("art_2") == nullptr);
    BOOST_TEST(refusal(specialist(), MakeRecommendation{"art_9", "T", {opinion(0)}})
                   .fields.at(0)
                   .pointer == "/data/provision");
    does(specialist(), MakeRecommendation{"art_2", "Giữ Điều 2.", {opinion(0)}});
    BOOST_TEST(dossier.recommendations[0].made.provision.label == "Điều 2");
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
    comes_to_synthesis();
    raises(specialist(), "consultation.reopen", because("Thiếu ý kiến"));
    // Its review is finished; only a new request lets it take something back.
    BOOST_TEST(refusal(women(), WithdrawOpinion{opinion(0), "Nhầm"}).code == "review.completed");
    does(specialist(),
         RequestReviews{
             .organisations = {women_id}, .due_on = std::nullopt, .message = "Xin xem lại."});
    does(women(), WithdrawOpinion{opinion(0), "Nhầm"});
    BOOST_TEST((dossier.recommendations[0].made.opinions == std::vector<OpinionId>{opinion(2)}));
    BOOST_TEST(dossier.opinions[0].recommendation.empty());
    BOOST_TEST(ledger(dossier).withdrawn == 1);
}

BOOST_AUTO_TEST_CASE(an_answer_sent_back_is_answered_again) {
    comes_to_answers();
    answers();
    does(specialist(), AcceptAnswer{.recommendation = recommendation(0), .remark = ""});
    const auto happened = does(specialist(), ReturnAnswer{.recommendation = recommendation(1),
                                                          .reason = "Chưa nêu căn cứ"});
    BOOST_TEST(happened.size() == 1U);
    BOOST_TEST(in("checking"));  // a second answer may be marked, too
    BOOST_TEST(refusal(specialist(), Act{"dossier.close", {}}).code == "requirement.unmet");
    raises(specialist(), "answers.return");
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

BOOST_AUTO_TEST_CASE(several_answers_go_back_together) {
    comes_to_answers();
    answers();
    const auto why = refusal(specialist(), Act{"answers.return", {}});
    BOOST_TEST(why.code == "requirement.unmet");
    does(specialist(), ReturnAnswer{recommendation(0), "Thiếu"});
    does(specialist(), ReturnAnswer{recommendation(1), "Thiếu"});
    raises(specialist(), "answers.return");
    BOOST_TEST(ledger(dossier).unanswered == 2);
}

BOOST_AUTO_TEST_CASE(a_revised_recommendation_needs_another_answer) {
    comes_to_answers();
    answers();
    auto revised = log.back();
    revised.sequence = dossier.revision + 1;
    revised.body = RecommendationRevised{recommendation(0), "Bỏ Điều 1."};
    apply(dossier, revised);
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
