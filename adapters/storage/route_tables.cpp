#include "adapters/storage/route_tables.hpp"

#include <set>

namespace phanbien::storage {

namespace {

const std::string approval_columns =
    "a.invoke, a.step, a.username, a.for_advice, a.on_behalf_of, a.due_on, a.opened_at, a.late, "
    "a.bulk, a.document, a.document_name, a.seen_document, a.step_vi, a.step_en";
const std::string with_dossier = "SELECT " + approval_columns + ", " + shown_columns +
                                 " FROM dossier_approval a JOIN dossier d ON d.id = a.dossier ";
constexpr const char* soonest =
    " ORDER BY a.due_on, a.opened_at, a.dossier, a.step, a.username LIMIT :count_max";

template <class Rows>
std::vector<runtime::InboxApproval> inbox_of(Rows rows) {
    std::vector<runtime::InboxApproval> out;
    for (auto& [approval, vi, en, dossier] : rows) {
        approval.step_label = {std::move(vi), std::move(en)};
        out.push_back({std::move(approval), std::move(dossier)});
    }
    return out;
}

}  // namespace

RouteTables::RouteTables(Connection& connection)
    : definition(connection, "SELECT xml FROM route_definition WHERE hash = :hash"),
      put_definition(connection, "INSERT INTO route_definition (hash, xml) VALUES (:hash, :xml)"),
      mine_(connection, with_dossier + "WHERE a.username = :username" + soonest),
      elsewhere_(connection,
                 with_dossier + "WHERE a.host = :host AND a.username <> :username" + soonest),
      named_(connection, "SELECT dossier FROM dossier_route WHERE name = :name ORDER BY dossier"),
      all_(connection, "SELECT DISTINCT dossier FROM dossier_route ORDER BY dossier"),
      approvals_of_(connection, "SELECT " + approval_columns +
                                    " FROM dossier_approval a WHERE a.dossier = :dossier "
                                    "ORDER BY a.invoke, a.step, a.username"),
      names_of_(connection,
                "SELECT name FROM dossier_route WHERE dossier = :dossier ORDER BY name"),
      clear_approvals_(connection, "DELETE FROM dossier_approval WHERE dossier = :dossier"),
      clear_names_(connection, "DELETE FROM dossier_route WHERE dossier = :dossier"),
      put_approval_(
          connection,
          "INSERT INTO dossier_approval (dossier, host, invoke, step, username, for_advice, "
          "on_behalf_of, due_on, opened_at, late, bulk, document, document_name, "
          "seen_document, step_vi, step_en) VALUES (:dossier, :host, :invoke, :step, :username, "
          ":advice, :behalf, :due_on, :opened_at, :late, :bulk, :document, :name, :seen, "
          ":vi, :en)"),
      put_name_(connection, "INSERT INTO dossier_route (name, dossier) VALUES (:name, :dossier)") {}

std::vector<runtime::InboxApproval> RouteTables::approvals(const people::Actor& actor,
                                                           std::size_t limit) {
    return actor.username.empty() ? std::vector<runtime::InboxApproval>{}
                                  : inbox_of(mine_.all(actor.username, limit));
}

std::vector<runtime::InboxApproval> RouteTables::approvals_elsewhere(const people::Actor& actor,
                                                                     std::size_t limit) {
    return inbox_of(elsewhere_.all(actor.organisation, actor.username, limit));
}

std::vector<DossierId> RouteTables::dossiers_on(const std::vector<std::string>& names) {
    if (names.empty()) {
        return all_.all();
    }
    std::set<DossierId> found;
    for (const auto& name : names) {
        for (auto& id : named_.all(name)) {
            found.insert(std::move(id));
        }
    }
    return {found.begin(), found.end()};
}

void RouteTables::read(const DossierId& id, dossier::Projection& projection) {
    for (auto& [approval, vi, en] : approvals_of_.all(id)) {
        approval.step_label = {std::move(vi), std::move(en)};
        projection.approvals.push_back(std::move(approval));
    }
    projection.route_names = names_of_.all(id);
}

// A dossier that never was on a route has no rows here: most commands end at this line.
void RouteTables::replace(const dossier::Projection& projection) {
    if (!projection.has_had_routes) {
        return;
    }
    const auto& id = projection.dossier.id;
    forget(id);
    for (const auto& approval : projection.approvals) {
        put_approval_.run(id, projection.dossier.host, approval, approval.step_label.vi,
                          approval.step_label.en);
    }
    for (const auto& name : projection.route_names) {
        put_name_.run(name, id);
    }
}

void RouteTables::change(const dossier::Projection& before, const dossier::Projection& now) {
    if (before.approvals != now.approvals || before.route_names != now.route_names) {
        replace(now);
    }
}

void RouteTables::forget(const DossierId& id) {
    clear_approvals_.run(id);
    clear_names_.run(id);
}

}  // namespace phanbien::storage
