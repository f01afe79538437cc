// That an inbox costs what it shows: its questions walk indexes in the order of the answer.
#include "adapters/storage/inbox_tables.hpp"

#include <soci/sqlite3/soci-sqlite3.h>

#include <boost/test/unit_test.hpp>
#include <map>

#include "adapters/storage/route_tables.hpp"
#include "adapters/storage/sqlite_store.hpp"
#include "tests/contract/stores.hpp"

using namespace phanbien;
using namespace phanbien::storage;

BOOST_AUTO_TEST_SUITE(inbox_tables)

namespace {

dossier::TaskRow task(const OrganisationId& organisation, const std::string& role) {
    return {.key = role,
            .task_id = role,
            .organisation = organisation,
            .role = role,
            .due_on = std::nullopt,
            .opened_at = contract::at(1)};
}

// What SQLite would do for each statement that the connection has prepared and that asks about
// tasks, approvals or dossiers; by the statement.
std::map<std::string, std::vector<std::string>> plans_on(Connection& connection) {
    auto* backend = static_cast<soci::sqlite3_session_backend*>(connection.session().get_backend());
    std::vector<std::string> asked;
    for (auto* it = sqlite_api::sqlite3_next_stmt(backend->conn_, nullptr); it != nullptr;
         it = sqlite_api::sqlite3_next_stmt(backend->conn_, it)) {
        const std::string sql = sqlite_api::sqlite3_sql(it);
        const bool is_ours = sql.find(" dossier_task ") != std::string::npos ||
                             sql.find(" dossier_approval ") != std::string::npos ||
                             sql.find(" dossier ") != std::string::npos;
        if (is_ours) {
            asked.push_back(sql);
        }
    }
    using Step = std::tuple<int, int, int, std::string>;
    std::map<std::string, std::vector<std::string>> plans;
    for (const auto& sql : asked) {
        Query<Step()> plan(connection, "EXPLAIN QUERY PLAN " + sql);
        for (auto& [id, parent, unused, detail] : plan.all()) {
            plans[sql].push_back(std::move(detail));
        }
    }
    return plans;
}

}  // namespace

BOOST_AUTO_TEST_CASE(no_question_of_an_inbox_sorts_or_reads_a_whole_table) {
    const contract::TemporaryDirectory directory;
    {
        const auto store = open_sqlite_store(directory.path());
        contract::write(*store, [](runtime::Writing& writing) {
            auto one = contract::projection("d1", 100);
            one.tasks = {task(one.dossier.drafting_body, "drafter"),
                         task(one.dossier.host, "standing")};
            writing.replace_projection(one);
        });
    }
    SqliteConnection connection(directory.path() / "phanbien.db", Connection::Use::reading);
    InboxTables inboxes(connection);
    RouteTables routes(connection);
    people::Actor actor{.account = AccountId("a1"),
                        .organisation = OrganisationId("front"),
                        .roles = {"leader", "registrar"},
                        .username = "an"};
    BOOST_TEST(inboxes.of_others(actor, 10).size() == 2U);
    routes.approvals(actor, 10);
    routes.approvals_elsewhere(actor, 10);
    actor.organisation = OrganisationId("body");
    actor.roles = {"drafter"};
    BOOST_TEST(inboxes.mine(actor, 10).size() == 1U);
    BOOST_TEST(inboxes.of_others(actor, 10).size() == 1U);

    const auto plans = plans_on(connection);
    BOOST_TEST(plans.size() == 8U);  // of a role; groups, tasks of one, twice; rows; approvals
    for (const auto& [sql, steps] : plans) {
        BOOST_TEST_CONTEXT(sql) {
            for (const auto& step : steps) {
                const bool is_given = step == "SCAN known" || step == "SCAN wanted" ||
                                      step.ends_with("CONSTANT ROWS");
                const bool scans = step.starts_with("SCAN") && !is_given;
                BOOST_TEST(!scans, step);
                BOOST_TEST(step.find("TEMP B-TREE") == std::string::npos, step);
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
