// Four eyes: whether somebody is always left who did not do a step before.
#include <boost/test/unit_test.hpp>

#include "samples.hpp"

using namespace phanbien;
using namespace phanbien::check;

BOOST_AUTO_TEST_SUITE(four_eyes)

namespace {

// Each step is open to a role of its own: step 0 to "turn0" and so on. Whoever approves must not
// have taken one of them, and holds "approver".
DefinitionText steps_before_approval(int steps) {
    std::string roles;
    std::string actions;
    std::string transitions;
    std::string names;
    for (int i = 0; i < steps; ++i) {
        const auto number = std::to_string(i);
        roles += "<pb:role id='turn" + number + "' vi='Vai' en='Role'/>";
        actions += "<pb:action event='work.step" + number + "' role='turn" + number +
                   "' of='host' vi='Bước' en='Step'/>";
        transitions += "<transition event='work.step" + number + "'/>";
        names += " work.step" + number;
    }
    return {"steps.scxml",
            "<scxml xmlns='http://www.w3.org/2005/07/scxml' xmlns:pb='urn:phanbien:workflow:1'"
            " version='1.0' name='steps' datamodel='ecmascript' initial='work' pb:version='1'"
            " pb:vi='Mẫu' pb:en='Sample'>" +
                roles +
                "<pb:role id='approver' vi='Người duyệt' en='Approver'/>"
                "<pb:see of='host' role='approver' what='documents'/>"
                "<pb:create event='sample.begin' role='approver' of='host' draft='none'"
                " counterpart='none' vi='Bắt đầu' en='Begin'/>"
                "<state id='work' pb:vi='Đang làm' pb:en='At work'>" +
                actions + "<pb:action event='work.approve' role='approver' of='host' other_than='" +
                names + "' vi='Duyệt' en='Approve'/>" + transitions +
                "<transition event='work.approve' target='done'/></state>"
                "<final id='done' pb:vi='Xong' pb:en='Done'/></scxml>"};
}

SamplePerson approver(std::initializer_list<int> turns) {
    SamplePerson out{.name = "Mẫu", .kind = people::OrganisationKind::front, .roles = {"approver"}};
    for (const int turn : turns) {
        out.roles.push_back("turn" + std::to_string(turn));
    }
    return out;
}

SamplePerson approver_of_any_turn(int turns) {
    auto out = approver({});
    for (int turn = 0; turn < turns; ++turn) {
        out.roles.push_back("turn" + std::to_string(turn));
    }
    return out;
}

bool may_be_left_with_nobody(int steps, const SampleOffice& office) {
    const auto findings = check_definition(steps_before_approval(steps), office);
    for (const auto& finding : findings) {
        BOOST_REQUIRE_MESSAGE(finding.rule != "unreadable" && finding.rule != "not-scxml",
                              finding.text.en);
    }
    return std::ranges::any_of(findings,
                               [](const Finding& it) { return it.rule == "four-eyes-narrow"; });
}

}  // namespace

BOOST_AUTO_TEST_CASE(whoever_has_the_turn_may_have_another_one_instead) {
    // The first person can leave step 0 to the second one; the second has no other.
    BOOST_TEST(may_be_left_with_nobody(2, {.people = {approver({0, 1}), approver({0})}}));
    // Along a chain: each of three has to move on.
    BOOST_TEST(may_be_left_with_nobody(
        4, {.people = {approver({0, 1}), approver({1, 2}), approver({2, 3}), approver({0})}}));
}

BOOST_AUTO_TEST_CASE(one_turn_uses_up_one_person) {
    const auto other =
        SamplePerson{.name = "Mẫu", .kind = people::OrganisationKind::front, .roles = {"turn1"}};
    BOOST_TEST(!may_be_left_with_nobody(2, {.people = {approver({0}), approver({0}), other}}));
    BOOST_TEST(!may_be_left_with_nobody(2, {.people = {approver({0, 1}), approver({}), other}}));
}

// There are 30! ways to give the turns to the people.
BOOST_AUTO_TEST_CASE(thirty_people_and_thirty_steps_are_decided_at_once) {
    constexpr int many = 30;
    SampleOffice office{.people = std::vector<SamplePerson>(many, approver_of_any_turn(many))};
    BOOST_TEST(may_be_left_with_nobody(many, office));
    office.people.back() = approver({});
    BOOST_TEST(!may_be_left_with_nobody(many, office));
}

BOOST_AUTO_TEST_SUITE_END()
