// The procedures of the office's own year: the yearly plan, assigned tasks, Dân vận khéo, each told
// once.
#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "paper_office.hpp"

namespace phanbien::workflows {
namespace {

boost::json::object whole_plan(int topics) {
    return {{"topics", topics}, {"content", true}, {"form", true},
            {"time", true},     {"doer", true},    {"object", true}};
}

struct YearlyPlan : PaperOffice {
    YearlyPlan() : PaperOffice("ke-hoach-nam") {
        begins(specialist(), "plan.begin", {{"year", 2027}});
        raises(specialist(), "proposals.close");
    }

    void signs() {
        raises(body(), "plan.agree");
        raises(committee(), "plan.sign", {{"signer", "Chủ tịch"}});
    }
};

struct Assignment : PaperOffice {
    Assignment() : PaperOffice("giao-nhiem-vu") {
        begins(head(), "task.assign",
               {{"content", "Vận động 50 hộ."},
                {"finish_before", "2026-12-31"},
                {"quarter_ends_on", "2026-09-30"}});
    }
};

struct Model : PaperOffice {
    Model() : PaperOffice("dan-van-kheo") {}

    void is_registered() {
        begins(body(), "model.register",
               {{"domain", "economy"}, {"content", "Đổi công làm đường."}, {"participants", 42}});
        raises(registrar(), "model.accept");
    }
    void is_recognised() {
        raises(specialist(), "model.appraise", {{"score", 88}, {"remark", "Hiệu quả."}});
        raises(committee(), "model.recognise", {{"issued_on", today()}});
    }
};

}  // namespace

BOOST_FIXTURE_TEST_CASE(the_yearly_plan_is_issued_before_its_year, YearlyPlan) {
    BOOST_TEST(due("issue_in_time") == "2026-12-31");
    BOOST_TEST(due_basis("issue_in_time") == "NQLT 403/2017 Điều 3 khoản 3");
    auto partial = whole_plan(6);
    partial["object"] = false;
    BOOST_TEST(says(refused(specialist(), "plan.submit", partial), "on whom"));
    raises(specialist(), "plan.submit", whole_plan(6));
    raises(body(), "plan.object", {{"reason", "Bớt một cuộc."}});
    raises(specialist(), "plan.submit", whole_plan(5));
    signs();
    raises(registrar(), "plan.issue", {{"issued_on", today()}});
    BOOST_TEST(dossier.issued->code == "01/KH-MTTQ-BTT");
    BOOST_TEST(data("topics") == "5");
    raises(specialist(), "plan.report", {{"summary", "Đã xong hai cuộc."}});
    raises(head(), "dossier.close", {{"remark", "Hoàn thành."}});
    BOOST_TEST(in("closed"));
}

BOOST_FIXTURE_TEST_CASE(the_yearly_plan_is_told_late_once_the_year_has_begun, YearlyPlan) {
    waits_until("2026-12-31");
    BOOST_TEST(notices().empty());
    waits_until("2027-01-01");
    BOOST_TEST(says(notices(), "issue_late"));
}

BOOST_FIXTURE_TEST_CASE(an_adjustment_is_the_next_edition, YearlyPlan) {
    raises(specialist(), "plan.submit", whole_plan(6));
    signs();
    raises(registrar(), "plan.issue", {{"issued_on", today()}});
    waits_until("2027-03-01");
    raises(head(), "plan.adjust", {{"reason", "Thêm một cuộc giám sát."}});
    BOOST_TEST(says(notices(), "being_adjusted"));
    BOOST_TEST(due("issue_in_time") == "no date yet");
    raises(specialist(), "plan.submit", whole_plan(7));
    signs();
    raises(registrar(), "plan.issue", {{"issued_on", today()}});
    BOOST_TEST(notices().empty());
    BOOST_TEST(data("edition") == "2");
    BOOST_TEST(dossier.issued->code == "02/KH-MTTQ-BTT");
}

BOOST_FIXTURE_TEST_CASE(a_task_is_reported_on_every_quarter_until_it_is_accepted, Assignment) {
    raises(body(), "task.accept", {{"in_charge", "Bà Hà"}});
    BOOST_TEST(due("quarter_report") == "2026-10-07");  // 5 working days after 30/9
    BOOST_TEST(due("do_work") == "2026-12-30");
    waits_until("2026-10-08");
    BOOST_TEST(says(notices(), "report_late"));
    raises(body(), "report.send", {{"done", "20 hộ."}, {"progress", 40}});
    BOOST_TEST(notices().empty());
    raises(specialist(), "report.accept", {{"quarter_ends_on", "2026-12-31"}});
    BOOST_TEST(due("quarter_report") == "2027-01-08");  // 1/1 is a holiday
    BOOST_TEST(data("reports") == "1");
    waits_until("2026-12-31");
    BOOST_TEST(says(notices(), "work_late"));
    raises(head(), "deadline.extend", {{"finish_before", "2027-02-01"}, {"reason", "Mưa lũ."}});
    BOOST_TEST(notices().empty());
    raises(body(), "work.finish", {{"result", "50 hộ."}});
    raises(committee(), "work.accept", {{"grade", "good"}});
    BOOST_TEST(in("closed"));
    BOOST_TEST(data("grade") == "\"good\"");
}

BOOST_FIXTURE_TEST_CASE(a_task_may_be_declined_and_released, Assignment) {
    BOOST_TEST(due("take_on") == "2026-09-10");
    raises(body(), "task.decline", {{"reason", "Không đủ người."}});
    raises(head(), "task.insist", {{"reason", "Thêm người."}, {"finish_before", "2027-01-15"}});
    raises(body(), "task.decline", {{"reason", "Vẫn không đủ."}});
    raises(committee(), "task.release", {{"reason", "Giao nơi khác."}});
    BOOST_TEST(in("released"));
}

BOOST_FIXTURE_TEST_CASE(a_model_is_recognised_inspected_and_rewarded, Model) {
    is_registered();
    BOOST_TEST(dossier.registered.dossier_code.starts_with("DVK-2026-"));
    is_recognised();
    waits_until("2027-03-20");
    BOOST_TEST(says(notices(), "inspection_late"));
    raises(specialist(), "model.inspect",
           {{"inspected_on", today()}, {"result", "weak"}, {"remark", "Ít người."}});
    BOOST_TEST(in("mending"));
    raises(body(), "model.mend", {{"done", "Đã vận động thêm."}});
    raises(specialist(), "model.inspect",
           {{"inspected_on", today()}, {"result", "kept"}, {"remark", "Tốt."}});
    BOOST_TEST(data("inspections") == "2");
    raises(specialist(), "year.conclude", {{"report", "Làm được 3 km đường."}});
    raises(committee(), "reward.give", {{"reward", "certificate"}, {"issued_on", today()}});
    BOOST_TEST(in("closed"));
}

BOOST_FIXTURE_TEST_CASE(a_decision_is_not_dated_before_the_appraisal, Model) {
    is_registered();
    waits_until("2026-09-10");
    raises(specialist(), "model.appraise", {{"score", 88}, {"remark", "Hiệu quả."}});
    BOOST_TEST(says(refused(committee(), "model.recognise", {{"issued_on", "2026-09-09"}}),
                    "cannot be before 2026-09-10"));
    raises(committee(), "model.recognise", {{"issued_on", "2026-09-10"}});
}

// NĐ 30/2020 Đ.9: a document bears the day on which it is signed and issued.
BOOST_AUTO_TEST_CASE(no_numbered_document_is_dated_before_the_step_that_allows_it) {
    for (const auto& name : definition_names()) {
        const PaperOffice office(name);
        for (const auto& state : office.workflow.states()) {
            for (const auto& action : state.actions) {
                const auto dated = std::ranges::find(action.fields, FieldType::date, &Field::type);
                if (action.register_id != "outgoing" || dated == action.fields.end()) {
                    continue;
                }
                const bool is_bound =
                    std::ranges::find(dated->not_before, DayMark::step) != dated->not_before.end();
                BOOST_TEST(is_bound, name + ": " + action.event);
            }
        }
    }
}

BOOST_FIXTURE_TEST_CASE(a_model_is_refused_or_revoked_with_a_reason, Model) {
    is_registered();
    raises(specialist(), "model.appraise", {{"score", 20}, {"remark", "Chưa rõ."}});
    BOOST_TEST(says(refused(committee(), "model.refuse"), "/data/reason"));
    raises(committee(), "model.back", {{"reason", "Khảo sát thêm."}});
    is_recognised();
    raises(committee(), "model.revoke", {{"reason", "Không còn hoạt động."}});
    BOOST_TEST(in("revoked"));
}

}  // namespace phanbien::workflows
