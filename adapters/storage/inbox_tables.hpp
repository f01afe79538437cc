// What waits for somebody and what somebody waits for, from the table dossier_task. Each list is
// merged from a few walks over an index, in the order of the answer and each left at its limit: one
// for each of the person's roles, or one for each group of tasks that others do (waiting.hpp). No
// walk passes over rows that the answer would not hold. The dossiers are asked for together, each
// once: where the database is a server, a question costs more than its answer. Belongs to one
// connection; one thread at a time.
#pragma once

#include <array>
#include <unordered_map>

#include "adapters/storage/dossier_tables.hpp"

namespace phanbien::storage {

struct WaitingTask {
    DossierId dossier;
    dossier::TaskRow task;
};

template <>
struct Fields<WaitingTask> {
    using T = WaitingTask;
    static constexpr auto members = std::tuple(&T::dossier, &T::task);
};

class InboxTables {
  public:
    explicit InboxTables(Connection& connection);

    std::vector<runtime::InboxTask> mine(const people::Actor& actor, std::size_t limit);
    std::vector<runtime::InboxTask> of_others(const people::Actor& actor, std::size_t limit);

  private:
    static constexpr std::size_t dossiers_at_once_ = 64;

    // Of the organisation that waits as one of the two.
    struct Side {
        Side(Connection& connection, const std::string& column);

        Query<std::string(OrganisationId, OrganisationId)> groups;
        Query<WaitingTask(OrganisationId, std::string, std::size_t)> of_group;
    };

    struct WantedRow {
        std::optional<dossier::DossierRow> row;  // none: there is no such dossier
        std::size_t tasks_left = 0;              // that want it
    };
    using Dossiers = std::unordered_map<DossierId, WantedRow>;

    std::vector<runtime::InboxTask> first_of(std::vector<WaitingTask> tasks, std::size_t limit);
    Dossiers dossiers_of(const std::vector<WaitingTask>& tasks);

    Query<WaitingTask(OrganisationId, std::string, std::size_t)> of_role_;
    Side hosted_;
    Side drafted_;
    Query<ShownRow(std::array<DossierId, dossiers_at_once_>)> dossiers_;
};

}  // namespace phanbien::storage
