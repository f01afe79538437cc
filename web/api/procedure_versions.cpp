// Which versions of a procedure the office's open dossiers follow: for whoever moves them to
// another one, and for an auditor. An administrator reads no dossier, so this tells their codes and
// no more.
#include <map>

#include "web/api/definition_json.hpp"
#include "web/api/resources.hpp"
#include "web/api/summaries.hpp"

namespace phanbien::api {

namespace json = boost::json;

namespace {

constexpr std::size_t dossiers_listed_max = 1000;  // of one version, as a migration takes them
constexpr std::size_t page_rows = 200;

struct Pinned {
    json::array dossiers;
    std::int64_t open = 0;
};

struct Versions {
    // Texts that differ in words alone are one version: the shelf answers them with the newer.
    std::map<const dossier::Workflow*, Pinned> by_definition;
    std::int64_t unreadable = 0;
};

Versions versions_of(Call& call, const people::Actor& actor, const std::string& procedure) {
    runtime::DossierFilter filter;
    filter.actor = actor;
    filter.sees_all = true;
    filter.procedure = procedure;
    filter.ended = false;
    filter.today = call.today();
    filter.limit = page_rows;
    Versions out;
    do {
        auto page = call.desk.reading().dossiers(filter);
        for (const auto& row : page.rows) {
            if (row.host != actor.organisation) {
                continue;
            }
            const auto* workflow = call.desk.workflow(row.workflow_hash);
            if (workflow == nullptr) {
                ++out.unreadable;
                continue;
            }
            auto& pinned = out.by_definition[workflow];
            ++pinned.open;
            if (pinned.dossiers.size() < dossiers_listed_max) {
                pinned.dossiers.push_back(
                    {{"id", row.id.text()}, {"code", row.code}, {"revision", row.revision}});
            }
        }
        filter.cursor = std::move(page.next_cursor);
    } while (!filter.cursor.empty());
    return out;
}

json::object version_json(const dossier::Workflow& workflow, const people::Actor& actor,
                          Pinned pinned, bool in_use) {
    return {{"procedure", procedure_json(workflow, actor)},
            {"in_use", in_use},
            {"open", pinned.open},
            {"dossiers", std::move(pinned.dossiers)}};
}

}  // namespace

Result<Response> get_procedure_versions(Call& call) {
    const auto actor = call.actor();
    if (!actor.has_role(people::administrator_role) &&
        !sees_every_dossier(call.site.parts.workflows, actor)) {
        return Problem{
            .kind = ProblemKind::forbidden,
            .code = "procedure.versions.forbidden",
            .vi = "Chỉ người quản trị và kiểm toán viên được xem hồ sơ theo phiên bản.",
            .en = "Only administrators and auditors may see which versions are followed."};
    }
    TRY(const auto* current, procedure_of(call));
    auto versions = versions_of(call, actor, current->id());
    json::array items;
    items.push_back(
        version_json(*current, actor, std::move(versions.by_definition[current]), true));
    versions.by_definition.erase(current);
    for (auto& [workflow, pinned] : versions.by_definition) {
        items.push_back(version_json(*workflow, actor, std::move(pinned), false));
    }
    return json_response(200, {{"items", std::move(items)}, {"unreadable", versions.unreadable}});
}

}  // namespace phanbien::api
