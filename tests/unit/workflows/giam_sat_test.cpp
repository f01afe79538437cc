// Giám sát, told once: NQLT 403/2017 Điều 7 and 9 set the days.
#include <boost/test/unit_test.hpp>

#include "paper_office.hpp"

namespace phanbien::workflows {
namespace {

struct Supervision : PaperOffice {
    Supervision() : PaperOffice("giam-sat") {
        begins(specialist(), "supervision.propose",
               {{"ground", "petitions"}, {"scope", "Việc chi trả hỗ trợ tại xã."}});
    }

    void plans(const std::string& session_on) {
        raises(specialist(), "plan.submit",
               {{"session_on", session_on}, {"members", "Năm thành viên."}});
        raises(committee(), "plan.approve");
        raises(committee(), "team.decide", {{"leader", "Phó Chủ tịch"}});
    }

    void holds_session(const std::string& on) {
        raises(registrar(), "notice.send", {{"issued_on", today()}});
        raises(body(), "report.send", {{"summary", "Đã chi trả đủ."}});
        waits_until(on);
        raises(specialist(), "session.held",
               {{"held_on", on},
                {"opened", true},
                {"reported", true},
                {"discussed", true},
                {"explained", true},
                {"summed_up", true}});
    }

    void concludes() {
        raises(specialist(), "team_report.submit", {{"summary", "Còn chậm ở hai bản."}});
        recommends();
        raises(specialist(), "conclusion.submit", {{"conclusion", "Cần khắc phục."}});
        raises(committee(), "conclusion.sign", {{"signer", "Chủ tịch"}});
        raises(registrar(), "conclusion.issue", {{"issued_on", today()}});
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(giam_sat, Supervision)

BOOST_AUTO_TEST_CASE(from_plan_to_closing_in_time) {
    plans("2026-10-15");
    BOOST_TEST(due("send_notice") == "2026-09-30");  // 15 days before
    BOOST_TEST(due_basis("send_notice") == "NQLT 403/2017 Điều 7 khoản 3");
    raises(registrar(), "notice.send", {{"issued_on", "2026-09-07"}});
    BOOST_TEST(due("send_report") == "2026-10-08");  // 7 days before
    raises(body(), "report.send", {{"summary", "Đã chi trả đủ."}});
    waits_until("2026-10-15");
    raises(specialist(), "session.held",
           {{"held_on", "2026-10-15"},
            {"opened", true},
            {"reported", true},
            {"discussed", true},
            {"explained", true},
            {"summed_up", true}});
    BOOST_TEST(due("write_team_report") == "2026-10-30");  // 15 days after
    concludes();
    answers_all();
    raises(body(), "answers.submit");
    accepts_all();
    raises(specialist(), "dossier.close", {{"remark", "Đã khắc phục."}});
    BOOST_TEST(in("closed"));
    BOOST_TEST(notices().empty());
    raises(registrar(), "dossier.archive");
    BOOST_TEST(in("archived"));
}

BOOST_AUTO_TEST_CASE(a_notice_too_late_is_told_and_mended_by_another_day) {
    plans("2026-09-18");
    waits_until("2026-09-08");
    BOOST_TEST(says(notices(), "notice_late"));
    raises(specialist(), "session.move", {{"session_on", "2026-10-15"}, {"reason", "Gửi muộn."}});
    BOOST_TEST(notices().empty());
    BOOST_TEST(due("send_notice") == "2026-09-30");
}

BOOST_AUTO_TEST_CASE(the_body_sees_nothing_before_it_is_notified) {
    plans("2026-10-15");
    BOOST_TEST(access(dossier, body(), workflow, *interpreter).none());
    raises(registrar(), "notice.send", {{"issued_on", "2026-09-07"}});
    BOOST_TEST(!access(dossier, body(), workflow, *interpreter).none());
    BOOST_TEST(!access(dossier, body(), workflow, *interpreter).recommendations);
}

BOOST_AUTO_TEST_CASE(a_late_report_and_a_session_without_its_five_steps) {
    plans("2026-09-24");
    raises(registrar(), "notice.send", {{"issued_on", "2026-09-07"}});
    waits_until("2026-09-18");
    BOOST_TEST(says(notices(), "report_late"));
    raises(head(), "report.forgo", {{"reason", "Đơn vị chưa gửi."}});
    waits_until("2026-09-24");
    BOOST_TEST(says(refused(specialist(), "session.held",
                            {{"held_on", "2026-09-24"}, {"opened", true}, {"reported", true}}),
                    "five steps"));
}

BOOST_AUTO_TEST_CASE(refusals_and_four_eyes) {
    auto both = specialist();
    both.roles.push_back("standing_committee");
    raises(both, "plan.submit", {{"session_on", "2026-10-15"}, {"members", "Năm."}});
    BOOST_TEST(says(refused(both, "plan.approve"), "four_eyes"));
    BOOST_TEST(says(refused(head(), "plan.approve"), "forbidden"));
    raises(committee(), "plan.refuse", {{"reason", "Trùng với thanh tra."}});
    BOOST_TEST(in("refused"));
    BOOST_TEST(!dossier.instance.running);
}

BOOST_AUTO_TEST_CASE(nothing_to_recommend_must_be_said) {
    plans("2026-10-15");
    holds_session("2026-10-15");
    raises(specialist(), "team_report.submit", {{"summary", "Tốt."}});
    BOOST_TEST(says(refused(specialist(), "conclusion.submit", {{"conclusion", "Tốt."}}),
                    "at least one recommendation"));
    raises(specialist(), "conclusion.submit",
           {{"conclusion", "Tốt."}, {"no_recommendation", true}});
    raises(committee(), "conclusion.sign", {{"signer", "Chủ tịch"}});
    raises(registrar(), "conclusion.issue", {{"issued_on", today()}});
    BOOST_TEST(in("checking"));
}

BOOST_AUTO_TEST_CASE(the_body_may_contest_and_must_answer_all) {
    plans("2026-10-15");
    holds_session("2026-10-15");
    concludes();
    BOOST_TEST(says(refused(body(), "answers.submit"), "2 recommendations are unanswered"));
    raises(body(), "conclusion.contest", {{"reason", "Số liệu chưa đúng."}});
    raises(committee(), "conclusion.uphold", {{"reason", "Đã đối chiếu."}});
    BOOST_TEST(in("awaiting_answer"));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace phanbien::workflows
