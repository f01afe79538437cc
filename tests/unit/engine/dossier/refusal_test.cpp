// Given a dossier, when somebody asks for what may not be, then this refusal and nothing happened.
#include <boost/test/unit_test.hpp>

#include "small_office.hpp"

using namespace phanbien;
using namespace phanbien::dossier;

BOOST_AUTO_TEST_SUITE(refusals)

namespace {

struct Consulting : SmallOffice {
    Consulting() {
        registers();
        decides_forms();
        asks_reviewers();
    }
};

struct Synthesising : Consulting {
    Synthesising() { gathers(); }
};

struct Answering : Synthesising {
    Answering() {
        synthesises();
        issues();
    }
};

std::string pointer_of(const Problem& problem) {
    return problem.fields.empty() ? "" : problem.fields.front().pointer;
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_registration_names_each_mistake, SmallOffice) {
    auto command = registration();
    command.facts.title.clear();
    command.facts.draft_kind = "poem";
    command.facts.drafting_body = women_id;
    command.facts.received_on = parse_date("2026-09-08");
    command.facts.planned_submission_on = parse_date("2026-09-01");
    command.drafts.clear();
    const auto problem = refusal(registrar(), command);
    BOOST_TEST((problem.kind == ProblemKind::invalid));
    std::vector<std::string> pointers;
    for (const auto& field : problem.fields) {
        pointers.push_back(field.pointer);
    }
    const std::vector<std::string> expected{
        "/drafting_body",         "/title", "/draft_kind", "/received_on",
        "/planned_submission_on", "/drafts"};
    BOOST_TEST(pointers == expected, boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(all_that_is_not_filled_in_is_told_at_once, SmallOffice) {
    const auto sent = register_from_json(boost::json::object{{"event", registration().event}});
    BOOST_REQUIRE(sent.has_value());
    const auto problem = refusal(registrar(), *sent);
    std::vector<std::string> pointers;
    for (const auto& field : problem.fields) {
        pointers.push_back(field.pointer);
    }
    const std::vector<std::string> expected{"/drafting_body", "/title", "/draft_kind", "/drafts"};
    BOOST_TEST(pointers == expected, boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(a_draft_must_be_a_stored_readable_text, SmallOffice) {
    auto command = registration();
    command.drafts = {scan};
    BOOST_TEST(pointer_of(refusal(registrar(), command)) == "/drafts");
    command.drafts = {FileHash("nowhere")};
    BOOST_TEST(pointer_of(refusal(registrar(), command)) == "/drafts");
    command.drafts = {draft_1, draft_2};
    BOOST_TEST(pointer_of(refusal(registrar(), command)) == "/drafts");
}

BOOST_FIXTURE_TEST_CASE(only_those_whom_the_definition_names_start_a_dossier, SmallOffice) {
    BOOST_TEST(refusal(specialist(), registration()).code == "action.forbidden");
    BOOST_TEST(refusal(drafter(), registration()).code == "action.forbidden");
    // A registrar of a body that is no committee of the Front.
    BOOST_TEST(refusal(person("x", women_id, {"registrar"}), registration()).code ==
               "action.forbidden");
    auto command = registration();
    command.event = "dossier.invent";
    BOOST_TEST(refusal(registrar(), command).code == "command.unknown");
    command.event = "dossier.send_in";
    command.facts.host = women_id;
    BOOST_TEST(pointer_of(refusal(drafter(), command)) == "/host");
}

BOOST_FIXTURE_TEST_CASE(a_file_of_somebody_else_is_as_good_as_none, Consulting) {
    const auto attach = [](const FileHash& hash) {
        return AttachDocument{.document_kind = "other",
                              .title = "T",
                              .code = "",
                              .dated_on = std::nullopt,
                              .file = hash};
    };
    does(specialist(), attach(scan));
    uploader = AccountId("account-of-nobody-here");
    does(registrar(), attach(scan));  // which is in the dossier, and the office may read it
    BOOST_TEST(pointer_of(refusal(drafter(), attach(scan))) == "/data/file");
    BOOST_TEST(pointer_of(refusal(drafter(), AddVersion{draft_2, ""})) == "/data/file");
    gathers();
    synthesises();
    BOOST_TEST(pointer_of(refusal(specialist(),
                                  Act{"criticism.submit", {{"document", draft_2.text()}}})) ==
               "/data/document");
    SmallOffice other;
    other.uploader = drafter().account;
    BOOST_TEST(pointer_of(other.refusal(registrar(), registration())) == "/drafts");
}

BOOST_FIXTURE_TEST_CASE(the_days_of_a_form_are_bounded_by_the_definition, SmallOffice) {
    auto command = registration();
    command.facts.received_on = parse_date("2021-08-01");
    BOOST_TEST(pointer_of(refusal(registrar(), command)) == "/received_on");
    command.facts.received_on = parse_date("2026-09-03");
    does(registrar(), command);
    raises(specialist(), "scope.propose", {{"conference", true}, {"written", true}});
    BOOST_TEST(pointer_of(refusal(committee(),
                                  Act{"scope.accept", {{"opinions_due_on", "2026-09-06"}}})) ==
               "/data/opinions_due_on");
    raises(committee(), "scope.accept", {{"opinions_due_on", "2026-09-07"}});
    const auto held = [this](const char* day) {
        return pointer_of(refusal(specialist(), Act{"conference.held", {{"held_on", day}}}));
    };
    BOOST_TEST(held("2999-01-01") == "/data/held_on");
    BOOST_TEST(held("2026-09-08") == "/data/held_on");
    BOOST_TEST(held("2026-09-02") == "/data/held_on");
    raises(specialist(), "conference.held", {{"held_on", "2026-09-03"}});
    asks_reviewers();
    gathers();
    synthesises();
    raises(specialist(), "criticism.submit");
    raises(head(), "criticism.approve");
    raises(committee(), "criticism.sign", {{"signer", "Chủ tịch"}});
    now = parse_instant("2027-01-05T02:00:00Z").value();
    const auto issued = [this](const char* day) {
        return pointer_of(refusal(registrar(), Act{"criticism.issue", {{"issued_on", day}}}));
    };
    BOOST_TEST(issued("1975-04-30") == "/data/issued_on");
    BOOST_TEST(issued("2026-12-31") == "/data/issued_on");  // another year's register
    BOOST_TEST(issued("2027-01-06") == "/data/issued_on");
    raises(registrar(), "criticism.issue", {{"issued_on", "2027-01-01"}});
}

BOOST_FIXTURE_TEST_CASE(who_has_finished_takes_nothing_back, Consulting) {
    does(women(), opinion_on("art_1"));
    does(women(), CompleteReview{dossier.reviews[0].request.id, ""});
    const ReviseOpinion change{opinion(0), "other", "other", "Khác", ""};
    BOOST_TEST(refusal(women(), change).code == "review.completed");
    BOOST_TEST(refusal(women(), WithdrawOpinion{opinion(0), "x"}).code == "review.completed");
}

BOOST_FIXTURE_TEST_CASE(a_duplicate_is_refused_until_confirmed_and_then_flagged, SmallOffice) {
    duplicate_code = "12/TTr-SCT";
    {
        SmallOffice elsewhere;  // the same code before another committee is nobody's business
        elsewhere.duplicate_code = duplicate_code;
        auto sent = registration();
        sent.event = "dossier.send_in";
        sent.facts.host = other_front_id;
        elsewhere.does(drafter(), sent);
        BOOST_TEST(elsewhere.dossier.registered.duplicate_code.empty());
    }
    auto command = registration();
    const auto problem = refusal(registrar(), command);
    BOOST_TEST(problem.code == "dossier.duplicate");
    BOOST_TEST((problem.kind == ProblemKind::conflict));
    BOOST_TEST(pointer_of(problem) == "/duplicate_confirmed");
    BOOST_TEST(problem.vi.find("PB-2026-0009") != std::string::npos);
    command.duplicate_confirmed = true;
    does(registrar(), command);
    BOOST_TEST(dossier.registered.duplicate_code == "PB-2026-0009");
    const auto shown = notices(dossier, workflow, *interpreter);
    BOOST_REQUIRE(shown.size() == 1U);
    BOOST_TEST(shown[0].text.vi.find("PB-2026-0009") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(what_a_client_says_of_numbers_and_pins_is_not_taken, SmallOffice) {
    auto command = registration();
    command.facts.dossier_code = "PB-1999-0001";
    command.facts.arrival = GivenNumber{.register_id = "incoming", .code = "99"};
    command.facts.duplicate_of = DossierId("x");
    command.facts.sent_in = true;
    command.facts.host = other_front_id;
    command.facts.workflow_hash = "forged";
    does(registrar(), command);
    BOOST_TEST(dossier.registered.dossier_code == "PB-2026-0001");
    BOOST_TEST(dossier.arrival->code == "01");
    BOOST_TEST(dossier.registered.duplicate_of.empty());
    BOOST_TEST(!dossier.registered.sent_in);
    BOOST_TEST((dossier.registered.host == front_id));
    BOOST_TEST(dossier.registered.workflow_hash == "hash-1");
    BOOST_TEST(refusal(registrar(), registration()).code == "dossier.exists");
}

BOOST_FIXTURE_TEST_CASE(a_foreign_dossier_answers_like_a_missing_one, Consulting) {
    SmallOffice empty;
    const auto missing = empty.refusal(specialist(), Act{"written.close", {}});
    BOOST_TEST((missing.kind == ProblemKind::missing));
    for (const auto& actor :
         {stranger(), person("x", front_id, {}), person("y", body_id, {"registrar"}), system()}) {
        BOOST_TEST((refusal(actor, Act{"written.close", {}}) == missing));
        BOOST_TEST((refusal(actor, Act{"no.such.event", {}}) == missing));
    }
    expected_revision = 1;  // not even that it moved on
    BOOST_TEST((refusal(stranger(), Act{"written.close", {}}) == missing));
    BOOST_TEST(access(dossier, stranger(), workflow, *interpreter).none());
    BOOST_TEST(offered(stranger()).empty());
}

BOOST_FIXTURE_TEST_CASE(who_acts_on_an_old_revision_is_told_the_present_one, Consulting) {
    expected_revision = dossier.revision - 1;
    const auto problem = refusal(specialist(), Act{"written.close", {}});
    BOOST_TEST((problem.kind == ProblemKind::stale));
    BOOST_TEST(problem.en.find(std::to_string(dossier.revision)) != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(forbidden_unknown_and_not_now_are_told_apart, Consulting) {
    BOOST_TEST((refusal(auditor(), Act{"written.close", {}}).kind == ProblemKind::forbidden));
    BOOST_TEST((refusal(drafter(), opinion_on("art_1")).kind == ProblemKind::forbidden));
    BOOST_TEST(refusal(specialist(), Act{"dossier.fly", {}}).code == "command.unknown");
    const auto early = refusal(specialist(), Act{"dossier.close", {}});
    BOOST_TEST(early.code == "action.not_now");
    BOOST_TEST(early.vi.find("Đóng hồ sơ") != std::string::npos);
    BOOST_TEST(refusal(registrar(), Act{"opinion.enter", {}}).code == "command.unknown");
}

BOOST_FIXTURE_TEST_CASE(fields_of_an_action_are_checked, SmallOffice) {
    registers();
    const auto propose = [&](boost::json::object data) {
        return refusal(specialist(), Act{"scope.propose", std::move(data)});
    };
    BOOST_TEST(pointer_of(propose({{"written", "yes"}})) == "/data/written");
    BOOST_TEST(pointer_of(propose({{"written", true}, {"colour", "red"}})) == "/data/colour");
    BOOST_TEST(propose({{"written", false}}).code == "action.not_taken");
    BOOST_TEST(propose({{"written", false}}).vi ==
               "Hãy chọn ít nhất một hình thức: hội nghị, gửi lấy ý kiến hoặc đối thoại.");
    raises(specialist(), "scope.propose", {{"conference", true}});
    BOOST_TEST(
        pointer_of(refusal(committee(), Act{"scope.accept", {{"opinions_due_on", "mai"}}})) ==
        "/data/opinions_due_on");
    raises(committee(), "scope.accept");
    const auto hold = [&](boost::json::object data) {
        return refusal(specialist(), Act{"conference.held", std::move(data)});
    };
    BOOST_TEST(pointer_of(hold({})) == "/data/held_on");
    BOOST_TEST(pointer_of(hold({{"held_on", "2026-02-30"}})) == "/data/held_on");
    BOOST_TEST(pointer_of(hold({{"held_on", "2026-09-07"}, {"minutes", "nowhere"}})) ==
               "/data/minutes");
    BOOST_TEST(pointer_of(hold({{"held_on", "2026-09-07"}, {"place", std::string(501, 'x')}})) ==
               "/data/place");
}

BOOST_FIXTURE_TEST_CASE(review_requests_are_checked, Consulting) {
    const auto request = [&](std::vector<OrganisationId> whom, const char* due = nullptr) {
        return refusal(specialist(), RequestReviews{.organisations = std::move(whom),
                                                    .due_on = due ? parse_date(due) : std::nullopt,
                                                    .message = ""});
    };
    BOOST_TEST(pointer_of(request({})) == "/data/organisations");
    BOOST_TEST(pointer_of(request({women_id})) == "/data/organisations/0");  // asked already
    BOOST_TEST(pointer_of(request({OrganisationId("none")})) == "/data/organisations/0");
    BOOST_TEST(pointer_of(request({body_id})) == "/data/organisations/0");
    BOOST_TEST(pointer_of(request({other_front_id, other_front_id})) == "/data/organisations/1");
    BOOST_TEST(pointer_of(request({other_front_id}, "2026-09-06")) == "/data/due_on");
    // The definition's ten days end on Thursday 17 September.
    BOOST_TEST(to_text(dossier.reviews[0].request.due_on) == "2026-09-17");

    const auto mine = dossier.reviews[0].request.id;
    BOOST_TEST(pointer_of(refusal(farmers(), CompleteReview{mine, ""})) == "/data/review");
    BOOST_TEST(pointer_of(refusal(women(), CompleteReview{ReviewId("none"), ""})) ==
               "/data/review");
    does(women(), CompleteReview{mine, ""});
    BOOST_TEST(refusal(specialist(), CancelReview{mine, "x"}).code == "review.ended");
    BOOST_TEST(refusal(women(), CompleteReview{mine, ""}).code == "review.completed");
    BOOST_TEST(refusal(women(), opinion_on("art_1")).code == "review.completed");
    does(specialist(), CancelReview{dossier.reviews[1].request.id, "x"});
    // Cancelled: no longer a reviewer, so the dossier is not there.
    BOOST_TEST((refusal(farmers(), opinion_on("art_1")).kind == ProblemKind::missing));
}

BOOST_FIXTURE_TEST_CASE(the_consultation_closes_when_every_reviewer_has_finished, Consulting) {
    const auto problem = refusal(specialist(), Act{"written.close", {}});
    BOOST_TEST(problem.code == "requirement.unmet");
    BOOST_TEST(problem.vi ==
               "Còn 2 nơi chưa hoàn tất góp ý: {org:org-women}, {org:org-farmers}. Hãy chờ, nhắc "
               "hoặc hủy lời mời.");
}

BOOST_FIXTURE_TEST_CASE(opinions_are_checked, Consulting) {
    auto bad = opinion_on("art_9");
    bad.heading = "colour";
    bad.stance = "loud";
    bad.text.clear();
    const auto problem = refusal(women(), bad);
    BOOST_TEST(problem.fields.size() == 4U);
    BOOST_TEST(pointer_of(problem) == "/data/provision");
    bad = opinion_on("art_1");
    bad.version = 2;
    BOOST_TEST(pointer_of(refusal(women(), bad)) == "/data/version");
    auto typed = paper_opinion();
    typed.said_by = {};
    BOOST_TEST(pointer_of(refusal(registrar(), typed)) == "/data/said_by");
    typed.said_by.organisation = OrganisationId("none");
    BOOST_TEST(pointer_of(refusal(registrar(), typed)) == "/data/said_by/organisation");
    typed = paper_opinion();
    typed.source.clear();
    BOOST_TEST(pointer_of(refusal(registrar(), typed)) == "/data/source");
}

BOOST_FIXTURE_TEST_CASE(nobody_speaks_or_corrects_for_another_body, Consulting) {
    auto given = opinion_on("art_1");
    given.said_by.organisation = farmers_id;
    does(women(), given);
    BOOST_TEST((dossier.opinions[0].given.said_by.organisation == women_id));
    BOOST_TEST(dossier.opinions[0].given.source == "online");
    BOOST_TEST(dossier.opinions[0].given.provision.label == "Điều 1");
    does(registrar(), paper_opinion());
    const ReviseOpinion change{opinion(0), "other", "other", "Khác", ""};
    // The farmers cannot see the women's opinion, so it is not there; the registrar can, and may
    // not.
    BOOST_TEST(pointer_of(refusal(farmers(), change)) == "/data/opinion");
    BOOST_TEST(refusal(registrar(), change).code == "opinion.not_yours");
    BOOST_TEST(pointer_of(refusal(women(), WithdrawOpinion{opinion(1), "x"})) == "/data/opinion");
    does(women(), change);
    BOOST_TEST(dossier.opinions[0].given.text == "Khác");
    does(women(), WithdrawOpinion{opinion(0), "Nhầm"});
    BOOST_TEST(refusal(women(), change).code == "opinion.not_open");
    does(registrar(), ReviseOpinion{opinion(1), "other", "other", "Sửa lỗi gõ", ""});
}

BOOST_FIXTURE_TEST_CASE(recommendations_are_checked, Synthesising) {
    const auto make = [&](std::vector<OpinionId> opinions, std::string eid = "") {
        return refusal(specialist(), MakeRecommendation{std::move(eid), "T", std::move(opinions)});
    };
    BOOST_TEST(pointer_of(make({})) == "/data/opinions");
    BOOST_TEST(pointer_of(make({OpinionId("none")})) == "/data/opinions/0");
    BOOST_TEST(pointer_of(make({opinion(0), opinion(0)})) == "/data/opinions/1");
    BOOST_TEST(pointer_of(make({opinion(0)}, "art_9")) == "/data/provision");
    does(specialist(), MakeRecommendation{"art_1", "T", {opinion(0)}});
    BOOST_TEST(make({opinion(0)}).code == "opinion.not_free");
    BOOST_TEST(refusal(specialist(), SetOpinionAside{opinion(0), "x"}).code == "opinion.not_loose");
    BOOST_TEST(refusal(specialist(), MergeOpinions{recommendation(0), {opinion(0)}}).code ==
               "opinion.not_free");
    BOOST_TEST(pointer_of(refusal(specialist(), SplitOpinions{recommendation(0), {opinion(1)}})) ==
               "/data/opinions/0");
    BOOST_TEST(
        pointer_of(refusal(specialist(), MergeOpinions{RecommendationId("none"), {opinion(1)}})) ==
        "/data/recommendation");
    does(specialist(), SetOpinionAside{opinion(1), "Ngoài phạm vi"});
    BOOST_TEST(make({opinion(1)}).code == "opinion.not_free");
    does(specialist(), RestoreOpinion{opinion(1)});
    BOOST_TEST(refusal(specialist(), RestoreOpinion{opinion(1)}).code == "opinion.not_set_aside");
    does(specialist(), MergeOpinions{recommendation(0), {opinion(1), opinion(2)}});
    does(specialist(), SplitOpinions{recommendation(0), {opinion(1)}});
    BOOST_TEST(dossier.opinions.find(opinion(1))->loose());
    does(specialist(), DropRecommendation{recommendation(0), "Trùng"});
    BOOST_TEST(ledger(dossier).loose == 3);
    BOOST_TEST(refusal(specialist(), ReviseRecommendation{recommendation(0), "T"}).code ==
               "recommendation.dropped");
}

BOOST_FIXTURE_TEST_CASE(nothing_goes_up_while_an_opinion_is_loose, Synthesising) {
    const auto problem = refusal(specialist(), Act{"criticism.submit", {}});
    BOOST_TEST(problem.code == "requirement.unmet");
    BOOST_TEST(problem.fields.size() == 2U);
    BOOST_TEST(problem.vi.find("YK-001, YK-002, YK-003") != std::string::npos);
    BOOST_TEST(problem.vi.find("Chưa có kiến nghị nào") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(four_eyes_are_different_eyes, Synthesising) {
    synthesises();
    const auto both =
        person("both", front_id, {"specialist", "department_head", "standing_committee"});
    raises(both, "criticism.submit");
    const auto problem = refusal(both, Act{"criticism.approve", {}});
    BOOST_TEST(problem.code == "four_eyes");
    BOOST_TEST((problem.kind == ProblemKind::forbidden));
    raises(head(), "criticism.approve");
    const boost::json::object signer{{"signer", "Chủ tịch"}};
    BOOST_TEST(refusal(both, Act{"criticism.sign", signer}).code == "four_eyes");
    const auto second = person("head", front_id, {"standing_committee"});  // approved it
    BOOST_TEST(refusal(second, Act{"criticism.sign", signer}).code == "four_eyes");
    raises(committee(), "criticism.sign", signer);
    // Returned and submitted by another: the first one's eyes are fresh again.
    BOOST_TEST(refusal(specialist(), Act{"criticism.submit", {}}).code == "action.not_now");
    raises(head(), "criticism.return", {{"reason", "Sửa"}});
    raises(specialist(), "criticism.submit");
    raises(both, "criticism.approve");
}

BOOST_FIXTURE_TEST_CASE(answers_are_checked, Answering) {
    const auto answer = [&](const char* disposition, const char* text) {
        return refusal(drafter(), GiveAnswer{recommendation(0), disposition, text});
    };
    BOOST_TEST(pointer_of(answer("perhaps", "x")) == "/data/disposition");
    BOOST_TEST(pointer_of(answer("partly_accepted", "")) == "/data/text");
    BOOST_TEST(pointer_of(answer("not_accepted", "")) == "/data/text");
    BOOST_TEST(refusal(drafter(), Act{"answers.submit", {}}).vi ==
               "Còn 2 kiến nghị chưa trả lời: KN-001, KN-002.");
    answers();
    BOOST_TEST(refusal(drafter(), GiveAnswer{recommendation(0), "accepted", ""}).code ==
               "action.not_now");
    BOOST_TEST(refusal(specialist(), ReturnAnswer{recommendation(0), ""}).fields.at(0).pointer ==
               "/data/reason");
    does(specialist(), AcceptAnswer{recommendation(0), ""});
    BOOST_TEST(refusal(specialist(), AcceptAnswer{recommendation(0), ""}).code ==
               "answer.not_given");
}

BOOST_FIXTURE_TEST_CASE(closure_is_refused_with_the_list_of_what_is_missing, Answering) {
    answers();
    does(specialist(), AcceptAnswer{recommendation(1), ""});
    const auto problem = refusal(specialist(), Act{"dossier.close", {}});
    BOOST_TEST(problem.code == "requirement.unmet");
    BOOST_TEST(problem.vi == "Còn 1 trả lời chưa đối chiếu: KN-001.");
    BOOST_TEST(problem.en == "1 answers are unchecked: KN-001.");
    does(specialist(), AcceptAnswer{recommendation(0), ""});
    raises(specialist(), "dossier.close");
}

BOOST_FIXTURE_TEST_CASE(versions_and_documents_are_checked, Answering) {
    BOOST_TEST(refusal(drafter(), AddVersion{draft_1, ""}).code == "version.same");
    BOOST_TEST(pointer_of(refusal(drafter(), AddVersion{scan, ""})) == "/data/file");
    const auto attach = [&](const char* kind, const FileHash& file) {
        return refusal(drafter(), AttachDocument{.document_kind = kind,
                                                 .title = "T",
                                                 .code = "",
                                                 .dated_on = std::nullopt,
                                                 .file = file});
    };
    BOOST_TEST(pointer_of(attach("song", scan)) == "/data/document_kind");
    BOOST_TEST(pointer_of(attach("reply", FileHash("none"))) == "/data/file");
    does(drafter(), AttachDocument{.document_kind = "reply",
                                   .title = "T",
                                   .code = "",
                                   .dated_on = std::nullopt,
                                   .file = scan});
    BOOST_TEST(dossier.documents.size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
