// What waits for somebody and what somebody waits for, from the table dossier_task. Each list is
// merged from a few walks over an index, in the order of the answer and each left at its limit: one
// for each of the person's roles, or one for each group of tasks that others do (waiting.hpp). No
// walk passes over rows that the answer would not hold. Belongs to one connection; one thread at a
// time.
#pragma once

#include "adapters/storage/dossier_tables.hpp"

namespace phanbien::storage {

class InboxTables {
  public:
    explicit InboxTables(Connection& connection);

    std::vector<runtime::InboxTask> mine(const people::Actor& actor, std::size_t limit);
    std::vector<runtime::InboxTask> of_others(const people::Actor& actor, std::size_t limit);

  private:
    // In the order of the list: due, opened at, dossier, key; then which of the task's rows.
    using Place =
        std::tuple<std::string, Instant, DossierId, std::string, OrganisationId, std::string>;
    using Task = std::tuple<std::string, std::string, OrganisationId, std::string,
                            std::optional<Date>, Instant, std::string, dossier::DossierRow>;

    // Of the organisation that waits as one of the two.
    struct Side {
        Side(Connection& connection, const std::string& column);

        Query<std::string(OrganisationId, OrganisationId)> groups;
        Query<Place(OrganisationId, std::string, std::size_t)> of_group;
    };

    std::vector<runtime::InboxTask> first_of(std::vector<Place> places, std::size_t limit);

    Query<Place(OrganisationId, std::string, std::size_t)> of_role_;
    Side hosted_;
    Side drafted_;
    Query<Task(DossierId, std::string, OrganisationId, std::string)> task_;
};

}  // namespace phanbien::storage
