// A dossier whose access is restricted: who may say so, who is left that finds and reads it.
#include "engine/dossier/restricted_access.hpp"

#include <boost/test/unit_test.hpp>

#include "engine/dossier/projection.hpp"
#include "small_office.hpp"

using namespace phanbien;
using namespace phanbien::dossier;

namespace {

// Another clerk and another registrar of the host, who have done nothing in the dossier.
const auto other_specialist = person("other", front_id, {"specialist"});
const auto other_registrar = person("elsewhere", front_id, {"registrar"});

struct Restricted : SmallOffice {
    Restricted() {
        comes_to_answers();  // nobody of the host is asked for anything
    }

    void restricts() { raises(committee(), "access.restrict", {{"reason", "Có đời tư."}}); }
    bool reads(const people::Actor& actor) {
        return !access(dossier, actor, workflow, *interpreter).none();
    }
    bool finds(const people::Actor& actor) {
        const auto rows = project(dossier, workflow, calendars).parties;
        return std::ranges::any_of(rows, [&](const PartyRow& row) {
            return row.organisation == actor.organisation &&
                   (actor.has_role(row.role) || row.role == own_role_of(actor.account));
        });
    }
    bool offers_access(const people::Actor& actor) {
        return std::ranges::any_of(offered(actor),
                                   [](const std::string& event) { return is_access_event(event); });
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(restricted_dossier, Restricted)

BOOST_AUTO_TEST_CASE(a_leader_of_the_host_restricts_and_opens_with_a_reason) {
    for (const auto& actor :
         {registrar(), specialist(), drafter(), women(), auditor(), stranger()}) {
        BOOST_TEST(!offers_access(actor));
    }
    const Act without{.event = "access.restrict", .data = {}};
    BOOST_TEST((refusal(specialist(), without).kind == ProblemKind::forbidden));
    BOOST_TEST((refusal(committee(), without).kind == ProblemKind::invalid));
    BOOST_TEST(refusal(stranger(), without).code == "dossier.missing");
    const auto before = dossier.instance;
    restricts();
    BOOST_TEST_REQUIRE(dossier.restricted.has_value());
    BOOST_TEST(dossier.restricted->reason == "Có đời tư.");
    BOOST_TEST((dossier.restricted->by == committee().account));
    BOOST_TEST((dossier.instance == before));
    BOOST_TEST(project(dossier, workflow, calendars).dossier.restricted);
    BOOST_TEST((refusal(committee(), Act{.event = "access.restrict", .data = {}}).kind ==
                ProblemKind::conflict));
    raises(head(), "access.open", {{"reason", "Đã công khai."}});
    BOOST_TEST(!dossier.restricted.has_value());
    BOOST_TEST(!project(dossier, workflow, calendars).dossier.restricted);
}

BOOST_AUTO_TEST_CASE(those_without_a_part_neither_read_nor_find_it) {
    for (const auto& actor : {other_specialist, other_registrar}) {
        BOOST_TEST(reads(actor));
        BOOST_TEST(finds(actor));
    }
    restricts();
    for (const auto& actor : {other_specialist, other_registrar, stranger()}) {
        BOOST_TEST(!reads(actor));
        BOOST_TEST(!finds(actor));
        BOOST_TEST(refusal(actor, Act{.event = "dossier.pause", .data = {}}).code ==
                   "dossier.missing");
    }
    for (const auto& actor : {registrar(), specialist(), head(), committee(), drafter(), women()}) {
        BOOST_TEST(reads(actor));
        BOOST_TEST(finds(actor));
    }
    BOOST_TEST(reads(auditor()));
}

BOOST_AUTO_TEST_CASE(a_role_that_a_task_asks_has_a_part_as_long_as_it_is_asked) {
    restricts();
    BOOST_TEST(!reads(other_specialist));
    answers();  // the answers are to be checked by specialists
    BOOST_TEST(reads(other_specialist));
    BOOST_TEST(finds(other_specialist));
    checks();
    raises(specialist(), "dossier.close");
    BOOST_TEST(!reads(other_specialist));
    BOOST_TEST(reads(specialist()));
}

BOOST_AUTO_TEST_SUITE_END()
