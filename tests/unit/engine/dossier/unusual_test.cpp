// What an auditor looks at first: each kind is found where it happens, and an ordinary story has
// none.
#include "engine/dossier/unusual.hpp"

#include <boost/test/unit_test.hpp>
#include <set>

#include "route_office.hpp"
#include "small_office.hpp"

using namespace phanbien;
using namespace phanbien::dossier;
using std::chrono::days;

namespace {

// The kinds found in a story, in the order of its events.
std::vector<std::string> found_in(const SmallOffice& office) {
    std::vector<std::string> found;
    Dossier before;
    for (const auto& event : office.log) {
        for (const auto kind : unusual_in(before, &office.workflow, event)) {
            found.emplace_back(name_of(kind));
        }
        apply(before, event);
    }
    return found;
}

using Kinds = std::vector<std::string>;

std::string joined_kinds(const Kinds& kinds) {
    std::string text;
    for (const auto& kind : kinds) {
        text += (text.empty() ? "" : " ") + kind;
    }
    return text;
}

struct Watched : SmallOffice {
    std::string found() const { return joined_kinds(found_in(*this)); }
    // An event of the newest moment that no command was given for.
    std::string found_of(const people::Actor& actor, EventBody body) const {
        const Event event{.id = EventId("given"),
                          .dossier = dossier.id,
                          .sequence = dossier.revision + 1,
                          .at = now,
                          .actor = actor.account,
                          .organisation = actor.organisation,
                          .body = std::move(body)};
        Kinds kinds;
        for (const auto kind : unusual_in(dossier, &workflow, event)) {
            kinds.emplace_back(name_of(kind));
        }
        return joined_kinds(kinds);
    }
};

const ActedLate* lateness_in(const std::vector<EventBody>& bodies) {
    for (const auto& body : bodies) {
        if (const auto* late = std::get_if<ActedLate>(&body)) {
            return late;
        }
    }
    return nullptr;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(unusual, Watched)

BOOST_AUTO_TEST_CASE(an_ordinary_story_has_none) {
    comes_to_answers();
    answers();
    checks();
    raises(specialist(), "dossier.close");
    BOOST_TEST(found() == "");
}

BOOST_AUTO_TEST_CASE(what_is_done_on_the_due_day_is_in_time_and_the_day_after_is_late) {
    registers();  // on Monday; the scope is to be proposed within two working days
    now += days(2);
    auto in_time = dossier;
    const auto proposal = Act{.event = "scope.propose", .data = {{"written", true}}};
    BOOST_TEST(lateness_in(decide(dossier,
                                  {.dossier = dossier.id,
                                   .actor = specialist(),
                                   .expected_revision = {},
                                   .body = proposal},
                                  context())
                               .value()) == nullptr);
    BOOST_TEST((in_time == dossier));
    now += days(1);
    const auto happened = does(specialist(), proposal);
    const auto* late = lateness_in(happened);
    BOOST_TEST_REQUIRE(late != nullptr);
    BOOST_TEST_REQUIRE(late->tasks.size() == 1U);
    BOOST_TEST(late->tasks[0].task_id == "propose_scope");
    BOOST_TEST(to_text(late->tasks[0].due_on) == "2026-09-09");
    BOOST_TEST(found() == "after_due");
}

BOOST_AUTO_TEST_CASE(answers_after_their_due_date_are_late_each) {
    comes_to_answers();
    now += days(40);
    const auto happened = does(
        drafter(),
        GiveAnswer{.recommendation = recommendation(0), .disposition = "accepted", .text = ""});
    const auto* late = lateness_in(happened);
    BOOST_TEST_REQUIRE(late != nullptr);
    BOOST_TEST(late->tasks.at(0).task_id == "answer");
    BOOST_TEST(found() == "after_due");
}

BOOST_AUTO_TEST_CASE(opinions_after_the_day_a_reviewer_was_given_are_late_each) {
    registers();
    decides_forms();
    asks_reviewers();
    BOOST_TEST(lateness_in(does(women(), opinion_on("art_1"))) == nullptr);
    now += days(40);
    const auto happened = does(women(), opinion_on(""));
    const auto* late = lateness_in(happened);
    BOOST_TEST_REQUIRE(late != nullptr);
    BOOST_TEST_REQUIRE(late->tasks.size() == 1U);
    BOOST_TEST(late->tasks[0].task_id == "review");
    BOOST_TEST(lateness_in(does(women(), GiveOpinions{.opinions = {opinion_on(""),
                                                                   opinion_on("")}})) != nullptr);
    // What came in on paper was not asked of the host.
    BOOST_TEST(lateness_in(does(registrar(), paper_opinion())) == nullptr);
}

BOOST_AUTO_TEST_CASE(who_is_not_asked_and_what_is_not_the_task_are_not_late) {
    registers();
    now += days(40);
    BOOST_TEST(lateness_in(does(committee(), Act{.event = "dossier.pause",
                                                 .data = {{"reason", "Chờ văn bản."}}})) ==
               nullptr);
}

BOOST_AUTO_TEST_CASE(a_reopened_dossier_and_one_ended_with_obligations_open) {
    comes_to_answers();
    answers();
    raises(committee(), "dossier.close_open", {{"reason", "Dự thảo đã ban hành."}});
    BOOST_TEST(found() == "closed_unbalanced");
    raises(committee(), "dossier.reopen", {{"reason", "Có phản ánh."}});
    BOOST_TEST(found() == "closed_unbalanced reopened");
    checks();
    raises(specialist(), "dossier.close");
    BOOST_TEST(found() == "closed_unbalanced reopened");
}

BOOST_AUTO_TEST_CASE(of_a_definition_that_is_gone_nobody_knows_the_ends) {
    comes_to_answers();
    answers();
    Moved closed;
    closed.event = "dossier.close_open";
    closed.from = {"checking"};
    closed.to = {"closed"};
    BOOST_TEST(found_of(committee(), closed) == "closed_unbalanced");
    Event event;
    event.body = closed;
    BOOST_TEST(unusual_in(dossier, nullptr, event).empty());
}

BOOST_AUTO_TEST_CASE(an_issued_number_taken_back) {
    comes_to_answers();
    raises(committee(), "criticism.recall", {{"reason", "Sai căn cứ."}});
    BOOST_TEST(found() == "approval_overridden");
}

BOOST_AUTO_TEST_CASE(setting_aside_what_one_entered_oneself) {
    registers();
    decides_forms();
    asks_reviewers();
    gathers();
    does(specialist(), paper_opinion());
    does(specialist(), SetOpinionAside{opinion(2), "Ngoài phạm vi."});  // the registrar's
    BOOST_TEST(found() == "");
    does(specialist(), SetOpinionAside{opinion(3), "Ngoài phạm vi."});
    BOOST_TEST(found() == "own_work");
}

BOOST_AUTO_TEST_CASE(judging_ones_own_answer_or_objection) {
    comes_to_answers();
    answers();
    BOOST_TEST(found_of(drafter(), AnswerAccepted{recommendation(0), ""}) == "own_work");
    BOOST_TEST(found_of(drafter(), AnswerReturned{recommendation(0), ""}) == "own_work");
    BOOST_TEST(found_of(specialist(), AnswerAccepted{recommendation(0), ""}) == "");
    apply(dossier, {.id = {},
                    .dossier = dossier.id,
                    .sequence = dossier.revision + 1,
                    .at = now,
                    .actor = women().account,
                    .organisation = women_id,
                    .body = ObjectionRaised{ObjectionId("o1"), opinion(0), recommendation(0), ""}});
    BOOST_TEST(found_of(women(), ObjectionAnswered{ObjectionId("o1"), "", false}) == "own_work");
    BOOST_TEST(found_of(specialist(), ObjectionAnswered{ObjectionId("o1"), "", false}) == "");
    BOOST_TEST(found_of({}, AnswerAccepted{recommendation(1), ""}) == "");
}

BOOST_AUTO_TEST_CASE(an_erasure) {
    registers();
    BOOST_TEST(found_of({}, Erased{}) == "erased");
}

BOOST_AUTO_TEST_CASE(acts_of_the_office) {
    const boost::json::object none;
    BOOST_TEST((unusual_act("account_updated", none) == std::nullopt));
    BOOST_TEST((unusual_act("account_updated", {{"roles_added", {"auditor"}}}) ==
                UnusualKind::rights_raised));
    BOOST_TEST((unusual_act("clock_jumped", none) == UnusualKind::clock_jumped));
    BOOST_TEST((unusual_act("signed_in_from_new_place", none) == UnusualKind::new_place));
    BOOST_TEST((unusual_act("log_key_changed", none) == UnusualKind::key_rotated));
    BOOST_TEST((unusual_act("erased", none) == UnusualKind::erased));
    BOOST_TEST((unusual_act("session_opened", none) == std::nullopt));
}

BOOST_AUTO_TEST_CASE(each_kind_has_its_name_and_its_words_in_both_languages) {
    std::set<std::string_view> names;
    for (const auto kind : unusual_kinds()) {
        names.insert(name_of(kind));
        BOOST_TEST((unusual_kind(name_of(kind)) == kind));
        const auto& words = words_of(kind);
        for (const auto& label : {words.name, words.rule}) {
            BOOST_TEST(!label.vi.empty());
            BOOST_TEST(!label.en.empty());
        }
    }
    BOOST_TEST(names.size() == unusual_kinds().size());
    BOOST_TEST((unusual_kind("ordinary") == std::nullopt));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(unusual_routes, RouteOffice)

BOOST_AUTO_TEST_CASE(a_step_decided_late_and_a_route_stopped_on_its_way) {
    submits();
    BOOST_TEST(joined_kinds(found_in(*this)) == "");
    now += days(40);
    const auto happened = approves("binh", "truong-don-vi");
    const auto* late = lateness_in(happened);
    BOOST_TEST_REQUIRE(late != nullptr);
    BOOST_TEST(late->tasks.at(0).invoke == "duyet");
    BOOST_TEST(late->tasks.at(0).step == "truong-don-vi");
    BOOST_TEST(joined_kinds(found_in(*this)) == "after_due");
    raises(member("phu", {"standing_committee"}), "dossier.pause", {{"reason", "Chờ văn bản."}});
    BOOST_TEST(joined_kinds(found_in(*this)) == "after_due approval_overridden");
}

BOOST_AUTO_TEST_CASE(approving_a_document_that_one_handed_in) {
    submits();
    does(member("an", {"specialist"}),
         AttachDocument{"criticism_draft", "Bản sửa", "", {}, draft_2});
    auto last = log.back();
    auto approval = decision("truong-don-vi");
    RouteDecided decided;
    decided.invoke = approval.invoke;
    auto& approved = decided.decided.decision;
    approved.step = approval.step;
    approved.person = "binh";
    approved.document = draft_2.text();
    last.body = decided;
    last.actor = member("an").account;
    BOOST_TEST_REQUIRE(unusual_in(dossier, &workflow, last).size() == 1U);
    BOOST_TEST((unusual_in(dossier, &workflow, last)[0] == UnusualKind::own_work));
    last.actor = member("binh").account;
    BOOST_TEST(unusual_in(dossier, &workflow, last).empty());
}

BOOST_AUTO_TEST_SUITE_END()
