#include "adapters/storage/inbox_tables.hpp"

#include <algorithm>
#include <iterator>

namespace phanbien::storage {

namespace {

// As the indexes of migration 0017 have it: what has no due date comes last.
const std::string place_columns =
    "COALESCE(t.due_on, '9999-12-31'), t.opened_at, t.dossier, t.task_key";

// The tasks where these two columns have two given values.
std::string places_by(const std::string& one, const std::string& other) {
    return "SELECT " + place_columns + ", t.organisation, t.role FROM dossier_task t WHERE t." +
           one + " = :one AND t." + other + " = :other ORDER BY " + place_columns +
           " LIMIT :count_max";
}

// The groups there are, each found from the one before: a plain DISTINCT would read every task.
std::string groups_of(const std::string& column) {
    const auto next = "SELECT MIN(t." + column + "_group) FROM dossier_task t WHERE t." + column;
    return "WITH RECURSIVE known(name) AS (" + next + " = :first UNION ALL SELECT (" + next +
           " = :again AND t." + column +
           "_group > known.name) FROM known WHERE known.name IS NOT NULL) "
           "SELECT name FROM known WHERE name IS NOT NULL";
}

template <class Row>
void append(std::vector<Row>& to, std::vector<Row> rows) {
    std::ranges::move(rows, std::back_inserter(to));
}

}  // namespace

InboxTables::Side::Side(Connection& connection, const std::string& column)
    : groups(connection, groups_of(column)),
      of_group(connection, places_by(column, column + "_group")) {}

InboxTables::InboxTables(Connection& connection)
    : of_role_(connection, places_by("organisation", "role")),
      hosted_(connection, "host"),
      drafted_(connection, "body"),
      task_(connection,
            "SELECT t.task_key, t.task_id, t.organisation, t.role, t.due_on, t.opened_at, "
            "t.due_explanation, " +
                dossier_columns +
                " FROM dossier_task t JOIN dossier d ON d.id = t.dossier WHERE t.dossier = "
                ":dossier AND t.task_key = :key AND t.organisation = :organisation AND t.role = "
                ":role") {}

std::vector<runtime::InboxTask> InboxTables::mine(const people::Actor& actor, std::size_t limit) {
    std::vector<Place> places;
    for (std::size_t i = 0; i < std::min(actor.roles.size(), actor_roles_max); ++i) {
        append(places, of_role_.all(actor.organisation, actor.roles[i], limit));
    }
    return first_of(std::move(places), limit);
}

std::vector<runtime::InboxTask> InboxTables::of_others(const people::Actor& actor,
                                                       std::size_t limit) {
    const auto& organisation = actor.organisation;
    std::vector<Place> places;
    for (auto* side : {&hosted_, &drafted_}) {
        for (const auto& group : side->groups.all(organisation, organisation)) {
            if (waits_for(group, actor)) {
                append(places, side->of_group.all(organisation, group, limit));
            }
        }
    }
    return first_of(std::move(places), limit);
}

// Each task once, though it has a row for each role that may do it.
std::vector<runtime::InboxTask> InboxTables::first_of(std::vector<Place> places,
                                                      std::size_t limit) {
    std::ranges::sort(places);
    const auto same_task = [](const Place& one, const Place& other) {
        return std::get<DossierId>(one) == std::get<DossierId>(other) &&
               std::get<3>(one) == std::get<3>(other);
    };
    places.erase(std::unique(places.begin(), places.end(), same_task), places.end());
    places.resize(std::min(places.size(), limit));
    std::vector<runtime::InboxTask> tasks;
    tasks.reserve(places.size());
    for (const auto& [due, opened_at, dossier, key, organisation, role] : places) {
        if (auto found = task_.first(dossier, key, organisation, role)) {
            auto& [same_key, id, doer, its_role, due_on, at, explanation, row] = *found;
            tasks.push_back({.task = {.key = std::move(same_key),
                                      .task_id = std::move(id),
                                      .organisation = std::move(doer),
                                      .role = std::move(its_role),
                                      .due_on = due_on,
                                      .opened_at = at},
                             .due_explanation = std::move(explanation),
                             .dossier = std::move(row)});
        }
    }
    return tasks;
}

}  // namespace phanbien::storage
