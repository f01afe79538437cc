#include "engine/check/sample_office.hpp"

#include <boost/test/unit_test.hpp>

#include "samples.hpp"

using namespace phanbien;
using namespace phanbien::check;

BOOST_AUTO_TEST_SUITE(sample_office)

BOOST_AUTO_TEST_CASE(the_shipped_office_has_somebody_for_every_role_of_the_shipped_procedures) {
    const auto office = shipped_office();
    for (const auto* role : {"registrar", "specialist", "department_head", "standing_committee",
                             "drafter", "reviewer", "auditor", "administrator"}) {
        BOOST_TEST(std::ranges::any_of(office.people,
                                       [&](const SamplePerson& it) {
                                           return std::ranges::find(it.roles, role) !=
                                                  it.roles.end();
                                       }),
                   role);
    }
}

BOOST_AUTO_TEST_CASE(who_is_meant_depends_on_the_organisation) {
    const auto office = shipped_office();
    const auto text = sample("sound");
    const auto workflow = dossier::Workflow::read(text.xml, text.file_name, "").value();
    const auto meant = [&](const char* role, dossier::Relation relation) {
        return people_meant(office, workflow, {.roles = {role}, .relation = relation}).size();
    };
    BOOST_TEST(meant("specialist", dossier::Relation::host) == 2U);
    BOOST_TEST(meant("specialist", dossier::Relation::drafting_body) == 0U);
    BOOST_TEST(meant("drafter", dossier::Relation::host) == 0U);
    BOOST_TEST(meant("drafter", dossier::Relation::drafting_body) == 1U);  // State bodies only
    BOOST_TEST(meant("auditor", dossier::Relation::any) == 1U);
}

BOOST_AUTO_TEST_CASE(a_broken_file_says_what_is_wrong) {
    for (
        const auto* wrong :
        {"", "[]", R"({"people":[]})", R"({"about":"x","people":{}})",
         R"({"about":"x","people":[{"name":"A","organisation_kind":"club","roles":[]}]})",
         R"({"about":"x","people":[{"name":"A","organisation_kind":"front","roles":[],"x":1}]})"}) {
        BOOST_TEST(!read_sample_office(wrong).has_value(), wrong);
    }
    const auto wrong = read_sample_office(
        R"({"about":"x","people":[{"name":"A","organisation_kind":"club","roles":[]}]})");
    const auto problem = wrong.error();
    BOOST_REQUIRE(!problem.fields.empty());
    BOOST_TEST(problem.fields[0].pointer == "/people/0/organisation_kind");
}

BOOST_AUTO_TEST_SUITE_END()
