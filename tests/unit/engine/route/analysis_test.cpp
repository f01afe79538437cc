#include "engine/route/analysis.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <boost/test/unit_test.hpp>
#include <functional>
#include <random>
#include <set>

#include "tests/unit/engine/route/samples.hpp"

using namespace phanbien;
using namespace phanbien::route;
using namespace phanbien::route::samples;

BOOST_TEST_DONT_PRINT_LOG_VALUE(phanbien::route::Possible)

BOOST_AUTO_TEST_SUITE(analysis_of_a_route)

namespace {

People away(const Plan& plan, unsigned set) {
    People out;
    for (Who it = 0; it < plan.people.size(); ++it) {
        out.push_back((set >> it & 1U) != 0);
    }
    return out;
}

// Plans without days or names: people, who could act where, quorums and exclusions.
Plan random_plan(std::mt19937& random, int people_max, int seats_max) {
    const auto below = [&](int limit) { return random() % static_cast<unsigned>(limit); };
    Plan out;
    const auto people = 1 + below(people_max);
    for (Who it = 0; it < people; ++it) {
        out.people.push_back({.id = "p" + std::to_string(it), .name = {}, .account = {}});
    }
    const auto steps = 1 + below(3);
    for (PlaceInPlan at = 0; at < steps; ++at) {
        auto& step = out.steps.emplace_back();
        step.id = "s" + std::to_string(at);
        for (auto left = 1 + below(seats_max); left > 0; --left) {
            auto& seat = step.seats.emplace_back();
            std::set<Who> able;
            for (auto more = below(4); more > 0; --more) {
                able.insert(below(static_cast<int>(people)));
            }
            seat.could_act = {able.begin(), able.end()};
            seat.holder = able.empty() ? 0 : *able.begin();
        }
        step.quorum = 1 + static_cast<int>(below(static_cast<int>(step.seats.size())));
        for (PlaceInPlan other = 0; other < at; ++other) {
            if (below(2) == 0) {
                step.other_than.push_back(other);
                out.steps[other].other_than.push_back(at);
            }
        }
    }
    return out;
}

// Whether there is any way at all to give all approvals: every one is tried.
bool can_be_given(const Plan& plan, const People& absent) {
    std::vector<std::set<Who>> given(plan.steps.size());
    const std::function<bool(PlaceInPlan, std::size_t)> from = [&](PlaceInPlan at,
                                                                   std::size_t seat) -> bool {
        if (at == plan.steps.size()) {
            return true;
        }
        const auto& step = plan.steps[at];
        if (given[at].size() == static_cast<std::size_t>(step.quorum)) {
            return from(at + 1, 0);
        }
        if (seat == step.seats.size()) {
            return false;
        }
        for (const auto who : step.seats[seat].could_act) {
            const bool excluded = std::ranges::any_of(
                step.other_than, [&](PlaceInPlan other) { return given[other].contains(who); });
            if (!absent[who] && !excluded && given[at].insert(who).second) {
                if (from(at, seat + 1)) {
                    return true;
                }
                given[at].erase(who);
            }
        }
        return from(at, seat + 1);
    };
    return from(0, 0);
}

Plan three(const std::string& staff = staff_xml(), Date on = monday) {
    const auto directory = office(staff);
    return plan(three_steps(), directory, {}, matter(directory), on).value();
}

std::string english(const std::vector<Sentence>& sentences) {
    std::string out;
    for (const auto& it : sentences) {
        BOOST_TEST(!it.vi.empty());
        out += it.en + "\n";
    }
    return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(whether_it_can_be_gone_is_what_trying_everything_says) {
    std::mt19937 random(5);
    int possible = 0;
    int impossible = 0;
    for (int i = 0; i < 1'500; ++i) {
        const auto plan = random_plan(random, 6, 4);
        const auto absent = away(plan, static_cast<unsigned>(random() & random() & random()));
        const bool can = can_be_given(plan, absent);
        BOOST_REQUIRE(is_possible(plan, absent) == (can ? Possible::yes : Possible::no));
        (can ? possible : impossible) += 1;
    }
    BOOST_TEST(possible > 200);
    BOOST_TEST(impossible > 200);
}

BOOST_AUTO_TEST_CASE(mandatory_is_who_cannot_be_missed) {
    std::mt19937 random(6);
    for (int i = 0; i < 800; ++i) {
        const auto plan = random_plan(random, 6, 4);
        if (!can_be_given(plan, away(plan, 0))) {
            continue;
        }
        std::vector<Who> expected;
        for (Who who = 0; who < plan.people.size(); ++who) {
            if (!can_be_given(plan, away(plan, 1U << who))) {
                expected.push_back(who);
            }
        }
        std::vector<Who> found;
        for (const auto& it : mandatory_people(plan)) {
            found.push_back(it.who);
            for (const auto at : it.sole_at) {
                for (const auto& seat : plan.steps[at].seats) {
                    BOOST_REQUIRE(seat.could_act.size() <= 1);
                }
            }
        }
        BOOST_TEST_REQUIRE(found == expected, boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_CASE(the_smallest_blockade_is_the_smallest_of_all_sets_that_block) {
    std::mt19937 random(7);
    int larger = 0;
    for (int i = 0; i < 800; ++i) {
        const auto plan = random_plan(random, 7, 5);
        std::size_t smallest = plan.people.size() + 1;
        for (unsigned set = 0; set < (1U << plan.people.size()); ++set) {
            if (!can_be_given(plan, away(plan, set))) {
                smallest = std::min(smallest, static_cast<std::size_t>(std::popcount(set)));
            }
        }
        const auto found = smallest_blockade(plan);
        BOOST_REQUIRE(found.least);
        BOOST_REQUIRE(found.people.size() == smallest);
        People absent(plan.people.size(), false);
        for (const auto it : found.people) {
            absent[it] = true;
        }
        BOOST_REQUIRE(!can_be_given(plan, absent));
        larger += smallest > 1 ? 1 : 0;
    }
    BOOST_TEST(larger > 50);
}

BOOST_AUTO_TEST_CASE(past_the_bound_a_blockade_says_that_there_may_be_a_smaller_one) {
    Plan plan;
    PlannedStep step;
    for (Who it = 0; it < 60; ++it) {
        plan.people.push_back({.id = std::to_string(it), .name = {}, .account = {}});
    }
    for (Who it = 0; it < 20; ++it) {
        step.seats.push_back({.could_act = {it, 20 + it, 40 + it}});
    }
    step.quorum = 2;
    plan.steps.push_back(step);
    const auto found = smallest_blockade(plan);
    BOOST_TEST(found.people.size() == 57);  // all of 19 seats
    BOOST_TEST(!found.least);
    plan.steps[0].quorum = 1;
    BOOST_TEST(smallest_blockade(plan).people.size() == 60);
    for (auto& seat : plan.steps[0].seats) {
        seat.could_act.resize(1);
    }
    plan.steps[0].quorum = 2;
    BOOST_TEST(smallest_blockade(plan).people.size() == 19);
    BOOST_TEST(smallest_blockade(plan).least);
}

BOOST_AUTO_TEST_CASE(a_step_of_which_only_a_bound_is_known_makes_nothing_certain) {
    // Twenty seats that the same five people could fill, three of them needed; and two steps of
    // other people that exclude each other.
    Plan plan;
    for (Who it = 0; it < 10; ++it) {
        plan.people.push_back({.id = std::to_string(it), .name = {}, .account = {}});
    }
    PlannedStep large;
    for (int i = 0; i < 20; ++i) {
        large.seats.push_back({.could_act = {0, 1, 2, 3, 4}});
    }
    large.quorum = 3;
    PlannedStep one;
    one.seats.push_back({.could_act = {5, 6, 7, 8, 9}});
    auto other = one;
    one.other_than = {2};
    other.other_than = {1};
    plan.steps = {large, one, other};
    const auto found = smallest_blockade(plan);
    BOOST_TEST(found.people.size() == 3U);
    BOOST_TEST(found.least);  // the least cut of the large step says so
    BOOST_TEST((found.step == 0U));

    // Each seat with two people of its own: greed finds no certain answer there, and so four eyes
    // do not either.
    plan.steps[0].seats.clear();
    for (Who it = 0; it < 20; ++it) {
        plan.people.push_back({.id = "m" + std::to_string(it), .name = {}, .account = {}});
        plan.people.push_back({.id = "n" + std::to_string(it), .name = {}, .account = {}});
        plan.steps[0].seats.push_back({.could_act = {10 + 2 * it, 11 + 2 * it}});
    }
    const auto unsure = smallest_blockade(plan);
    BOOST_TEST(unsure.people.size() == 4U);
    BOOST_TEST(!unsure.step.has_value());
    BOOST_TEST(!unsure.least);
    plan.steps.erase(plan.steps.begin());
    plan.steps[0].other_than = {1};
    plan.steps[1].other_than = {0};
    BOOST_TEST(smallest_blockade(plan).least);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_tried_out_is_said_to_be_unknown) {
    // A chain of steps, each excluding the next: no matching answers, and with one person too few
    // the choices are too many to try.
    Plan plan;
    for (Who it = 0; it < 24; ++it) {
        plan.people.push_back({.id = std::to_string(it), .name = {}, .account = {}});
    }
    for (PlaceInPlan at = 0; at < 3; ++at) {
        PlannedStep step;
        for (int i = 0; i < 13; ++i) {
            auto& seat = step.seats.emplace_back();
            for (Who it = 0; it < 24; ++it) {
                seat.could_act.push_back(it);
            }
        }
        step.quorum = 13;
        plan.steps.push_back(step);
    }
    plan.steps[0].other_than = {1};
    plan.steps[1].other_than = {0, 2};
    plan.steps[2].other_than = {1};
    BOOST_TEST(is_possible(plan) == Possible::unknown);
    plan.steps[0].quorum = plan.steps[1].quorum = plan.steps[2].quorum = 8;
    BOOST_TEST(is_possible(plan) == Possible::yes);
}

BOOST_AUTO_TEST_CASE(alternatives_are_allowed_and_the_likeliest_first) {
    std::mt19937 random(8);
    int some = 0;
    for (int i = 0; i < 500; ++i) {
        const auto plan = random_plan(random, 6, 4);
        const auto absent = away(plan, static_cast<unsigned>(random() & random() & random()));
        const auto found = alternatives(plan, absent, 5);
        const bool can = can_be_given(plan, absent);
        BOOST_REQUIRE((found.empty() || can));
        some += found.empty() ? 0 : 1;
        for (const auto& assignment : found) {
            std::vector<std::set<Who>> given(plan.steps.size());
            std::set<std::pair<PlaceInPlan, std::size_t>> seats;
            for (const auto& it : assignment) {
                const auto& able = plan.steps[it.step].seats[it.seat].could_act;
                BOOST_REQUIRE(std::ranges::find(able, it.who) != able.end());
                BOOST_REQUIRE(!absent[it.who]);
                BOOST_REQUIRE(given[it.step].insert(it.who).second);
                BOOST_REQUIRE(seats.insert({it.step, it.seat}).second);
            }
            for (PlaceInPlan at = 0; at < plan.steps.size(); ++at) {
                BOOST_REQUIRE(given[at].size() == static_cast<std::size_t>(plan.steps[at].quorum));
                for (const auto other : plan.steps[at].other_than) {
                    for (const auto who : given[at]) {
                        BOOST_REQUIRE(!given[other].contains(who));
                    }
                }
            }
        }
    }
    BOOST_TEST(some > 100);
}

BOOST_AUTO_TEST_CASE(in_person_goes_before_delegated) {
    Plan plan;
    for (const auto* id : {"a", "b", "c"}) {
        plan.people.push_back({.id = id, .name = id, .account = {}});
    }
    PlannedStep step;
    step.seats = {{.holder = 0, .could_act = {0, 2}}, {.holder = 1, .could_act = {1}}};
    plan.steps.push_back(step);
    const People nobody(3, false);
    const auto ways = alternatives(plan, nobody, 5);
    BOOST_REQUIRE(ways.size() == 3);
    BOOST_TEST(ways[0][0].who == 0U);
    BOOST_TEST(ways[1][0].who == 1U);
    BOOST_TEST(ways[2][0].who == 2U);
    BOOST_TEST(alternatives(plan, nobody, 1).size() == 1);
}

BOOST_AUTO_TEST_CASE(the_critical_path_and_its_slack_in_working_days) {
    auto rules = three_steps();
    rules.steps.insert(rules.steps.begin() + 1, step("beside", Whose::host, {"chair"}));
    rules.steps[1].days = 3;
    rules.steps[3].after = {1, 2};
    rules.steps[3].other_than = {0, 2};
    rules.steps[2].after = {0};
    rules.order = {0, 1, 2, 3};
    const auto directory = office(staff_xml());
    const auto made = plan(rules, directory, {}, matter(directory), monday).value();
    const auto path = critical_path(made, {}, day("2026-12-18"));
    BOOST_TEST(path.steps == (std::vector<PlaceInPlan>{0, 2, 3}), boost::test_tools::per_element());
    BOOST_TEST(path.days == 6);
    BOOST_TEST(to_text(path.ends_on) == "2026-12-15");
    BOOST_TEST(*path.slack == 3);
    BOOST_TEST(*critical_path(made, {}, day("2026-12-15")).slack == 0);
    BOOST_TEST(*critical_path(made, {}, day("2026-12-11")).slack == -2);
    BOOST_TEST(!critical_path(made, {}, {}).slack);
    BOOST_TEST(critical_path(Plan{}, {}, {}).steps.empty());
}

BOOST_AUTO_TEST_CASE(an_analysis_says_what_it_found) {
    const auto made = three();
    const auto found = analyse(made, {}, day("2026-12-18"));
    BOOST_TEST(english(explained(made, found)) ==
               "The people there are can complete this route.\n"
               "Nobody can stand in for binh at: Step head.\n"
               "Nobody can stand in for phu at: Step sign.\n"
               "It takes 6 working days and ends on 2026-12-15: Step head, Step vices, Step sign. "
               "That is 3 working days before 2026-12-18.\n"
               "It takes 1 person away to block it at “Step head”: binh.\n"
               "If binh is away, the route is blocked.\n"
               "If cuc is away: Step vices: em.\n"
               "If dung is away: Step vices: em.\n"
               "If em is away, the others are enough.\n"
               "If phu is away, the route is blocked.\n");
    const auto json = to_json(made, found);
    BOOST_TEST(json.at("possible").as_string() == "yes");
    BOOST_TEST(boost::json::serialize(json.at("blockade").at("people")) == "[\"binh\"]");
    BOOST_TEST(json.at("critical").at("slack").as_int64() == 3);
    BOOST_TEST(json.at("without").as_array().size() == 5);
}

BOOST_AUTO_TEST_CASE(too_few_different_people_are_named) {
    auto rules = definition(
        {step("head", Whose::author_head, {}), step("again", Whose::author_head, {}, {0})});
    rules.steps[1].other_than = {0};
    const auto directory = office(staff_xml());
    const auto made = plan(rules, directory, {}, matter(directory), monday).value();
    BOOST_TEST(made.obstacles.empty());
    const auto found = analyse(made, {});
    BOOST_TEST(found.possible == Possible::no);
    BOOST_TEST(found.unmet_four_eyes.size() == 2);
    BOOST_TEST(found.blockade.people.empty());
    BOOST_TEST(
        explained(made, found)[0].en ==
        "There are too few different people for steps that different people have to approve: "
        "Step head, Step again.");
}

BOOST_AUTO_TEST_CASE(what_if_says_what_is_different_and_nothing_else) {
    const auto directory = office(staff_xml());
    const auto analysed = [&](const Supposition& supposed) {
        auto made = plan(three_steps(), directory, {}, matter(directory), monday, supposed).value();
        auto found = analyse(made, {});
        return Analysed{.plan = std::move(made), .analysis = std::move(found)};
    };
    const auto before = analysed({});
    BOOST_TEST(differences(before, analysed({})).empty());
    Supposition supposed;
    supposed.absences.push_back(
        {.person = directory.person("em").value(), .validity = {}, .line = {}});
    const auto said = english(differences(before, analysed(supposed)));
    BOOST_TEST(said.find("“Step vices”: cuc, dung, em (away)") != std::string::npos);
    BOOST_TEST(said.find("Without cuc there are too few to approve.") != std::string::npos);
    BOOST_TEST(said.find("Step sign") == std::string::npos);
    supposed = {};
    supposed.days["head"] = 5;
    BOOST_TEST(english(differences(before, analysed(supposed))).find("It takes 9 working days") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(load_counts_what_is_asked_in_the_period_over_all_routes) {
    const auto one = three();
    const auto other = three(staff_xml(), day("2026-12-28"));
    const std::vector<const Plan*> both{&one, &other};
    const auto december = load_of(both, day("2026-12-01"), day("2026-12-31"));
    BOOST_REQUIRE(december.size() == 5);
    BOOST_TEST(december[0].person == "binh");
    BOOST_TEST(december[0].approvals == 2);
    BOOST_TEST(december.back().person == "phu");
    BOOST_TEST(december.back().approvals == 1);  // the other one signs in January
    BOOST_TEST(load_of(both, day("2027-02-01"), day("2027-02-28")).empty());
}

BOOST_AUTO_TEST_SUITE_END()
