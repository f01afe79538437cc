// What the contracts of lists and of inboxes have in common: who asks, and rows by which they are
// told.
#pragma once

#include "tests/contract/stores.hpp"

namespace phanbien::contract {

inline const OrganisationId front("front");
inline const OrganisationId body("body");
inline const OrganisationId women("women");

inline people::Actor actor(const OrganisationId& organisation,
                           std::vector<std::string> roles = {"leader", "drafter", "reviewer"}) {
    return {.account = AccountId("a1"), .organisation = organisation, .roles = std::move(roles)};
}

inline std::vector<std::string> ids(const std::vector<dossier::DossierRow>& rows) {
    std::vector<std::string> ids;
    for (const auto& row : rows) {
        ids.push_back(row.id.text());
    }
    return ids;
}

inline std::vector<std::string> keys(const std::vector<runtime::InboxTask>& tasks) {
    std::vector<std::string> keys;
    for (const auto& task : tasks) {
        keys.push_back(task.dossier.id.text() + "/" + task.task.key);
    }
    return keys;
}

using Texts = std::vector<std::string>;

inline dossier::TaskRow task(const std::string& key, const OrganisationId& organisation,
                             const std::string& role, std::optional<Date> due) {
    return {.key = key,
            .task_id = key,
            .organisation = organisation,
            .role = role,
            .due_on = due,
            .opened_at = at(1)};
}

inline dossier::TimerRow timer(const std::string& key, std::int64_t due) {
    return {.key = key, .due_at = at(due), .event = "due." + key, .data = {{"task", key}}};
}

}  // namespace phanbien::contract
