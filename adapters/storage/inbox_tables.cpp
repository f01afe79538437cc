#include "adapters/storage/inbox_tables.hpp"

#include <algorithm>
#include <iterator>

namespace phanbien::storage {

namespace {

// As the indexes of migration 0017 have it: what has no due date comes last.
const std::string in_order =
    " ORDER BY COALESCE(t.due_on, '9999-12-31'), t.opened_at, t.dossier, t.task_key";

// The tasks where these two columns have two given values.
std::string tasks_by(const std::string& one, const std::string& other) {
    return "SELECT t.dossier, " + task_columns + " FROM dossier_task t WHERE t." + one +
           " = :one AND t." + other + " = :other" + in_order + " LIMIT :count_max";
}

// The groups there are, each found from the one before: a plain DISTINCT would read every task.
std::string groups_of(const std::string& column) {
    const auto next = "SELECT MIN(t." + column + "_group) FROM dossier_task t WHERE t." + column;
    return "WITH RECURSIVE known(name) AS (" + next + " = :first UNION ALL SELECT (" + next +
           " = :again AND t." + column +
           "_group > known.name) FROM known WHERE known.name IS NOT NULL) "
           "SELECT name FROM known WHERE name IS NOT NULL";
}

// In that order; then which of the task's rows.
auto place_of(const WaitingTask& it) {
    const auto& task = it.task;
    return std::tuple_cat(
        std::tuple(!task.due_on),
        std::tie(task.due_on, task.opened_at, it.dossier, task.key, task.organisation, task.role));
}

template <class Row>
void append(std::vector<Row>& to, std::vector<Row> rows) {
    std::ranges::move(rows, std::back_inserter(to));
}

}  // namespace

InboxTables::Side::Side(Connection& connection, const std::string& column)
    : groups(connection, groups_of(column)),
      of_group(connection, tasks_by(column, column + "_group")) {}

InboxTables::InboxTables(Connection& connection)
    : of_role_(connection, tasks_by("organisation", "role")),
      hosted_(connection, "host"),
      drafted_(connection, "body"),
      dossiers_(connection, "WITH wanted (id) AS (VALUES " +
                                numbered(dossiers_at_once_, "(", "id", ")", ", ") + ") SELECT " +
                                shown_columns +
                                " FROM wanted CROSS JOIN dossier d WHERE d.id = wanted.id") {}

std::vector<runtime::InboxTask> InboxTables::mine(const people::Actor& actor, std::size_t limit) {
    std::vector<WaitingTask> tasks;
    for (std::size_t i = 0; i < std::min(actor.roles.size(), actor_roles_max); ++i) {
        append(tasks, of_role_.all(actor.organisation, actor.roles[i], limit));
    }
    return first_of(std::move(tasks), limit);
}

std::vector<runtime::InboxTask> InboxTables::of_others(const people::Actor& actor,
                                                       std::size_t limit) {
    const auto& organisation = actor.organisation;
    std::vector<WaitingTask> tasks;
    for (auto* side : {&hosted_, &drafted_}) {
        for (const auto& group : side->groups.all(organisation, organisation)) {
            if (waits_for(group, actor)) {
                append(tasks, side->of_group.all(organisation, group, limit));
            }
        }
    }
    return first_of(std::move(tasks), limit);
}

// Each task once, though it has a row for each role that may do it.
std::vector<runtime::InboxTask> InboxTables::first_of(std::vector<WaitingTask> tasks,
                                                      std::size_t limit) {
    std::ranges::sort(tasks, {}, place_of);
    const auto same_task = [](const WaitingTask& one, const WaitingTask& other) {
        return one.dossier == other.dossier && one.task.key == other.task.key;
    };
    tasks.erase(std::unique(tasks.begin(), tasks.end(), same_task), tasks.end());
    tasks.resize(std::min(tasks.size(), limit));
    auto dossiers = dossiers_of(tasks);
    std::vector<runtime::InboxTask> out;
    out.reserve(tasks.size());
    for (auto& it : tasks) {
        auto& [row, tasks_left] = dossiers.at(it.dossier);
        --tasks_left;
        if (row) {
            out.push_back(
                {.task = std::move(it.task), .dossier = tasks_left == 0 ? *std::move(row) : *row});
        }
    }
    return out;
}

InboxTables::Dossiers InboxTables::dossiers_of(const std::vector<WaitingTask>& tasks) {
    Dossiers dossiers;
    for (const auto& task : tasks) {
        ++dossiers[task.dossier].tasks_left;
    }
    std::array<DossierId, dossiers_at_once_> ids;
    for (auto next = dossiers.begin(); next != dossiers.end();) {
        ids.fill({});  // of which there is none
        for (auto to = ids.begin(); to != ids.end() && next != dossiers.end(); ++to, ++next) {
            *to = next->first;
        }
        for (auto& row : dossiers_.all(ids)) {
            dossiers.at(row.id).row = std::move(row);
        }
    }
    return dossiers;
}

}  // namespace phanbien::storage
