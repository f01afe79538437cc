// Waiting: who waits for a task that others do, as columns of dossier_task, so that a person's list
// of what others do is walked by an index and holds nothing that the person may not see or does.
//
// The hosting organisation waits for every task, the drafting body for its own and the host's. What
// a person of theirs sees depends on roles alone: whether the dossier is open to one, and whether
// the task is for one. Tasks that are alike in both form a group, and of groups there are few,
// however many tasks there are: about as many as the definitions have states. (A dossier whose
// access is restricted is open to persons, too; such ones have groups of their own.) Pure; any
// thread.
#pragma once

#include "engine/dossier/projection.hpp"

namespace phanbien::storage {

struct Waiting {
    std::optional<OrganisationId> host;
    std::optional<std::string> host_group;
    std::optional<OrganisationId> body;
    std::optional<std::string> body_group;

    bool operator==(const Waiting&) const = default;
};

// Of each row of the projection's tasks, in their order. A task has a row for each role that may do
// it: one of them tells who waits, so that a list holds the task once.
std::vector<Waiting> waiting_of(const dossier::Projection& projection);

// Whether somebody of the organisation that waits sees the tasks of this group among those of
// others.
bool waits_for(std::string_view group, const people::Actor& actor);

}  // namespace phanbien::storage
