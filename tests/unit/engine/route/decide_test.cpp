#include "engine/route/decide.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/unit/engine/route/samples.hpp"

using namespace phanbien;
using namespace phanbien::route;
using namespace phanbien::route::samples;

BOOST_TEST_DONT_PRINT_LOG_VALUE(phanbien::route::StepStatus)
BOOST_TEST_DONT_PRINT_LOG_VALUE(phanbien::route::Outcome)

BOOST_AUTO_TEST_SUITE(deciding_on_a_route)

namespace {

// Somebody asked at "vices", away all the month, with this in the place of a deputy.
std::string with_cuc(const std::string& of_cuc, const std::string& more = "") {
    return person("an", holds("clerk")) + person("binh", holds("head")) +
           person("cuc", holds("vice") + of_cuc) + person("dung", holds("vice2")) +
           person("em", holds("vice3")) + person("phu", holds("chair")) +
           person("giang", holds("clerk")) + more;
}
const std::string away = absent("2026-12-01", "2026-12-31");

Run at_vices(const std::string& people = staff_xml()) {
    Run run(people);
    BOOST_REQUIRE(run.approves("binh", "head").empty());
    return run;
}

}  // namespace

BOOST_AUTO_TEST_CASE(whoever_submitted_may_not_approve_even_on_behalf_of_somebody) {
    Run run(person("an", holds("clerk")) + person("binh", holds("head")) +
            person("cuc",
                   holds("vice") + absent("2026-12-01", "2026-12-31") + "<delegates to='giang'/>") +
            person("dung", holds("vice2")) + person("em", holds("vice3")) +
            person("phu", holds("chair")) + person("giang", holds("clerk")));
    auto about = matter(run.directory);
    about.submitter = run.directory.person("giang");
    run.progress = {};
    run.take(
        begin(plan(run.rules, run.directory, run.calendars, about, monday).value(), bytes).value());
    BOOST_TEST(run.approves("binh", "head") == "");
    BOOST_TEST(run.asked("vices") == "- dung em");
    BOOST_TEST(run.approves("giang", "vices") == "route.own_work");
    BOOST_TEST(run.approves("dung", "vices") == "");
    auto pass = run.request("em", "vices", Verdict::pass_on);
    pass.to = "giang";
    BOOST_TEST(run.does(pass) == "route.request");
    BOOST_TEST(run.approves("em", "vices") == "");
    BOOST_TEST(run.approves("phu", "sign") == "");
}

BOOST_AUTO_TEST_CASE(a_route_goes_step_by_step_to_its_end) {
    Run run;
    BOOST_TEST(run.status("head") == StepStatus::open);
    BOOST_TEST(run.approves("cuc", "vices") == "route.not_open");
    BOOST_TEST(run.approves("binh", "head") == "");
    BOOST_TEST(run.status("head") == StepStatus::done);
    BOOST_TEST(run.approves("cuc", "vices") == "");
    BOOST_TEST(run.status("vices") == StepStatus::open);
    BOOST_TEST(run.status("sign") == StepStatus::waiting);
    BOOST_TEST(run.approves("dung", "vices") == "");
    BOOST_TEST(run.approves("phu", "sign") == "");
    BOOST_TEST(run.progress.outcome == Outcome::approved);
    BOOST_TEST((run.progress.ended_at == run.now));
    BOOST_TEST(run.approves("phu", "sign") == "route.ended");
    BOOST_TEST(run.progress.decisions.size() == 4);
}

BOOST_AUTO_TEST_CASE(a_decision_says_who_acted_in_which_post_for_whom_on_which_bytes) {
    auto run = at_vices(with_cuc(away + "<delegates to='giang'/>"));
    BOOST_TEST(run.approves("giang", "vices") == "");
    const auto& decision = run.progress.decisions.back();
    BOOST_TEST(decision.person == "giang");
    BOOST_TEST(decision.post == "vice");
    BOOST_TEST(decision.holder == "cuc");
    BOOST_TEST(decision.chain == std::vector<std::string>{"cuc"});
    BOOST_TEST(decision.document == bytes);
    BOOST_TEST((decision.at == run.now));
}

BOOST_AUTO_TEST_CASE(a_step_counts_its_days_from_when_it_really_opens) {
    Run run;
    run.now = morning("2026-12-11");
    BOOST_TEST(run.approves("binh", "head") == "");
    const auto& vices = run.progress.plan.steps[1];
    BOOST_TEST(to_text(vices.opens_on) == "2026-12-11");
    BOOST_TEST(to_text(vices.due_on) == "2026-12-15");
    BOOST_TEST((run.progress.steps[1].opened_at == run.now));
}

// Race: two members of a quorum decide in the same instant, the third a moment later.
BOOST_AUTO_TEST_CASE(the_one_after_the_quorum_is_recorded_as_no_longer_needed) {
    auto run = at_vices();
    const auto late = run.request("em", "vices");
    BOOST_TEST(run.approves("cuc", "vices") == "");
    BOOST_TEST(run.approves("dung", "vices") == "");
    BOOST_TEST(run.status("vices") == StepStatus::done);
    BOOST_TEST(run.does(late) == "");
    BOOST_TEST(run.progress.decisions.back().no_longer_needed);
    BOOST_TEST(run.progress.in_force(1).size() == 2);
    BOOST_TEST(run.does(run.request("em", "vices", Verdict::refuse)) == "route.step_done");
}

// Race: the same person in two windows.
BOOST_AUTO_TEST_CASE(nobody_decides_twice_at_a_step) {
    auto run = at_vices();
    BOOST_TEST(run.approves("cuc", "vices") == "");
    BOOST_TEST(run.approves("cuc", "vices") == "route.already_decided");
}

// Race: whoever was away comes back while the deputy decides.
BOOST_AUTO_TEST_CASE(a_seat_is_decided_in_once) {
    auto run = at_vices(with_cuc(away + "<delegates to='giang'/>"));
    BOOST_TEST(run.approves("giang", "vices") == "");
    BOOST_TEST(run.approves("cuc", "vices") == "route.seat_taken");
    BOOST_TEST(run.status("vices") == StepStatus::open);
}

// Race: a delegation ends, or changes, between opening the page and pressing the button.
BOOST_AUTO_TEST_CASE(a_delegation_ended_in_mid_decision_is_refused_with_the_reason) {
    auto run = at_vices(with_cuc(away + "<delegates to='giang'/>"));
    BOOST_TEST(run.asked("vices") == "giang dung em");
    const auto pressed = run.request("giang", "vices");
    run.directory = office(with_cuc(away + "<delegates to='giang' until='2026-12-06'/>"));
    BOOST_TEST(run.does(pressed) == "route.delegation_ended");
    // Whoever delegated is back: the deputy has no say, the holder has.
    run.directory = office(with_cuc("<delegates to='giang'/>"));
    BOOST_TEST(run.does(pressed) == "route.delegation_ended");
    BOOST_TEST(run.approves("cuc", "vices") == "");
}

// Race: an approver is taken out of the directory, or out of the post.
BOOST_AUTO_TEST_CASE(an_approver_removed_is_asked_no_more_and_what_was_approved_stands) {
    auto run = at_vices();
    BOOST_TEST(run.approves("cuc", "vices") == "");
    const auto pressed = run.request("em", "vices");
    const auto later = person("an", holds("clerk")) + person("binh", holds("clerk")) +
                       person("cuc", holds("clerk")) + person("dung", holds("vice2")) +
                       person("hoa", holds("vice")) + person("phu", holds("chair"));
    run.directory = office(later);
    BOOST_TEST(run.does(pressed) == "route.post_left");
    run.staff_becomes(later);
    BOOST_TEST(run.asked("vices") == "hoa dung");
    BOOST_TEST(run.does(pressed) == "route.not_asked");
    BOOST_TEST(run.approves("hoa", "vices") == "");
    BOOST_TEST(run.status("vices") == StepStatus::done);  // with what cuc approved while in post
    BOOST_TEST(run.status("head") == StepStatus::done);
}

BOOST_AUTO_TEST_CASE(a_change_of_staff_says_what_it_changed) {
    Run run;
    run.directory = office(with_cuc(away + "<delegates to='giang'/>"));
    const auto events = recompute(run.progress, run.circumstances());
    BOOST_REQUIRE(events.size() == 1);
    const auto& changes = std::get<Replanned>(events[0]).changes;
    BOOST_REQUIRE(changes.size() == 1);
    BOOST_TEST(changes[0].step == "vices");
    BOOST_TEST(changes[0].what.en ==
               "Step “Step vices” now asks giang (for cuc), dung, em; before, cuc, dung, em.");
    run.take(events);
    BOOST_TEST(recompute(run.progress, run.circumstances()).empty());
}

BOOST_AUTO_TEST_CASE(somebody_else_of_the_same_name_is_somebody_else) {
    Run run;
    run.staff_becomes(person("an", holds("clerk")) +
                      "<person id='binh-2' name='binh'><holds post='head'/></person>\n" +
                      person("cuc", holds("vice")) + person("dung", holds("vice2")) +
                      person("em", holds("vice3")) + person("phu", holds("chair")));
    BOOST_TEST(run.asked("head") == "binh-2");
    BOOST_TEST(run.approves("binh-2", "head") == "");
}

BOOST_AUTO_TEST_CASE(a_route_nobody_can_go_any_more_says_so) {
    Run run;
    run.staff_becomes(with_cuc(away, person("hoa", away)));
    BOOST_TEST(run.progress.plan.obstacles.empty());
    run.staff_becomes(person("an", holds("clerk")) + person("binh", holds("head")) +
                      person("dung", holds("vice2")) + person("phu", holds("chair")));
    BOOST_REQUIRE(run.progress.plan.obstacles.size() == 1);
    BOOST_TEST(run.progress.plan.obstacles[0].step == "vices");
}

// Race: the document is replaced while somebody reads the old one.
BOOST_AUTO_TEST_CASE(a_changed_document_asks_again_those_who_signed_the_old_one) {
    auto run = at_vices();
    BOOST_TEST(run.approves("cuc", "vices") == "");
    const auto pressed = run.request("dung", "vices");
    run.take(run.replaced(other_bytes));
    BOOST_TEST(run.does(pressed) == "route.document_changed");
    BOOST_TEST(run.status("head") == StepStatus::open);
    BOOST_TEST(run.status("vices") == StepStatus::waiting);
    BOOST_TEST(run.progress.asked_again(0) == std::vector<std::string>{"binh"});
    BOOST_TEST(run.progress.asked_again(1) == std::vector<std::string>{"cuc"});
    BOOST_TEST(run.approves("binh", "head") == "");
    BOOST_TEST(run.progress.asked_again(0).empty());
    BOOST_TEST(run.progress.in_force(1).empty());
    // The very bytes that were signed before count again.
    run.take(run.replaced(bytes));
    BOOST_TEST(run.status("head") == StepStatus::done);
    BOOST_TEST(run.progress.in_force(1).size() == 1);
    BOOST_TEST(run.replaced(bytes).empty());
}

BOOST_AUTO_TEST_CASE(who_replaced_the_document_is_asked_nowhere_and_what_they_approved_is_void) {
    auto run = at_vices();
    BOOST_TEST(run.approves("cuc", "vices") == "");
    run.take(run.replaced(other_bytes, "cuc"));
    BOOST_TEST(run.progress.plan.is_written_by("cuc"));
    BOOST_TEST(run.asked("vices") == "dung em");
    BOOST_TEST(run.progress.asked_again(1).empty());
    run.take(run.replaced(bytes));
    BOOST_TEST(run.status("head") == StepStatus::done);
    BOOST_TEST(run.progress.in_force(1).empty());
    BOOST_TEST(run.approves("cuc", "vices") == "route.own_work");
}

BOOST_AUTO_TEST_CASE(who_is_needed_to_approve_cannot_replace_the_document) {
    auto run = at_vices();
    const auto person = run.directory.person("phu").value();
    const auto refused = replace_document(run.progress, other_bytes, person, run.circumstances());
    BOOST_TEST_REQUIRE(refused.has_error());
    BOOST_TEST(refused.error().code == "route.impossible");
    BOOST_TEST(refused.error().fields.at(0).pointer == "sign");
}

BOOST_AUTO_TEST_CASE(sent_back_to_an_earlier_step_all_after_it_is_decided_again) {
    auto run = at_vices();
    BOOST_TEST(run.approves("cuc", "vices") == "");
    auto back = run.request("dung", "vices", Verdict::send_back);
    back.to = "sign";
    BOOST_TEST(run.does(back) == "route.request");
    back.to = "vices";
    BOOST_TEST(run.does(back) == "route.request");
    back.to = "head";
    back.remark = " \n";
    BOOST_TEST(run.does(back) == "route.request");
    back.remark = "Thiếu căn cứ";
    BOOST_TEST(run.does(back) == "");
    BOOST_TEST(run.status("head") == StepStatus::open);
    BOOST_TEST(run.progress.steps[1].approvals.empty());
    BOOST_TEST(run.approves("binh", "head") == "");
    BOOST_TEST(run.approves("cuc", "vices") == "");
}

BOOST_AUTO_TEST_CASE(sent_back_to_the_author_or_refused_it_ends) {
    auto run = at_vices();
    BOOST_TEST(run.does(run.request("cuc", "vices", Verdict::send_back)) == "");
    BOOST_TEST(run.progress.outcome == Outcome::sent_back);
    auto other = at_vices();
    BOOST_TEST(other.does(other.request("cuc", "vices", Verdict::refuse)) == "");
    BOOST_TEST(other.progress.outcome == Outcome::refused);
    BOOST_TEST(other.approves("dung", "vices") == "route.ended");
    BOOST_TEST(recompute(other.progress, other.circumstances()).empty());
    BOOST_TEST(let_pass(other.progress, other.circumstances()).empty());
}

BOOST_AUTO_TEST_CASE(four_eyes_and_own_work_are_refused) {
    auto rules = three_steps();
    rules.steps[2].roles = {"chair", "vice_chair"};
    Run run(staff_xml(), rules);
    BOOST_TEST(run.approves("an", "head") == "route.own_work");
    BOOST_TEST(run.approves("giang", "head") == "route.not_asked");
    BOOST_TEST(run.approves("khong-co", "head") == "route.not_asked");
    BOOST_TEST(run.approves("binh", "khong-co") == "route.no_such_step");
    run.approves("binh", "head");
    run.approves("cuc", "vices");
    run.approves("dung", "vices");
    BOOST_TEST(standings(run.progress, 2, "cuc", run.circumstances()).empty());
    BOOST_TEST(run.approves("cuc", "sign") == "route.four_eyes");
    BOOST_TEST(run.approves("em", "sign") == "");
}

BOOST_AUTO_TEST_CASE(a_colleague_decides_in_the_place_of_whoever_passed_it_on) {
    auto run = at_vices();
    auto pass = run.request("cuc", "vices", Verdict::pass_on);
    pass.to = "an";
    BOOST_TEST(run.does(pass) == "route.request");  // the author
    pass.to = "cuc";
    BOOST_TEST(run.does(pass) == "route.request");
    pass.to = "khong-co";
    BOOST_TEST(run.does(pass) == "route.request");
    BOOST_TEST(run.approves("giang", "vices") == "route.not_asked");
    pass.to = "giang";
    BOOST_TEST(run.does(pass) == "");
    BOOST_TEST(run.approves("giang", "vices") == "");
    BOOST_TEST(run.progress.decisions.back().holder == "cuc");
    BOOST_TEST(run.progress.decisions.back().chain == std::vector<std::string>{"cuc"});
    BOOST_TEST(run.approves("cuc", "vices") == "route.seat_taken");
}

BOOST_AUTO_TEST_CASE(nothing_is_passed_on_to_somebody_who_may_not_decide) {
    auto rules = three_steps();
    rules.steps[2].roles = {"chair"};
    Run run(staff_xml(), rules);
    run.approves("binh", "head");
    run.approves("cuc", "vices");
    auto pass = run.request("dung", "vices", Verdict::pass_on);
    pass.to = "cuc";
    BOOST_TEST(run.does(pass) == "route.request");
    run.approves("dung", "vices");
    auto sign = run.request("phu", "sign", Verdict::pass_on);
    sign.to = "cuc";
    BOOST_TEST(run.does(sign) == "route.request");
    sign.to = "em";
    BOOST_TEST(run.does(sign) == "");
}

BOOST_AUTO_TEST_CASE(advice_decides_nothing) {
    auto run = at_vices();
    BOOST_TEST(run.does(run.request("giang", "vices", Verdict::advise)) == "route.no_advice_asked");
    auto ask = run.request("cuc", "vices", Verdict::ask_advice);
    ask.to = "giang";
    BOOST_TEST(run.does(ask) == "");
    BOOST_TEST(run.status("vices") == StepStatus::open);
    BOOST_TEST(run.does(run.request("giang", "vices", Verdict::advise)) == "");
    BOOST_TEST(*run.progress.steps[1].advice[0].answer == "Vì thế này");
    BOOST_TEST(run.does(run.request("giang", "vices", Verdict::advise)) == "route.no_advice_asked");
    BOOST_TEST(run.progress.in_force(1).empty());
}

BOOST_AUTO_TEST_CASE(silence_is_never_consent_unless_the_rule_says_so) {
    Run run;
    run.now = at("2026-12-09T17:00:00Z");  // 24:00 of the due day in Vietnam
    auto before = run.circumstances();
    before.now -= std::chrono::microseconds{1};
    BOOST_TEST(let_pass(run.progress, before).empty());
    run.take(let_pass(run.progress, run.circumstances()));
    BOOST_TEST(run.progress.steps[0].late);
    BOOST_TEST(run.status("head") == StepStatus::open);
    BOOST_TEST(let_pass(run.progress, run.circumstances()).empty());

    auto rules = three_steps();
    rules.steps[0].silence = Silence::consent;
    rules.steps[0].silence_basis = "Điều 1";
    Run consent(staff_xml(), rules);
    consent.now = run.now;
    consent.take(let_pass(consent.progress, consent.circumstances()));
    BOOST_TEST(consent.status("head") == StepStatus::done);
    BOOST_TEST(consent.status("vices") == StepStatus::open);
    // Silence was about those bytes.
    consent.take(consent.replaced(other_bytes));
    BOOST_TEST(consent.status("head") == StepStatus::open);
}

BOOST_AUTO_TEST_CASE(a_late_step_that_escalates_asks_those_above_too) {
    auto rules = three_steps();
    rules.steps[0].silence = Silence::escalate;
    rules.steps[0].escalate_to = {"vice_chair"};
    Run run(staff_xml(), rules);
    BOOST_TEST(run.approves("em", "head") == "route.not_asked");
    run.now = morning("2026-12-10");
    run.take(let_pass(run.progress, run.circumstances()));
    BOOST_TEST(run.approves("em", "head") == "");
    BOOST_TEST(run.status("head") == StepStatus::done);
}

BOOST_AUTO_TEST_CASE(somebody_in_two_posts_may_say_in_which_one) {
    auto run = at_vices(with_cuc(away + "<delegates to='dung'/>"));
    BOOST_REQUIRE(standings(run.progress, 1, "dung", run.circumstances()).size() == 2);
    auto request = run.request("dung", "vices");
    request.post = "vice";
    BOOST_TEST(run.does(request) == "");
    BOOST_TEST(run.progress.decisions.back().holder == "cuc");
    auto own = at_vices(with_cuc(away + "<delegates to='dung'/>"));
    BOOST_TEST(own.approves("dung", "vices") == "");
    BOOST_TEST(own.progress.decisions.back().holder == "dung");
}

BOOST_AUTO_TEST_CASE(only_an_open_step_is_reminded_of) {
    Run run;
    BOOST_TEST(remind(run.progress, "sign", "an").error().code == "route.not_open");
    BOOST_TEST(remind(run.progress, "khong-co", "an").error().code == "route.not_open");
    run.take(remind(run.progress, "head", "an").value());
    BOOST_TEST((run.progress.steps[0].reminded_at == run.now));
}

BOOST_AUTO_TEST_SUITE_END()
