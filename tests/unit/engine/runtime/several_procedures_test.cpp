// Several procedures in one office: each dossier begins by the one that was asked for, and the set
// is adopted as a whole.
#include <boost/test/unit_test.hpp>

#include "engine/runtime/lists.hpp"
#include "tests/worlds/live_office.hpp"

using namespace phanbien;
using namespace phanbien::worlds;

namespace {

std::string visit(const std::string& state_label) {
    return R"(<scxml xmlns="http://www.w3.org/2005/07/scxml"
    xmlns:pb="urn:phanbien:workflow:1" version="1.0" name="visit" initial="planned"
    datamodel="null" pb:version="1" pb:code="GS" pb:vi="Giám sát" pb:en="Supervision">
  <pb:role id="specialist" vi="Chuyên viên" en="Officer"/>
  <pb:role id="visitor" vi="Khách" en="Visitor"/>
  <pb:see of="host" role="specialist" what="history"/>
  <pb:create event="visit.plan" role="specialist" of="host" vi="Lập" en="Plan" draft="none"
             counterpart="none"/>
  <state id="planned" pb:vi=")" +
           state_label + R"(" pb:en="Planned"/>
</scxml>)";
}

struct TwoProcedures : LiveOffice {
    TwoProcedures() { work_by(both); }

    static std::vector<dossier::Workflow> with_visit(const std::string& text,
                                                     const std::string& hash) {
        auto out = procedures();
        out.push_back(dossier::Workflow::read(text, "visit.scxml", hash).value());
        return out;
    }

    static dossier::Register plan() {
        dossier::Register command;
        command.procedure = "visit";
        command.event = "visit.plan";
        command.facts.title = "Giám sát";
        return command;
    }

    std::map<std::string, std::string> texts{{"hash-1", "<phan-bien/>"},
                                             {"hash-visit", visit("Chuẩn bị")},
                                             {"hash-later", visit("Sắp tới")}};
    runtime::WorkflowShelf both{with_visit(visit("Chuẩn bị"), "hash-visit")};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(several_procedures, TwoProcedures)

BOOST_AUTO_TEST_CASE(a_dossier_begins_by_the_procedure_asked_for) {
    does("d1", specialist(), plan());
    registers("d2");
    const auto reading = real_store->open_reading();
    const auto first = reading->dossier_row(DossierId("d1")).value();
    const auto second = reading->dossier_row(DossierId("d2")).value();
    BOOST_TEST(first.code == "GS-2026-0001");
    BOOST_TEST(first.workflow == "visit");
    BOOST_TEST(first.workflow_hash == "hash-visit");
    BOOST_TEST(first.drafting_body.empty());
    BOOST_TEST(second.code == "PB-2026-0001");
    BOOST_TEST(second.workflow == "phan-bien");
    runtime::DossierFilter filter;
    filter.actor = specialist();
    BOOST_TEST(reading->dossiers(filter).total == 2);
    filter.procedure = "visit";
    const auto page = reading->dossiers(filter);
    BOOST_TEST_REQUIRE(page.rows.size() == 1U);
    BOOST_TEST(page.rows[0].id.text() == "d1");
    BOOST_TEST(page.total == 1);
    filter.actor = registrar();  // whom this procedure shows nothing
    BOOST_TEST(reading->dossiers(filter).total == 0);
    BOOST_TEST(runtime::compare_lists(*reading, both).differences.empty());
}

BOOST_AUTO_TEST_CASE(an_unknown_procedure_is_refused) {
    auto command = plan();
    command.procedure = "nothing";
    const auto refused = perform("d1", specialist(), command);
    BOOST_TEST_REQUIRE(!refused);
    BOOST_TEST(refused.error().code == "procedure.unknown");
    command.procedure = "phan-bien";  // which has no such creation
    BOOST_TEST(!perform("d1", specialist(), command));
}

BOOST_AUTO_TEST_CASE(the_set_is_adopted_once_and_again_when_one_changes) {
    BOOST_TEST(office->adopt(texts));
    BOOST_TEST(!office->adopt(texts));
    does("d1", specialist(), plan());
    const auto size = real_store->open_reading()->log_head().size;
    runtime::WorkflowShelf later{with_visit(visit("Sắp tới"), "hash-later")};
    work_by(later);
    BOOST_TEST(office->adopt(texts));
    const auto reading = real_store->open_reading();
    BOOST_TEST(reading->log_head().size == size + 1);  // only what is new is told
    BOOST_TEST((reading->adopted_definitions() == std::set<std::string>{"hash-1", "hash-later"}));
    // Words are the office's to correct: the same statechart, so the new ones are used.
    BOOST_TEST(later.pinned(*reading, "hash-visit").state("planned")->label.vi == "Sắp tới");
    BOOST_TEST(reading->dossier_row(DossierId("d1"))->workflow_hash == "hash-visit");
}

BOOST_AUTO_TEST_CASE(a_shelf_knows_its_procedures_by_id_and_a_later_one_takes_the_place) {
    BOOST_TEST(both.current().size() == 2U);
    BOOST_TEST(both.current("visit")->hash() == "hash-visit");
    BOOST_TEST(both.current("nothing") == nullptr);
    BOOST_TEST(both.has_role("visitor"));
    BOOST_TEST(both.has_role("registrar"));
    BOOST_TEST(!both.has_role("emperor"));
    auto twice = with_visit(visit("Chuẩn bị"), "hash-visit");
    twice.push_back(dossier::Workflow::read(visit("Sắp tới"), "other.scxml", "hash-later").value());
    const runtime::WorkflowShelf replaced{std::move(twice)};
    BOOST_TEST(replaced.current().size() == 2U);
    BOOST_TEST(replaced.current("visit")->hash() == "hash-later");
}

BOOST_AUTO_TEST_SUITE_END()
