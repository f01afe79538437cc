// Moving many dossiers through the office: what is planned is what happens, each in its own
// transaction, and what changed meanwhile is reported.
#include "engine/runtime/migrations.hpp"

#include <boost/test/unit_test.hpp>

#include "engine/kernel/json.hpp"
#include "engine/runtime/lists.hpp"
#include "tests/worlds/live_office.hpp"
#include "tests/worlds/two_versions.hpp"

using namespace phanbien;
using namespace phanbien::worlds;

namespace {

std::vector<dossier::Workflow> one(const std::string& text, const std::string& hash) {
    std::vector<dossier::Workflow> out;
    out.push_back(dossier::Workflow::read(text, "small.scxml", hash).value());
    return out;
}

// Two dossiers of version 1 in an office that works by version 2 now.
struct Moving : LiveOffice {
    Moving() {
        const auto failure = runtime::run_and_wait(*committer, [](runtime::Writing& writing) {
            writing.put_definition("hash-v1", dossier::version_1);
            writing.put_definition("hash-v2", dossier::version_2);
        });
        BOOST_REQUIRE(!failure);
        work_by(old_shelf);
        begins("d1");
        begins("d2");
        work_by(shelf);
        order.procedure = "small";
        order.mapping =
            dossier::mapping_from_json(parse_json(dossier::mapping_1_to_2).value()).value();
        order.actor = person("admin", front, {"administrator"});
    }

    void begins(const std::string& id) {
        dossier::Register begin;
        begin.event = "trial.begin";
        begin.procedure = "small";
        begin.facts.title = "Hồ sơ " + id;
        does(id, registrar(), std::move(begin));
    }
    Result<runtime::MigrationReport> planned() {
        return runtime::plan_migrations(*store->open_reading(), shelf, *office, order, clock.now());
    }

    runtime::WorkflowShelf old_shelf{one(dossier::version_1, "hash-v1")};
    runtime::WorkflowShelf shelf{one(dossier::version_2, "hash-v2")};
    runtime::MigrationOrder order;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(migrations, Moving)

BOOST_AUTO_TEST_CASE(all_are_planned_and_then_moved) {
    auto report = planned();
    BOOST_REQUIRE(report.has_value());
    BOOST_REQUIRE(report->items.size() == 2U);
    for (const auto& item : report->items) {
        BOOST_TEST(!item.problem);
        BOOST_TEST(item.plan.has_value());
        BOOST_TEST(item.from->version() == "1");
    }
    BOOST_TEST(at_head("d1").registered.workflow_hash == "hash-v1");
    runtime::run_migrations(*office, order, *report);
    BOOST_TEST(report->items[0].moved);
    BOOST_TEST(report->items[1].moved);
    BOOST_TEST(at_head("d1").registered.workflow_hash == "hash-v2");
    restart();
    work_by(shelf);
    raises("d1", registrar(), "letters.finish");
    const auto compared = runtime::compare_lists(*store->open_reading(), shelf);
    BOOST_TEST(compared.differences.empty());
    BOOST_TEST(planned()->items.empty());  // nobody named one, and none is left
}

BOOST_AUTO_TEST_CASE(one_that_changed_meanwhile_is_reported_and_not_forced) {
    auto report = planned();
    BOOST_REQUIRE(report.has_value());
    raises("d2", registrar(), "paper.finish");
    runtime::run_migrations(*office, order, *report);
    for (const auto& item : report->items) {
        const bool changed = item.dossier.text() == "d2";
        BOOST_TEST(item.moved == !changed);
        BOOST_TEST((item.problem ? item.problem->code : "") == (changed ? "dossier.stale" : ""));
    }
    BOOST_TEST(at_head("d2").registered.workflow_hash == "hash-v1");
}

BOOST_AUTO_TEST_CASE(one_that_cannot_be_read_is_refused_and_holds_up_no_other) {
    damages("d1");
    auto report = planned();
    BOOST_REQUIRE(report.has_value());
    BOOST_REQUIRE(report->items.size() == 2U);
    runtime::run_migrations(*office, order, *report);
    for (const auto& item : report->items) {
        const bool damaged = item.dossier.text() == "d1";
        BOOST_TEST(item.moved == !damaged);
        BOOST_TEST((item.problem ? item.problem->code : "") ==
                   (damaged ? "dossier.unreadable" : ""));
        BOOST_TEST(item.code.starts_with("TR-"));
    }
    BOOST_TEST(at_head("d2").registered.workflow_hash == "hash-v2");
}

BOOST_AUTO_TEST_CASE(one_that_had_ended_before_it_could_not_be_read_is_left_out) {
    work_by(old_shelf);
    raises("d1", registrar(), "paper.finish");
    raises("d1", registrar(), "hall.finish");
    damages("d1");
    work_by(shelf);
    const auto report = planned();
    BOOST_REQUIRE(report.has_value());
    BOOST_REQUIRE(report->items.size() == 1U);
    BOOST_TEST(report->items[0].dossier.text() == "d2");
}

BOOST_AUTO_TEST_CASE(named_ones_by_code_or_id_and_with_the_revision_that_was_seen) {
    order.dossiers = {{.dossier = at_head("d1").registered.dossier_code, .revision = {}},
                      {.dossier = "d2", .revision = 1},
                      {.dossier = "nobody", .revision = {}}};
    const auto report = planned();
    BOOST_REQUIRE(report.has_value());
    BOOST_REQUIRE(report->items.size() == 3U);
    BOOST_TEST(report->items[0].plan.has_value());
    BOOST_TEST(report->items[1].problem->code == "dossier.stale");
    BOOST_TEST(report->items[2].problem->code == "dossier.missing");
}

BOOST_AUTO_TEST_CASE(nothing_is_moved_to_a_definition_that_would_not_be_adopted) {
    refuses = [](const dossier::Workflow& workflow) -> std::optional<Problem> {
        if (workflow.version() == "2") {
            return Problem{.code = "workflow.unproven", .vi = "Có lỗi.", .en = "It has errors."};
        }
        return std::nullopt;
    };
    const auto report = planned();
    BOOST_REQUIRE(!report.has_value());
    BOOST_TEST(report.error().code == "workflow.unproven");
}

BOOST_AUTO_TEST_CASE(another_office_sees_none_of_them) {
    order.actor = person("admin", women, {"administrator"});
    BOOST_TEST(planned()->items.empty());
    order.dossiers = {{.dossier = "d1", .revision = {}}};
    BOOST_TEST(planned()->items.at(0).problem->code == "dossier.missing");
}

BOOST_AUTO_TEST_CASE(a_version_is_found_by_name_or_hash_and_back_again) {
    order.mapping.to = "9";
    BOOST_TEST(planned().error().code == "migration.no_target");
    const auto reading = store->open_reading();
    BOOST_TEST((*runtime::find_definition(*reading, shelf, "small", ""))->version() == "2");
    BOOST_TEST((*runtime::find_definition(*reading, shelf, "small", "1"))->hash() == "hash-v1");
    BOOST_TEST((*runtime::find_definition(*reading, shelf, "small", "hash-v1"))->version() == "1");
    BOOST_TEST(!runtime::find_definition(*reading, shelf, "other", "1").has_value());
}

BOOST_AUTO_TEST_CASE(a_definition_stays_while_a_dossier_is_pinned_to_it) {
    const auto failure = runtime::run_and_wait(*committer, [](runtime::Writing& writing) {
        writing.adopt_definitions({"hash-v2"}, Instant{});
    });
    BOOST_TEST(!failure);
    BOOST_TEST(store->open_reading()->definition("hash-v1").has_value());
    begins("d3");
    raises("d1", registrar(), "paper.finish");  // goes on by the first version
    BOOST_TEST(at_head("d3").registered.workflow_version == "2");
}

BOOST_AUTO_TEST_SUITE_END()
