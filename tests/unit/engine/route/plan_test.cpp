#include "engine/route/plan.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>

#include "tests/unit/engine/route/samples.hpp"

using namespace phanbien;
using namespace phanbien::route;
using namespace phanbien::route::samples;

BOOST_AUTO_TEST_SUITE(plan_of_a_route)

namespace {

Plan planned(const Definition& rules, const people::Directory& directory,
             const Supposition& supposed = {}, Date on = monday) {
    return plan(rules, directory, calendar::Calendars{}, matter(directory), on, supposed).value();
}

std::vector<std::string> ids(const Plan& plan, const std::vector<Who>& who) {
    std::vector<std::string> out;
    for (const auto it : who) {
        out.push_back(plan.people[it].id);
    }
    return out;
}

// "holder/asked" of each seat.
std::string seats(const Plan& plan, std::string_view step) {
    std::string out;
    for (const auto& it : plan.steps[plan.step(step).value()].seats) {
        out += (out.empty() ? "" : " ") + plan.people[it.holder].id + "/" +
               (it.asked ? plan.people[*it.asked].id : "-");
    }
    return out;
}

std::string days(const PlannedStep& step) {
    return to_text(step.opens_on) + " " + to_text(step.due_on);
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_step_asks_the_posts_it_looks_for) {
    const auto made = planned(three_steps(), office(staff_xml()));
    BOOST_TEST(made.obstacles.empty());
    BOOST_TEST(seats(made, "head") == "binh/binh");
    BOOST_TEST(seats(made, "vices") == "cuc/cuc dung/dung em/em");
    BOOST_TEST(seats(made, "sign") == "phu/phu");
    BOOST_TEST(made.steps[1].quorum == 2);
    BOOST_TEST(made.people[made.author].id == "an");
    BOOST_TEST(made.names("em"));
    BOOST_TEST(!made.names("giang"));
}

BOOST_AUTO_TEST_CASE(whoever_submits_it_approves_nothing_on_it) {
    const auto directory = office(staff_xml());
    auto about = matter(directory);
    about.submitter = directory.person("cuc");
    const auto made = plan(three_steps(), directory, {}, about, monday).value();
    BOOST_TEST(made.people[made.submitter.value()].id == "cuc");
    BOOST_TEST(seats(made, "vices") == "dung/dung em/em");
    const auto stored = boost::json::serialize(to_json(made));
    BOOST_TEST((plan_from_json(boost::json::parse(stored)).value() == made));
    about.submitter = about.author;
    const auto own = plan(three_steps(), directory, {}, about, monday).value();
    BOOST_TEST(!own.submitter);
    BOOST_TEST((own == planned(three_steps(), directory)));
}

BOOST_AUTO_TEST_CASE(what_a_head_submits_goes_to_whoever_is_above) {
    const auto directory = office(staff_xml());
    auto about = matter(directory);
    about.submitter = directory.person("binh");
    const auto made = plan(three_steps(), directory, {}, about, monday).value();
    BOOST_TEST(seats(made, "head") == "cuc/cuc");
    BOOST_TEST(made.obstacles.empty());
}

BOOST_AUTO_TEST_CASE(steps_open_when_those_before_them_are_due_in_working_days) {
    const auto made = planned(three_steps(), office(staff_xml()), {}, day("2026-12-03"));
    BOOST_TEST(days(made.steps[0]) == "2026-12-03 2026-12-07");  // over a weekend
    BOOST_TEST(days(made.steps[1]) == "2026-12-07 2026-12-09");
    BOOST_TEST(days(made.steps[2]) == "2026-12-09 2026-12-11");
    BOOST_TEST(!made.steps[0].due_because.vi.empty());
    BOOST_TEST(!made.steps[0].remind_on);
}

BOOST_AUTO_TEST_CASE(a_reminder_comes_so_many_working_days_before_and_never_before_the_step) {
    auto rules = three_steps();
    rules.steps[0].remind = 0;
    rules.steps[1].remind = 1;
    rules.steps[2].remind = 2;
    const auto made = planned(rules, office(staff_xml()));
    BOOST_TEST((made.steps[0].remind_on == made.steps[0].due_on));
    BOOST_TEST(to_text(*made.steps[1].remind_on) == "2026-12-10");
    BOOST_TEST((made.steps[2].remind_on == made.steps[2].opens_on));
}

BOOST_AUTO_TEST_CASE(whoever_is_away_when_the_step_opens_is_acted_for) {
    const auto directory =
        office(person("an", holds("clerk")) + person("binh", holds("head")) +
               person("cuc", holds("vice") + absent("2026-12-08", "2026-12-10") +
                                 "<delegates to='giang'/>") +
               person("dung", holds("vice2") + absent("2026-12-09", "2026-12-09")) +
               person("giang", holds("clerk")) + person("phu", holds("chair")));
    const auto made = planned(three_steps(), directory);
    BOOST_TEST(seats(made, "vices") == "cuc/giang dung/-");
    BOOST_TEST(ids(made, made.steps[1].seats[0].chain) == std::vector<std::string>{"cuc"});
    BOOST_TEST(ids(made, made.steps[1].seats[0].could_act) == std::vector<std::string>{"giang"});
    BOOST_TEST(made.steps[1].seats[1].could_act.empty());
    BOOST_REQUIRE(made.obstacles.size() == 1);
    BOOST_TEST(made.obstacles[0].step == "vices");
    BOOST_TEST(made.obstacles[0].why.en ==
               "Step “Step vices” needs 2 people; on 2026-12-09 there is only 1.");
}

BOOST_AUTO_TEST_CASE(the_author_is_asked_nowhere_not_even_for_somebody_else) {
    const auto directory =
        office(person("an", holds("clerk") + holds("vice3")) + person("binh", holds("head")) +
               person("cuc", holds("vice") + absent("2026-12-01", "2026-12-31") +
                                 "<delegates to='an'/><delegates to='giang'/>") +
               person("dung", holds("vice2")) + person("giang", holds("clerk")) +
               person("phu", holds("chair")));
    const auto made = planned(three_steps(), directory);
    BOOST_TEST(seats(made, "vices") == "cuc/giang dung/dung");
    BOOST_TEST(ids(made, made.steps[1].seats[0].could_act) == std::vector<std::string>{"giang"});
    BOOST_TEST(made.obstacles.empty());
}

BOOST_AUTO_TEST_CASE(one_person_for_two_seats_is_one_approval) {
    const auto away = absent("2026-12-01", "2026-12-31") + "<delegates to='giang'/>";
    const auto directory =
        office(person("an", holds("clerk")) + person("binh", holds("head")) +
               person("cuc", holds("vice") + away) + person("dung", holds("vice2") + away) +
               person("giang", holds("clerk")) + person("phu", holds("chair")));
    const auto made = planned(three_steps(), directory);
    BOOST_TEST(seats(made, "vices") == "cuc/giang dung/giang");
    BOOST_TEST(made.obstacles.size() == 1);
}

BOOST_AUTO_TEST_CASE(a_heads_own_work_goes_to_whoever_is_above) {
    const auto directory = office(staff_xml());
    const auto rules =
        definition({step("head", Whose::author_head, {}), step("charge", Whose::in_charge, {}, {0}),
                    step("unit", Whose::author, {"specialist"}, {1})});
    const auto made = plan(rules, directory, {}, matter(directory, "binh", "head"), monday).value();
    BOOST_TEST(seats(made, "head") == "cuc/cuc");
    BOOST_TEST(seats(made, "charge") == "phu/phu");
    BOOST_TEST(seats(made, "unit") == "an/an giang/giang");
    const auto clerk = plan(rules, directory, {}, matter(directory), monday).value();
    BOOST_TEST(seats(clerk, "head") == "binh/binh");
    BOOST_TEST(seats(clerk, "charge") == "cuc/cuc");
    BOOST_TEST(seats(clerk, "unit") == "giang/giang");
}

BOOST_AUTO_TEST_CASE(a_step_without_anybody_is_named_in_advance) {
    const auto directory =
        office(person("an", holds("clerk") + holds("chair")) + person("binh", holds("head")));
    auto rules = definition({step("nobody", Whose::host, {"inspector"}),
                             step("vacant", Whose::host, {"vice_chair"}, {0}),
                             step("own", Whose::host, {"chair"}, {1}),
                             step("above", Whose::above, {"chair"}, {2})});
    const auto made = planned(rules, directory);
    BOOST_REQUIRE(made.obstacles.size() == 4);
    BOOST_TEST(made.obstacles[0].why.en.ends_with("no post of the kind that it asks."));
    BOOST_TEST(made.obstacles[1].why.en.ends_with(
        "nobody holds the posts asked, other than the author or whoever submitted it."));
    BOOST_TEST(made.obstacles[2].step == "own");
    BOOST_TEST(made.obstacles[3].step == "above");
    BOOST_TEST(begin(made, bytes).error().code == "route.impossible");
    BOOST_TEST(begin(made, bytes).error().fields.size() == 4);
}

BOOST_AUTO_TEST_CASE(a_step_left_out_is_bridged) {
    auto rules = three_steps();
    rules.facts = {
        {.id = "important", .type = FactType::flag, .label = {"Quan trọng", "Important"}}};
    rules.steps[1].condition = statechart::Expression::parse("important").value();
    const auto directory = office(staff_xml());
    auto about = matter(directory);
    BOOST_TEST(plan(rules, directory, {}, about, monday).error().code == "route.facts");
    about.facts["important"] = false;
    const auto made = plan(rules, directory, {}, about, monday).value();
    BOOST_REQUIRE(made.steps.size() == 2);
    BOOST_TEST(made.steps[1].after == std::vector<PlaceInPlan>{0},
               boost::test_tools::per_element());
    BOOST_TEST(made.steps[1].other_than == std::vector<PlaceInPlan>{0},
               boost::test_tools::per_element());
    BOOST_TEST(made.steps[0].other_than == std::vector<PlaceInPlan>{1},
               boost::test_tools::per_element());
    BOOST_TEST(made.left_out[0].id == "vices");
    BOOST_TEST(made.left_out[0].condition == "important");
    about.facts["important"] = true;
    BOOST_TEST(plan(rules, directory, {}, about, monday).value().steps.size() == 3);
}

BOOST_AUTO_TEST_CASE(a_route_without_any_step_is_no_route) {
    auto rules = definition({step("sign", Whose::host, {"chair"})});
    rules.steps[0].condition = statechart::Expression::parse("1 > 2").value();
    BOOST_TEST(planned(rules, office(staff_xml())).obstacles.size() == 1);
}

BOOST_AUTO_TEST_CASE(all_who_are_asked_is_as_many_as_hold_a_post) {
    auto rules = three_steps();
    rules.steps[1].quorum.reset();
    BOOST_TEST(planned(rules, office(staff_xml())).steps[1].quorum == 3);
    rules.steps[1].quorum = 4;
    BOOST_TEST(planned(rules, office(staff_xml())).obstacles.size() == 1);
}

BOOST_AUTO_TEST_CASE(what_if_is_supposed_on_top_of_what_is_known) {
    const auto directory = office(staff_xml());
    Supposition supposed;
    supposed.days["head"] = 5;
    supposed.absences.push_back({.person = directory.person("phu").value(),
                                 .validity = {day("2026-12-14"), day("2026-12-20")},
                                 .line = {}});
    const auto made = planned(three_steps(), directory, supposed);
    BOOST_TEST(days(made.steps[0]) == "2026-12-07 2026-12-14");
    BOOST_TEST(seats(made, "sign") == "phu/-");
    BOOST_TEST(seats(planned(three_steps(), directory), "sign") == "phu/phu");
}

BOOST_AUTO_TEST_CASE(a_plan_comes_back_from_its_json_as_it_was) {
    auto rules = three_steps();
    rules.steps[0].remind = 1;
    rules.steps[0].escalate_to = {"chair"};
    rules.steps[1].silence = Silence::consent;
    rules.steps[1].silence_basis = "Điều 1";
    const auto directory =
        office(staff_xml(person("hoa", holds("clerk") + absent("2026-12-01", "2026-12-31"))));
    auto made = planned(rules, directory);
    made.revisers = {0};
    made.left_out.push_back({.id = "x", .label = {"X", "X"}, .condition = "a < b"});
    made.obstacles.push_back({.step = "x", .why = {"V", "W"}, .way_out = {"L", "O"}});
    const auto text = boost::json::serialize(to_json(made));
    const auto back = plan_from_json(boost::json::parse(text));
    BOOST_REQUIRE(back.has_value());
    BOOST_TEST((*back == made));

    auto broken = boost::json::parse(text);
    broken.as_object()["author"] = 99;
    BOOST_TEST(plan_from_json(broken).error().code == "route.plan");
    broken = boost::json::parse(text);
    broken.as_object()["revisers"] = boost::json::array{99};
    BOOST_TEST(plan_from_json(broken).error().code == "route.plan");
    broken = boost::json::parse(text);
    broken.at("steps").as_array()[1].as_object()["after"] = boost::json::array{2};
    BOOST_TEST(plan_from_json(broken).has_error());
    broken = boost::json::parse(text);
    broken.at("steps").as_array()[1].as_object()["quorum"] = 0;
    BOOST_TEST(plan_from_json(broken).has_error());
    BOOST_TEST(plan_from_json(boost::json::value{}).has_error());
}

BOOST_AUTO_TEST_SUITE_END()
