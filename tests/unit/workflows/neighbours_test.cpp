// The procedures beside giám sát that wait for the other side: góp ý, đối thoại, lấy ý kiến ở xã,
// tiếp dân, each told once with the days the law sets.
#include <boost/test/unit_test.hpp>

#include "paper_office.hpp"

namespace phanbien::workflows {
namespace {

using namespace dossier;

GiveOpinion heard(const PaperOffice& office) {
    GiveOpinion given;
    given.entered_for_other = true;
    given.version = static_cast<int>(office.dossier.versions.size());
    given.heading = "other";
    given.stance = "agree_with_changes";
    given.source = "paper";
    given.text = "Cần nói rõ hơn.";
    given.said_by.name = "Bà Lò Thị Én";
    return given;
}

struct Comments : PaperOffice {
    Comments() : PaperOffice("gop-y") {}

    void begins_on(const std::string& recipient) {
        begins(specialist(), "comment.begin", {{"recipient", recipient}, {"occasion", "periodic"}});
    }
};

struct Dialogue : PaperOffice {
    Dialogue() : PaperOffice("doi-thoai") {}
};

struct Consultation : PaperOffice {
    Consultation() : PaperOffice("lay-y-kien-xa") {
        begins(body(), "consultation.ask", {{"subject", "land"}}, {text_file});
        raises(specialist(), "forms.choose", {{"meeting", true}, {"area", "Toàn xã"}});
    }
};

struct Petition : PaperOffice {
    Petition() : PaperOffice("tiep-dan") {
        begins(registrar(), "petition.receive",
               {{"channel", "visit"},
                {"petitioner", "Ông Giàng A Chu"},
                {"content", "Bồi thường đất chưa đủ."}});
    }

    void handles(const std::string& way, const std::string& matter = "complaint") {
        boost::json::object data{{"matter", matter}, {"handling", way}};
        if (way == "forward") {
            data["body"] = "Ủy ban nhân dân tỉnh";
        }
        raises(specialist(), "petition.classify", std::move(data));
        raises(head(), "handling.approve");
    }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(gop_y_on_a_person_names_the_person, Comments) {
    begins_on("party_member");
    BOOST_TEST(says(notices(), "nobody_named"));
    BOOST_TEST(says(refused(specialist(), "plan.submit", {{"subject", "Nêu gương."}}),
                    "need the person's name"));
    raises(specialist(), "plan.submit",
           {{"subject", "Nêu gương."}, {"recipient_name", "Ông Lò Văn Pha, Bí thư chi bộ"}});
    BOOST_TEST(notices().empty());
    BOOST_TEST(in("preparation_approval"));
}

BOOST_FIXTURE_TEST_CASE(gop_y_goes_to_the_recipient_and_comes_back_answered, Comments) {
    begins_on("party_organisation");
    raises(specialist(), "plan.submit", {{"subject", "Lãnh đạo xây dựng nông thôn mới."}});
    raises(committee(), "plan.approve");
    BOOST_TEST(says(refused(specialist(), "gathering.close"), "no opinion yet"));
    does(registrar(), heard(*this));
    raises(specialist(), "gathering.close");
    BOOST_TEST(says(refused(specialist(), "comment.submit"), "neither in a recommendation"));
    does(specialist(),
         MakeRecommendation{.eid = "", .text = "Công khai.", .opinions = {opinion(0)}});
    raises(specialist(), "comment.submit");
    raises(committee(), "comment.sign", {{"signer", "Chủ tịch"}});
    BOOST_TEST(access(dossier, body(), workflow, *interpreter).none());
    raises(registrar(), "comment.issue", {{"issued_on", today()}});
    const auto reading = access(dossier, body(), workflow, *interpreter);
    BOOST_TEST(reading.recommendations);
    BOOST_TEST(!reading.opinions);  // who said what stays with the Front
    BOOST_TEST(due("answer") == "2026-10-07");
    waits_until("2026-10-08");
    BOOST_TEST(says(notices(), "answer_late"));
    answers_all("not_accepted");
    raises(body(), "answers.submit");
    accepts_all();
    raises(specialist(), "dossier.close", {{"remark", "Đã báo nơi góp ý."}});
    BOOST_TEST(in("closed"));
}

BOOST_FIXTURE_TEST_CASE(doi_thoai_on_demand_needs_one_voter_in_ten, Dialogue) {
    begins(registrar(), "dialogue.demand",
           {{"topic", "Nước sạch"}, {"voters_demanding", 99}, {"voters_total", 1000}});
    BOOST_TEST(says(refused(specialist(), "demand.confirm"), "Fewer than 10 %"));
    raises(specialist(), "demand.correct",
           {{"voters_demanding", 100}, {"voters_total", 1000}, {"reason", "Đếm lại."}});
    raises(specialist(), "demand.confirm");
    BOOST_TEST(in("preparing"));
}

BOOST_FIXTURE_TEST_CASE(doi_thoai_is_announced_7_days_ahead_and_answered_in_10, Dialogue) {
    begins(specialist(), "dialogue.plan", {{"topic", "Nước sạch"}});
    raises(specialist(), "date.set", {{"dialogue_on", "2026-10-01"}, {"place", "Nhà văn hóa"}});
    BOOST_TEST(due("announce") == "2026-09-24");
    BOOST_TEST(due_basis("announce") == "Luật 72/2025/QH15 Điều 43");
    waits_until("2026-09-25");
    BOOST_TEST(says(notices(), "notice_late"));
    raises(specialist(), "date.move", {{"dialogue_on", "2026-10-08"}, {"reason", "Báo muộn."}});
    BOOST_TEST(notices().empty());
    raises(body(), "dialogue.announce", {{"announced_on", today()}, {"means", "Loa xã"}});
    waits_until("2026-10-08");
    raises(specialist(), "dialogue.held", {{"held_on", "2026-10-08"}, {"attendance", 120}});
    recommends();
    raises(specialist(), "requests.send");
    BOOST_TEST(due("publish_result") == "2026-10-19");  // the 18th is a Sunday
    waits_until("2026-10-20");
    BOOST_TEST(says(notices(), "result_late"));
    BOOST_TEST(says(refused(body(), "result.publish", {{"published_on", today()}, {"means", "x"}}),
                    "unanswered"));
    answers_all();
    raises(body(), "result.publish", {{"published_on", today()}, {"means", "Niêm yết"}});
    accepts_all();
    raises(specialist(), "dossier.close", {{"remark", "Đạt."}});
    BOOST_TEST(in("closed"));
}

BOOST_FIXTURE_TEST_CASE(doi_thoai_is_not_announced_before_its_day_was_set, Dialogue) {
    begins(specialist(), "dialogue.plan", {{"topic", "Đất đai"}});
    waits_until("2026-09-09");
    raises(specialist(), "date.set", {{"dialogue_on", "2026-09-18"}, {"place", "Nhà văn hóa"}});
    const boost::json::object early{{"announced_on", "2026-09-08"}, {"means", "Loa xã"}};
    BOOST_TEST(says(refused(body(), "dialogue.announce", early), "cannot be before 2026-09-09"));
    BOOST_TEST(
        says(refused(registrar(), "dialogue.announce", early), "cannot be before 2026-09-09"));
    raises(body(), "dialogue.announce", {{"announced_on", "2026-09-09"}, {"means", "Loa xã"}});
}

BOOST_FIXTURE_TEST_CASE(lay_y_kien_stays_open_for_20_days_and_closes_by_itself, Consultation) {
    raises(body(), "content.publish", {{"published_on", "2026-09-07"}, {"means", "Trụ sở xã"}});
    BOOST_TEST(due("gather") == "2026-09-28");  // the 27th is a Sunday
    BOOST_TEST(due_basis("gather") == "Luật 10/2022/QH15 Điều 25–28");
    does(registrar(), heard(*this));
    waits_until("2026-09-28");
    BOOST_TEST(in("gathering"));
    for (const auto& person : everybody()) {
        BOOST_TEST(!says(offered(person), "summary.submit"));
    }
    waits_until("2026-09-29");
    BOOST_TEST(in("summarising"));
    does(specialist(),
         MakeRecommendation{.eid = "", .text = "Nâng mức.", .opinions = {opinion(0)}});
    raises(specialist(), "summary.submit", {{"people_asked", 412}});
    raises(committee(), "summary.sign", {{"signer", "Chủ tịch"}});
    raises(registrar(), "summary.issue", {{"issued_on", today()}});
    answers_all();
    raises(body(), "answers.publish", {{"answered_on", today()}, {"means", "Niêm yết"}});
    accepts_all();
    raises(specialist(), "dossier.close", {{"remark", "Đạt."}});
    BOOST_TEST(in("closed"));
}

BOOST_FIXTURE_TEST_CASE(lay_y_kien_is_not_published_before_it_was_planned, Consultation) {
    waits_until("2026-09-10");
    const boost::json::object early{{"published_on", "2026-09-06"}, {"means", "Trụ sở xã"}};
    BOOST_TEST(says(refused(body(), "content.publish", early), "cannot be before 2026-09-07"));
    BOOST_TEST(says(refused(registrar(), "content.publish", early), "cannot be before 2026-09-07"));
    raises(body(), "content.publish", {{"published_on", "2026-09-09"}, {"means", "Trụ sở xã"}});
    BOOST_TEST(says(refused(specialist(), "publication.correct",
                            {{"published_on", "2026-09-08"}, {"reason", "Ghi nhầm."}}),
                    "cannot be before 2026-09-10"));
    BOOST_TEST(due("gather") == "2026-09-29");
}

BOOST_FIXTURE_TEST_CASE(lay_y_kien_counts_anew_after_another_publication, Consultation) {
    raises(body(), "content.publish", {{"published_on", "2026-09-07"}, {"means", "Trụ sở xã"}});
    waits_until("2026-09-21");
    raises(specialist(), "publication.correct",
           {{"published_on", "2026-09-21"}, {"reason", "Thiếu phụ lục."}});
    BOOST_TEST(due("gather") == "2026-10-12");  // the 11th is a Sunday
}

BOOST_FIXTURE_TEST_CASE(tiep_dan_answers_in_10_working_days_and_follows_up, Petition) {
    BOOST_TEST(refused(specialist(), "petition.classify",
                       {{"matter", "complaint"}, {"handling", "forward"}})
                   .find("name the body") != std::string::npos);
    handles("forward");
    BOOST_TEST(due("reply_person") == "2026-09-21");
    BOOST_TEST(due_basis("reply_person") == "Luật Tiếp công dân 42/2013/QH13 Điều 28");
    BOOST_TEST(access(dossier, body(), workflow, *interpreter).none());
    raises(registrar(), "petition.forward", {{"issued_on", today()}});
    raises(specialist(), "decision.learn", {{"decided_on", "2026-09-07"}});
    BOOST_TEST(due("watch_notice") == "2026-09-14");  // 7 days
    BOOST_TEST(due_basis("watch_notice") == "Luật Khiếu nại 02/2011/QH13 Điều 66");
    waits_until("2026-09-22");
    BOOST_TEST(says(notices(), "reply_late"));
    BOOST_TEST(says(notices(), "decision_late"));
    raises(head(), "petition.escalate", {{"superior", "Chủ tịch Ủy ban nhân dân tỉnh"}});
    raises(body(), "decision.notify", {{"result", "Chấp nhận một phần."}});
    BOOST_TEST(in("processing"));  // the person still waits for an answer
    BOOST_TEST(!says(notices(), "decision_late"));
    raises(specialist(), "person.reply", {{"replied_on", today()}, {"answer", "Đã chuyển."}});
    raises(specialist(), "dossier.close", {{"outcome", "Công dân đồng ý."}});
    BOOST_TEST(in("closed"));
}

BOOST_FIXTURE_TEST_CASE(tiep_dan_keeps_to_whom_it_was_handed_on_and_follows_that_up, Petition) {
    handles("forward");
    BOOST_TEST(data("deciding_body") == R"("Ủy ban nhân dân tỉnh")");
    // The registrar learns that another body decides; the one named at the reception reads nothing.
    raises(registrar(), "petition.forward",
           {{"issued_on", today()}, {"body", "Sở Tài nguyên tỉnh"}, {"elsewhere", true}});
    BOOST_TEST(data("deciding_body") == R"("Sở Tài nguyên tỉnh")");
    BOOST_TEST(access(dossier, body(), workflow, *interpreter).none());
    waits_until("2026-10-08");  // 30 days, the office's own
    BOOST_TEST(says(notices(), "no_decision"));
    raises(specialist(), "petition.remind", {{"message", "Đề nghị báo kết quả."}});
    BOOST_TEST(!says(notices(), "no_decision"));
}

BOOST_FIXTURE_TEST_CASE(tiep_dan_forwards_to_the_body_named_at_the_classification, Petition) {
    handles("forward");
    raises(registrar(), "petition.forward", {{"issued_on", today()}});
    BOOST_TEST(data("deciding_body") == R"("Ủy ban nhân dân tỉnh")");
    BOOST_TEST(!access(dossier, body(), workflow, *interpreter).none());
}

BOOST_FIXTURE_TEST_CASE(tiep_dan_claims_the_7_days_of_the_law_for_a_complaint_only, Petition) {
    handles("forward", "proposal");
    raises(registrar(), "petition.forward", {{"issued_on", today()}});
    raises(specialist(), "decision.learn", {{"decided_on", today()}});
    BOOST_TEST(due("watch_word") == "2026-09-14");
    BOOST_TEST(due_basis("watch_word").empty());
    waits_until("2026-09-15");
    BOOST_TEST(!says(notices(), "decision_late"));
    BOOST_TEST(says(notices(), "word_late"));
    raises(registrar(), "decision.notify", {{"result", "Đã sửa đường."}});
    BOOST_TEST(!says(notices(), "word_late"));
}

BOOST_FIXTURE_TEST_CASE(tiep_dan_guides_without_handing_on_and_files_with_no_more_to_do, Petition) {
    handles("guide");
    raises(registrar(), "person.reply", {{"replied_on", today()}, {"answer", "Hướng dẫn."}});
    BOOST_TEST(in("closing"));
    raises(head(), "petition.pursue", {{"reason", "Có chứng cứ mới."}});
    handles("file");
    BOOST_TEST(in("filed"));
}

BOOST_FIXTURE_TEST_CASE(tiep_dan_never_offers_a_decision_to_the_front, Petition) {
    handles("forward");
    raises(registrar(), "petition.forward", {{"issued_on", today()}});
    for (const auto& person : {registrar(), specialist(), head(), committee()}) {
        for (const auto& event : offered(person)) {
            BOOST_TEST(!event.starts_with("petition.decide"));
        }
    }
    BOOST_TEST(says(offered(body()), "decision.notify"));
}

}  // namespace phanbien::workflows
