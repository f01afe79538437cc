// Which groups tasks fall into, and who sees them.
#include "adapters/storage/waiting.hpp"

#include <boost/test/unit_test.hpp>

#include "tests/contract/stores.hpp"

using namespace phanbien;
using namespace phanbien::storage;

BOOST_AUTO_TEST_SUITE(waiting)

namespace {

dossier::TaskRow task(const std::string& organisation, const std::string& role) {
    return {.key = "answer",
            .task_id = "answer",
            .organisation = OrganisationId(organisation),
            .role = role,
            .due_on = std::nullopt,
            .opened_at = contract::at(1)};
}

people::Actor person(std::vector<std::string> roles) {
    return {.account = AccountId("a1"),
            .organisation = OrganisationId("front"),
            .roles = std::move(roles)};
}

}  // namespace

BOOST_AUTO_TEST_CASE(one_row_of_a_task_tells_who_waits_for_it) {
    auto of = contract::projection("d1", 100);
    of.tasks = {task("front", "registrar"), task("front", "leader")};
    const auto waiting = waiting_of(of);
    BOOST_TEST_REQUIRE(waiting.size() == 2U);
    BOOST_TEST((waiting[0] == Waiting{}));
    BOOST_TEST(waiting[1].host.value().text() == "front");
    BOOST_TEST(waiting[1].host_group.value() == "leader registrar|registrar leader");
    BOOST_TEST(waiting[1].body.value().text() == "body");
    BOOST_TEST(waiting[1].body_group.value() == "drafter|");
}

BOOST_AUTO_TEST_CASE(a_task_of_a_third_waits_for_the_host_only) {
    auto of = contract::projection("d1", 100);
    of.tasks = {task("women", "reviewer")};
    BOOST_TEST(waiting_of(of)[0].host.has_value());
    BOOST_TEST(!waiting_of(of)[0].body.has_value());
    of.parties.clear();
    BOOST_TEST((waiting_of(of)[0] == Waiting{}));
}

BOOST_AUTO_TEST_CASE(a_group_is_seen_by_roles_that_are_named_whole) {
    BOOST_TEST(waits_for("leader registrar|drafter", person({"registrar"})));
    BOOST_TEST(waits_for("leader|", person({"x", "leader"})));
    BOOST_TEST(!waits_for("leader registrar|", person({"lead"})));
    BOOST_TEST(!waits_for("leader registrar|", person({""})));
    BOOST_TEST(!waits_for("leader|registrar leader", person({"leader"})));
    BOOST_TEST(!waits_for("leader|registrar leader", person({"leader", "x"})));
    BOOST_TEST(waits_for("@a1 leader|", person({})));
    BOOST_TEST(!waits_for("@a12|", person({})));
    BOOST_TEST(!waits_for("", person({"leader"})));
}

BOOST_AUTO_TEST_SUITE_END()
