// A dossier on its approval route: begun by the procedure, decided on by those whom the directory
// of the day names, heard of by the procedure when it ends.
#include <boost/test/unit_test.hpp>

#include "engine/dossier/migration.hpp"
#include "engine/dossier/projection.hpp"
#include "engine/kernel/json.hpp"
#include "engine/route/replan.hpp"
#include "route_office.hpp"

using namespace phanbien;
using namespace phanbien::dossier;
using route::StepStatus;
using route::Verdict;

namespace {

struct OnRoute : RouteOffice {
    OnRoute() { submits(); }

    void approve_all() {
        approves("binh", "truong-don-vi");
        approves("gam", "chanh-van-phong");
        approves("cuc", "phu-trach");
        approves("phu", "ky");
    }
    std::optional<TimerRow> timer() const {
        const auto timers = project(dossier, workflow, calendars).timers;
        const auto found = std::ranges::find(timers, "route:duyet", &TimerRow::key);
        return found == timers.end() ? std::nullopt : std::optional(*found);
    }
    // Lets the time come at which the route has something to do.
    std::vector<EventBody> next_moment_comes() {
        const auto row = timer().value();
        now = row.due_at;
        return does(system(), Elapse{row.key, row.event, row.data});
    }
    void replaces(const FileHash& file, const std::string& who = "an") {
        does(member(who, {"specialist"}), revision(file));
    }
    static AttachDocument revision(const FileHash& file) {
        return {"criticism_draft", "Bản sửa", "", std::nullopt, file};
    }
    void pauses_and_resumes(const std::string& who) {
        raises(member(who, {"standing_committee"}), "dossier.pause", {{"reason", "Chờ"}});
        raises(member(who, {"standing_committee"}), "dossier.resume", {{"reason", "Tiếp"}});
    }
    bool may_read(const std::string& name) {
        return !access(dossier, member(name), workflow, *interpreter).none();
    }
};

const Moved* heard(const std::vector<EventBody>& bodies) {
    for (const auto& body : bodies) {
        const auto* moved = std::get_if<Moved>(&body);
        if (moved != nullptr && moved->event == "done.invoke.duyet") {
            return moved;
        }
    }
    return nullptr;
}

std::string outcome(const std::vector<EventBody>& bodies) {
    const auto* moved = heard(bodies);
    return moved == nullptr ? "" : std::string(moved->data.at("outcome").as_string());
}

template <class Body>
const Body* find_body(const std::vector<EventBody>& bodies) {
    for (const auto& body : bodies) {
        if (const auto* it = std::get_if<Body>(&body)) {
            return it;
        }
    }
    return nullptr;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(route_beginning, RouteOffice)

BOOST_AUTO_TEST_CASE(who_submits_what_somebody_else_wrote_is_no_approver_either) {
    does(member("an", {"specialist"}),
         AttachDocument{"criticism_draft", "Bản thảo", "", std::nullopt, scan});
    submits("khanh", {});
    const auto& plan = run().progress.plan;
    BOOST_TEST(plan.people[plan.author].id == "an");
    BOOST_TEST(plan.people[plan.submitter.value()].id == "khanh");
    BOOST_TEST(plan.is_own_work_of("khanh"));
}

BOOST_AUTO_TEST_CASE(submitting_begins_the_route_of_the_document) {
    const auto bodies = submits();
    BOOST_TEST(in("approval_route"));
    const auto* begun = find_body<RouteBegun>(bodies);
    BOOST_REQUIRE(begun != nullptr);
    BOOST_TEST(begun->document_kind == "criticism_draft");
    BOOST_TEST(begun->begun.document == "scan");
    BOOST_TEST(begun->begun.plan.route == "duyet-phan-bien");
    BOOST_TEST(run().progress.plan.people[run().progress.plan.author].id == "an");
    BOOST_TEST(asked("truong-don-vi") == "binh");
    BOOST_TEST(asked("phu-trach") == "cuc");
    BOOST_TEST((status("truong-don-vi") == StepStatus::open));
    BOOST_TEST((status("ky") == StepStatus::waiting));
    BOOST_REQUIRE(run().progress.plan.left_out.size() == 1U);
    BOOST_TEST(run().progress.plan.left_out[0].id == "tap-the");
}

BOOST_AUTO_TEST_CASE(what_is_important_is_asked_of_two_more) {
    submits("an", {{"document", "scan"}, {"important", true}});
    BOOST_TEST(run().progress.plan.left_out.empty());
    approves("binh", "truong-don-vi");
    approves("gam", "chanh-van-phong");
    approves("cuc", "phu-trach");
    BOOST_TEST(refused("cuc", decision("tap-the")) == "route.four_eyes");
    approves("dung", "tap-the");
    BOOST_TEST((status("ky") == StepStatus::waiting));
    approves("em", "tap-the");
    BOOST_TEST((status("ky") == StepStatus::open));
}

BOOST_AUTO_TEST_CASE(a_commune_goes_its_own_route) {
    submits("xinh");
    BOOST_TEST(run().progress.plan.route == "duyet-cap-xa");
    approves("yen", "pho-chu-tich");
    BOOST_TEST(outcome(approves("xuan", "chu-tich")) == "approved");
    BOOST_TEST(in("issuing"));
}

BOOST_AUTO_TEST_CASE(without_a_document_there_is_nothing_to_approve) {
    const auto why = refusal(member("an", {"specialist"}), Act{"criticism.submit", {}});
    BOOST_TEST(why.code == "route.no_document");
    BOOST_TEST(why.en.find("Draft of the criticism document") != std::string::npos);
    BOOST_TEST(in("synthesis"));
}

BOOST_AUTO_TEST_CASE(an_author_without_a_post_is_refused) {
    const Act submit{"criticism.submit", {{"document", "scan"}}};
    BOOST_TEST(refusal(specialist(), submit).code == "route.author_unknown");
    staff = route_directory({{"an", "<away from='2026-01-01' until='2026-01-02'/>"}});
    does(member("an", {"specialist"}), submit);
}

BOOST_AUTO_TEST_CASE(a_route_that_nobody_could_go_is_refused_at_once) {
    // The chief of office is away, nobody is delegated to, and nobody else looks at the form.
    staff = route_directory({{"gam", "<away from='2026-09-01' until='2026-12-31'/>"}});
    const auto why =
        refusal(member("an", {"specialist"}), Act{"criticism.submit", {{"document", "scan"}}});
    BOOST_TEST(why.code == "route.impossible");
    BOOST_REQUIRE(why.fields.size() == 1U);
    BOOST_TEST(why.fields[0].pointer == "chanh-van-phong");
}

BOOST_AUTO_TEST_CASE(an_office_without_a_route_of_its_level_says_so) {
    definitions.pop_back();
    const auto why =
        refusal(member("xinh", {"specialist"}), Act{"criticism.submit", {{"document", "scan"}}});
    BOOST_TEST(why.code == "route.unknown");
}

BOOST_AUTO_TEST_CASE(an_office_without_a_directory_goes_the_fixed_way) {
    staff = {};
    const auto bodies = submits("an", {});
    BOOST_TEST(outcome(bodies) == "unavailable");
    BOOST_TEST(in("approval_department"));
    BOOST_TEST(dossier.routes.empty());
    raises(head(), "criticism.approve");
    raises(committee(), "criticism.sign", {{"signer", "Chủ tịch"}});
    BOOST_TEST(in("issuing"));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(route_going, OnRoute)

BOOST_AUTO_TEST_CASE(the_last_approval_moves_the_procedure_on) {
    approves("binh", "truong-don-vi");
    approves("gam", "chanh-van-phong");
    BOOST_TEST(heard(approves("cuc", "phu-trach")) == nullptr);
    const auto bodies = approves("phu", "ky");
    BOOST_TEST(outcome(bodies) == "approved");
    BOOST_TEST(in("issuing"));
    BOOST_TEST((run().progress.outcome == route::Outcome::approved));
    BOOST_TEST(dossier.instance.invoked.empty());
    BOOST_TEST(!timer().has_value());
    BOOST_TEST(refused("phu", decision("ky")) == "route.ended");
    // The procedure goes on from there.
    raises(registrar(), "criticism.issue", {{"issued_on", "2026-09-07"}});
    BOOST_TEST(in("awaiting_answer"));
}

BOOST_AUTO_TEST_CASE(what_is_sent_back_to_the_author_is_worked_on_again) {
    auto back = decision("truong-don-vi", Verdict::send_back);
    back.remark = "Thiếu căn cứ.";
    const auto bodies = does(member("binh"), back);
    BOOST_TEST(outcome(bodies) == "sent_back");
    BOOST_TEST(heard(bodies)->data.at("reason").as_string() == "Thiếu căn cứ.");
    BOOST_TEST(in("synthesis"));
    submits("an", {{"document", "draft-1"}});
    BOOST_TEST(dossier.routes.size() == 2U);
    approve_all();
    BOOST_TEST(in("issuing"));
}

BOOST_AUTO_TEST_CASE(what_is_sent_back_to_a_step_stays_on_the_route) {
    approves("binh", "truong-don-vi");
    auto back = decision("phu-trach", Verdict::send_back);
    back.to = "truong-don-vi";
    BOOST_TEST(heard(does(member("cuc"), back)) == nullptr);
    BOOST_TEST((status("truong-don-vi") == StepStatus::open));
    BOOST_TEST(in("approval_route"));
}

BOOST_AUTO_TEST_CASE(a_refusal_ends_the_route) {
    approves("binh", "truong-don-vi");
    BOOST_TEST(outcome(does(member("cuc"), decision("phu-trach", Verdict::refuse))) == "refused");
    BOOST_TEST(in("synthesis"));
}

BOOST_AUTO_TEST_CASE(a_new_document_is_laid_before_those_who_signed_the_old_one) {
    approves("binh", "truong-don-vi");
    const auto old = decision("phu-trach");
    replaces(draft_1);
    BOOST_TEST(run().progress.document == "draft-1");
    BOOST_TEST((status("truong-don-vi") == StepStatus::open));
    BOOST_TEST(refused("cuc", old) == "route.document_changed");
    // A paper of another kind is no concern of the route.
    does(member("an", {"specialist"}), AttachDocument{"minutes", "BB", "", std::nullopt, draft_2});
    BOOST_TEST(run().progress.document == "draft-1");
    approve_all();
    BOOST_TEST(in("issuing"));
}

BOOST_AUTO_TEST_CASE(who_replaces_the_document_approves_it_no_more_than_its_author) {
    replaces(draft_1, "phu");
    BOOST_TEST(run().progress.plan.people[run().progress.plan.author].id == "an");
    approves("binh", "truong-don-vi");
    approves("gam", "chanh-van-phong");
    approves("cuc", "phu-trach");
    BOOST_TEST(refused("phu", decision("ky")) == "route.own_work");
    // What is changed after that still holds what they wrote.
    replaces(draft_2);
    approves("binh", "truong-don-vi");
    approves("gam", "chanh-van-phong");
    approves("cuc", "phu-trach");
    BOOST_TEST(refused("phu", decision("ky")) == "route.own_work");
    approves("dung", "ky");
    BOOST_TEST(in("issuing"));
}

BOOST_AUTO_TEST_CASE(what_the_head_replaces_goes_to_whoever_is_above) {
    replaces(draft_1, "binh");
    BOOST_TEST(asked("truong-don-vi") == "cuc");
    BOOST_TEST(refused("binh", decision("truong-don-vi")) == "route.own_work");
    pauses_and_resumes("phu");
    BOOST_TEST(asked("truong-don-vi") == "cuc");
    replaces(draft_2);
    pauses_and_resumes("phu");
    BOOST_TEST(asked("truong-don-vi") == "cuc");
}

BOOST_AUTO_TEST_CASE(who_alone_approves_at_a_step_cannot_replace_the_document) {
    const auto why = refusal(member("gam", {"specialist"}), OnRoute::revision(draft_1));
    BOOST_TEST(why.code == "route.impossible");
    BOOST_REQUIRE(why.fields.size() == 1U);
    BOOST_TEST(why.fields[0].pointer == "chanh-van-phong");
    BOOST_TEST(run().progress.document == "scan");
    BOOST_TEST(refusal(specialist(), OnRoute::revision(draft_1)).code == "route.author_unknown");
}

BOOST_AUTO_TEST_CASE(a_colleague_who_is_passed_on_to_decides_and_reads) {
    BOOST_TEST(!may_read("khanh"));
    approves("binh", "truong-don-vi");
    auto pass = decision("chanh-van-phong", Verdict::pass_on);
    pass.to = "khanh";
    const auto bodies = does(member("gam"), pass);
    BOOST_TEST(std::get<RouteDecided>(bodies.front()).to_account == "khanh");
    BOOST_TEST(may_read("khanh"));
    approves("khanh", "chanh-van-phong");
    BOOST_TEST((status("chanh-van-phong") == StepStatus::done));
}

BOOST_AUTO_TEST_CASE(advice_is_asked_for_and_given_and_decides_nothing) {
    BOOST_TEST(refused("khanh", decision("truong-don-vi", Verdict::advise)) == "dossier.missing");
    auto ask = decision("truong-don-vi", Verdict::ask_advice);
    ask.to = "khanh";
    ask.remark = "Đúng thể thức chưa?";
    does(member("binh"), ask);
    does(member("khanh"), decision("truong-don-vi", Verdict::advise));
    BOOST_TEST((status("truong-don-vi") == StepStatus::open));
    BOOST_TEST(refused("khanh", decision("truong-don-vi")) == "route.not_asked");
}

BOOST_AUTO_TEST_CASE(leaving_the_state_takes_it_off_its_route) {
    const auto bodies =
        does(head(), Act{"criticism.return", {{"reason", "Bổ sung một kiến nghị."}}});
    BOOST_TEST(in("synthesis"));
    BOOST_TEST(find_body<RouteWithdrawn>(bodies) != nullptr);
    BOOST_TEST((run().progress.outcome == route::Outcome::withdrawn));
    BOOST_TEST(!timer().has_value());
    BOOST_TEST(refused("binh", decision("truong-don-vi")) == "dossier.missing");
}

BOOST_AUTO_TEST_CASE(a_pause_withdraws_it_and_going_on_begins_anew) {
    approves("binh", "truong-don-vi");
    raises(committee(), "dossier.pause", {{"reason", "Chờ"}});
    BOOST_TEST((run().progress.outcome == route::Outcome::withdrawn));
    raises(committee(), "dossier.resume", {{"reason", "Tiếp"}});
    BOOST_TEST(in("approval_route"));
    BOOST_TEST(dossier.routes.size() == 2U);
    BOOST_TEST((status("truong-don-vi") == StepStatus::open));
    approve_all();
    BOOST_TEST(in("issuing"));
}

BOOST_AUTO_TEST_CASE(who_takes_it_up_again_has_submitted_nothing) {
    pauses_and_resumes("phu");
    BOOST_TEST(!run().progress.plan.is_own_work_of("phu"));
    raises(registrar(), "dossier.withdraw", {{"reason", "Rút"}});
    raises(member("cuc", {"standing_committee"}), "dossier.reopen", {{"reason", "Mở lại"}});
    BOOST_TEST(dossier.routes.size() == 3U);
    approve_all();
    BOOST_TEST(in("issuing"));
}

BOOST_FIXTURE_TEST_CASE(who_submitted_is_no_approver_after_a_pause_either, RouteOffice) {
    does(member("an", {"specialist"}), OnRoute::revision(scan));
    submits("khanh", {});
    raises(member("phu", {"standing_committee"}), "dossier.pause", {{"reason", "Chờ"}});
    raises(member("phu", {"standing_committee"}), "dossier.resume", {{"reason", "Tiếp"}});
    const auto& plan = run().progress.plan;
    BOOST_TEST(plan.people[plan.author].id == "an");
    BOOST_TEST_REQUIRE(plan.submitter.has_value());
    BOOST_TEST(plan.people[*plan.submitter].id == "khanh");
}

BOOST_AUTO_TEST_CASE(days_that_pass_remind_and_then_are_late) {
    const auto first = timer().value();
    BOOST_TEST(first.event == "route.time");
    BOOST_TEST(refusal(system(), Elapse{first.key, first.event, {}}).code == "timer.early");
    const auto reminded = next_moment_comes();
    BOOST_REQUIRE(reminded.size() == 1U);
    BOOST_TEST(std::get<RouteReminded>(reminded[0]).reminded.by.empty());
    // 08:00 in Vietnam.
    BOOST_TEST(to_text(now).find("T01:00:00") != std::string::npos);
    const auto late = next_moment_comes();
    BOOST_TEST(std::get<RouteStepLate>(late.front()).late.step == "truong-don-vi");
    BOOST_TEST(run().progress.steps[0].late);
    BOOST_TEST(!timer().has_value());
    BOOST_TEST(refusal(system(), Elapse{first.key, first.event, {}}).code == "timer.gone");
    approves("binh", "truong-don-vi");
    BOOST_TEST(timer().has_value());
}

BOOST_AUTO_TEST_CASE(the_host_may_remind_and_others_may_not) {
    const RemindRoute remind{.invoke = "duyet", .step = "truong-don-vi"};
    const auto bodies = does(member("an", {"specialist"}), remind);
    BOOST_TEST(std::get<RouteReminded>(bodies.front()).reminded.by == "an");
    BOOST_TEST((refusal(drafter(), remind).kind == ProblemKind::forbidden));
    BOOST_TEST(refusal(member("an", {"specialist"}), RemindRoute{"duyet", "ky"}).code ==
               "route.not_open");
    BOOST_TEST(refusal(head(), RemindRoute{"khac", "ky"}).fields.at(0).pointer == "/data/route");
}

BOOST_AUTO_TEST_CASE(approvals_in_one_go_are_for_steps_that_allow_it) {
    auto many = decision("truong-don-vi");
    many.bulk = true;
    does(member("binh"), many);
    many.step = "phu-trach";
    BOOST_TEST(refused("cuc", many) == "route.one_by_one");
    many = decision("chanh-van-phong", Verdict::refuse);
    many.bulk = true;
    BOOST_TEST(refused("gam", many) == "route.one_by_one");
}

BOOST_AUTO_TEST_CASE(a_changed_directory_changes_who_is_asked) {
    BOOST_TEST(refusal(system(), FollowDirectory{}).code == "route.unchanged");
    BOOST_TEST((refusal(head(), FollowDirectory{}).kind == ProblemKind::missing));
    staff = route_directory({{"binh",
                              "<away from='2026-09-07' until='2026-09-30'/>"
                              "<delegates to='khanh'/>"}});
    const auto bodies = does(system(), FollowDirectory{});
    BOOST_REQUIRE(find_body<RouteReplanned>(bodies) != nullptr);
    BOOST_TEST(asked("truong-don-vi") == "khanh");
    BOOST_TEST(may_read("khanh"));
    approves("khanh", "truong-don-vi");
    BOOST_TEST(run().progress.decisions.back().holder == "binh");
    BOOST_TEST(refusal(system(), FollowDirectory{}).code == "route.unchanged");
}

BOOST_AUTO_TEST_CASE(a_directory_worked_out_already_is_taken_over_as_it_is) {
    staff = route_directory({{"binh",
                              "<away from='2026-09-07' until='2026-09-30'/>"
                              "<delegates to='khanh'/>"}});
    const auto made = route::replan(run().progress, {.definition = definitions.front(),
                                                     .directory = staff,
                                                     .calendars = calendars,
                                                     .now = now});
    const auto bodies = does(
        system(), FollowDirectory{.made = {RouteReplanned{.invoke = "duyet", .replanned = made}}});
    BOOST_TEST(bodies.size() == 1U);
    BOOST_TEST(asked("truong-don-vi") == "khanh");
    BOOST_TEST(refusal(system(), FollowDirectory{}).code == "route.unchanged");
}

BOOST_AUTO_TEST_CASE(who_is_asked_may_read_and_a_stranger_may_not) {
    BOOST_TEST(may_read("binh"));
    BOOST_TEST(may_read("gam"));
    BOOST_TEST(!may_read("khanh"));
    BOOST_TEST(!may_read("xuan"));
    const auto rights = access(dossier, member("gam"), workflow, *interpreter);
    BOOST_TEST((rights.draft && rights.documents && rights.history));
    BOOST_TEST(refused("xuan", decision("ky")) == "dossier.missing");
    // Who has decided goes on reading when it is over; who has not, no longer.
    approves("binh", "truong-don-vi");
    does(member("cuc"), decision("phu-trach", Verdict::refuse));
    BOOST_TEST(may_read("binh"));
    BOOST_TEST(!may_read("gam"));
}

BOOST_AUTO_TEST_CASE(an_account_of_nobody_in_the_directory_decides_nothing) {
    BOOST_TEST(refusal(head(), decision("truong-don-vi")).code == "route.not_in_directory");
    BOOST_TEST(refused("an", decision("truong-don-vi")) == "route.own_work");
}

BOOST_AUTO_TEST_CASE(replayed_events_give_the_same_dossier) {
    approves("binh", "truong-don-vi");
    replaces(draft_1);
    auto pass = decision("truong-don-vi", Verdict::ask_advice);
    pass.to = "khanh";
    does(member("binh"), pass);
    next_moment_comes();
    approve_all();
    Dossier replayed;
    for (const auto& event : log) {
        const auto stored = encode(event, no_previous_leaf(), Salt{});
        apply(replayed, decode(stored.leaf, stored.payload).value());
    }
    BOOST_TEST((replayed == dossier));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_CASE(a_migration_enters_no_route_and_waits_for_one_that_runs, RouteOffice) {
    const auto newer = Workflow::read(workflow_text(), "phan-bien.scxml", "hash-2").value();
    statechart::Interpreter newer_interpreter(newer.chart());
    const auto code_of = [&](const std::string& states) {
        const auto mapping = mapping_from_json(
            parse_json(R"({"procedure": "phan-bien", "to": "hash-2", "reason": "Thử",)"
                       R"( "same_ids": ["states", "data", "tasks", "sends"], "states": )" +
                       states + "}")
                .value());
        const auto planned = plan_migration(dossier, {.from = workflow,
                                                      .to = {newer, newer_interpreter},
                                                      .mapping = mapping.value(),
                                                      .calendars = calendars,
                                                      .now = now});
        return planned ? std::string() : planned.error().code;
    };
    submits();
    BOOST_TEST(code_of("{}") == "migration.route_running");
    raises(head(), "criticism.return", {{"reason", "Sửa."}});
    BOOST_TEST(code_of("{}") == "");
    staff = {};
    submits("an", {});
    BOOST_TEST(code_of("{}") == "");
    BOOST_TEST(code_of(R"({"approval_department": "approval_route"})") ==
               "migration.route_not_begun");
}
