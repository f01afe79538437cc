// Phản biện xã hội: what its second and third version add, and the days they count. The whole story
// is told in tests/unit/engine/dossier/story_test.cpp.
#include <boost/test/unit_test.hpp>

#include "paper_routes.hpp"

namespace phanbien::workflows {
namespace {

using namespace dossier;

struct Criticism : PaperOffice {
    Criticism() : PaperOffice("phan-bien") {
        begins(registrar(), "dossier.register", {}, {text_file});
    }

    void gathers() {
        raises(specialist(), "scope.propose", {{"written", true}});
        raises(committee(), "scope.accept");
        GiveOpinion said;
        said.entered_for_other = true;
        said.heading = "impact";
        said.stance = "disagree";
        said.source = "paper";
        said.text = "Mức phạt quá cao.";
        said.said_by.name = "Ông Quàng Văn Mẫu";
        does(registrar(), said);
        raises(specialist(), "written.close");
    }

    void recommends_from(const OpinionId& said) {
        does(specialist(),
             MakeRecommendation{.eid = "", .text = "Giảm mức phạt.", .opinions = {said}});
    }

    void issues() {
        recommends_from(opinion(0));
        raises(specialist(), "criticism.submit");
        raises(head(), "criticism.approve");
        raises(committee(), "criticism.sign", {{"signer", "Chủ tịch"}});
        raises(registrar(), "criticism.issue", {{"issued_on", today()}});
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(phan_bien, Criticism)

BOOST_AUTO_TEST_CASE(the_offices_own_days_are_working_days) {
    BOOST_TEST(due("propose_scope") == "2026-09-09");
    waits_until("2026-09-11");  // a Friday
    raises(specialist(), "scope.propose", {{"written", true}});
    BOOST_TEST(due("decide_scope") == "2026-09-15");
    BOOST_TEST(due_basis("decide_scope").empty());
    raises(committee(), "scope.back", {{"reason", "Xem lại hình thức."}});
    BOOST_TEST(due("propose_scope") == "2026-09-15");
    gathers();
    BOOST_TEST(due("synthesise") == "2026-09-18");
    BOOST_TEST(due_basis("synthesise").empty());
}

BOOST_AUTO_TEST_CASE(a_signed_criticism_leaves_on_the_next_working_day) {
    gathers();
    does(specialist(),
         MakeRecommendation{.eid = "", .text = "Giảm mức phạt.", .opinions = {opinion(0)}});
    raises(specialist(), "criticism.submit");
    raises(head(), "criticism.approve");
    waits_until("2026-09-11");
    raises(committee(), "criticism.sign", {{"signer", "Chủ tịch"}});
    BOOST_TEST(due("issue") == "2026-09-14");
    BOOST_TEST(due_basis("issue") == "NĐ 30/2020/NĐ-CP Điều 18 khoản 1");
}

BOOST_AUTO_TEST_CASE(the_criticism_is_to_leave_before_the_submission) {
    gathers();
    does(specialist(),
         MakeRecommendation{.eid = "", .text = "Giảm mức phạt.", .opinions = {opinion(0)}});
    raises(specialist(), "criticism.submit");
    BOOST_TEST(due("criticism_in_time") == "2026-10-19");  // the submission is on the 20th
    waits_until("2026-10-20");
    BOOST_TEST(says(notices(), "criticism_late"));
    raises(head(), "criticism.approve");
    raises(committee(), "criticism.sign", {{"signer", "Chủ tịch"}});
    raises(registrar(), "criticism.issue", {{"issued_on", today()}});
    BOOST_TEST(!says(notices(), "criticism_late"));
}

BOOST_AUTO_TEST_CASE(the_body_may_be_asked_to_explain_before_the_criticism_is_written) {
    gathers();
    raises(specialist(), "explanation.ask", {{"questions", "Căn cứ của mức phạt?"}});
    BOOST_TEST(in("explaining"));
    BOOST_TEST(access(dossier, body(), workflow, *interpreter)
                   .document_kinds.contains("explanation_request"));
    raises(body(), "explanation.give", {{"explanation", "Theo nghị định."}});
    BOOST_TEST(in("synthesis"));
}

BOOST_AUTO_TEST_CASE(a_second_criticism_by_dialogue_gets_a_number_of_its_own) {
    gathers();
    issues();
    answers_all("not_accepted");
    raises(body(), "answers.submit");
    raises(committee(), "criticism.renew", {{"dialogue", true}, {"reason", "Chưa thỏa đáng."}});
    BOOST_TEST(in("dialogue_open"));
    BOOST_TEST(!in("written_open"));
    raises(specialist(), "dialogue.held", {{"held_on", today()}});
    raises(specialist(), "criticism.submit");
    raises(head(), "criticism.approve");
    raises(committee(), "criticism.sign", {{"signer", "Chủ tịch"}});
    raises(registrar(), "criticism.issue", {{"issued_on", today()}});
    BOOST_TEST(dossier.issued->code == "02/MTTQ-BTT");
}

BOOST_AUTO_TEST_CASE(what_was_answered_to_the_first_criticism_does_not_answer_the_second) {
    gathers();
    issues();
    answers_all();
    raises(body(), "answers.submit");
    accepts_all();
    raises(committee(), "criticism.renew", {{"reason", "Chưa thỏa đáng."}});
    BOOST_TEST((dossier.recommendations[0].answer.status == AnswerStatus::returned));
    BOOST_TEST(dossier.recommendations[0].answer.return_reason == "Chưa thỏa đáng.");
    raises(specialist(), "written.close");
    raises(specialist(), "criticism.submit");
    raises(head(), "criticism.approve");
    raises(committee(), "criticism.sign", {{"signer", "Chủ tịch"}});
    raises(registrar(), "criticism.issue", {{"issued_on", today()}});
    BOOST_TEST(says(refused(body(), "answers.submit"), "1 recommendations are unanswered"));
    answers_all("not_accepted");
    raises(body(), "answers.submit");
    BOOST_TEST(in("checking"));
}

BOOST_AUTO_TEST_CASE(a_criticism_is_not_dated_before_its_signature) {
    gathers();
    recommends_from(opinion(0));
    raises(specialist(), "criticism.submit");
    raises(head(), "criticism.approve");
    waits_until("2026-09-11");
    raises(committee(), "criticism.sign", {{"signer", "Chủ tịch"}});
    waits_until("2026-09-14");
    BOOST_TEST(says(refused(registrar(), "criticism.issue", {{"issued_on", "2026-09-10"}}),
                    "cannot be before 2026-09-11"));
    raises(registrar(), "criticism.issue", {{"issued_on", "2026-09-11"}});
}

BOOST_AUTO_TEST_CASE(what_the_department_found_of_the_scope_is_told_whoever_decides) {
    raises(specialist(), "scope.propose", {{"written", true}});
    BOOST_TEST(says(notices(), "another_level"));
    BOOST_TEST(says(notices(), "no_rights"));
    raises(committee(), "scope.back", {{"reason", "Xem lại phạm vi."}});
    BOOST_TEST(notices().empty());
    raises(specialist(), "scope.propose", {{"written", true}, {"same_level", true}});
    BOOST_TEST(!says(notices(), "another_level"));
    BOOST_TEST(says(notices(), "no_rights"));
    raises(committee(), "scope.back", {{"reason", "Xem lại quyền lợi."}});
    raises(specialist(), "scope.propose",
           {{"written", true}, {"same_level", true}, {"rights_touched", true}});
    BOOST_TEST(notices().empty());
}

BOOST_AUTO_TEST_CASE(an_office_with_a_directory_goes_the_route_to_the_signature) {
    PaperRoutes staff;
    routes = &staff;
    gathers();
    recommends_from(opinion(0));
    BOOST_TEST(says(refused(specialist(), "criticism.submit"), "route.no_document"));
    raises(specialist(), "criticism.submit", {{"document", "scan"}, {"important", true}});
    BOOST_TEST(in("approval_route"));
    const auto approves = [&](const std::string& who, const std::string& step) {
        does(colleague(who), decision(dossier, step, route::Verdict::approve));
    };
    approves("department_head", "truong-don-vi");
    approves("standing_committee", "phu-trach");
    approves("chief", "chanh-van-phong");
    // The member in charge has agreed; two others do now, and the chair signs.
    BOOST_TEST(says(refused(committee(), decision(dossier, "tap-the", route::Verdict::approve)),
                    "route.four_eyes"));
    approves("vice", "tap-the");
    approves("member", "tap-the");
    waits_until("2026-09-11");
    approves("chair", "ky");
    BOOST_TEST(in("issuing"));
    BOOST_TEST(due("issue") == "2026-09-14");
    raises(registrar(), "criticism.issue", {{"issued_on", today()}});
    BOOST_TEST(dossier.issued->code == "01/MTTQ-BTT");
}

BOOST_AUTO_TEST_CASE(what_the_route_sends_back_is_corrected_and_submitted_again) {
    PaperRoutes staff;
    routes = &staff;
    gathers();
    recommends_from(opinion(0));
    raises(specialist(), "criticism.submit", {{"document", "scan"}});
    does(head(), decision(dossier, "truong-don-vi", route::Verdict::send_back));
    BOOST_TEST(in("synthesis"));
    BOOST_TEST(due("synthesise") == "2026-09-14");
    raises(specialist(), "criticism.submit", {{"document", "text"}});
    does(head(), decision(dossier, "truong-don-vi", route::Verdict::approve));
    // Whoever leads the department or the office may take it off its route.
    raises(committee(), "criticism.return", {{"reason", "Bổ sung một kiến nghị."}});
    BOOST_TEST(in("synthesis"));
    BOOST_TEST((dossier.routes.back().progress.outcome == route::Outcome::withdrawn));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace phanbien::workflows
