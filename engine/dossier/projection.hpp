// Projection: the rows that lists and inboxes are read from, computed from one dossier.
// A pure function of the dossier, so that every table can be rebuilt from the log
// (`phanbien rebuild`). The store writes in the event's transaction what differs from the rows that
// stand there.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/dossier/reading.hpp"
#include "engine/dossier/route_rows.hpp"

namespace phanbien::dossier {

struct DossierRow {
    DossierId id;
    std::uint64_t revision = 0;
    std::string code;
    std::string title;
    std::string draft_kind;
    std::string draft_code;
    std::string draft_code_key;  // normal_code(draft_code), to find duplicates by
    OrganisationId host;
    OrganisationId drafting_body;
    std::string workflow;       // the id of its definition
    std::string workflow_hash;  // that it is pinned to
    std::string arrival_code;
    std::string issue_code;
    std::optional<Date> received_on;
    std::optional<Date> planned_submission_on;
    std::string states;  // labels' state ids of active atomic states, joined by a space
    std::optional<int> stage;
    bool ended = false;
    bool restricted = false;     // only those with a part in it find it
    std::optional<Date> due_on;  // the soonest of its tasks
    std::string search_text;     // folded title, codes, summary
    Instant created_at;
    Instant changed_at;

    bool operator==(const DossierRow&) const = default;
};

struct TaskRow {
    std::string key;
    std::string task_id;
    OrganisationId organisation;
    std::string role;  // one row per role that may do it
    std::optional<Date> due_on;
    Instant opened_at;
    std::string due_explanation = "{}";  // JSON of schema DueExplanation; so without a due date

    bool operator==(const TaskRow&) const = default;
};

// Organisations whose people may find this dossier in their lists, with a role that lets them: one
// row per role to which the definition gives something to read, in the part the organisation has.
// A dossier whose access is restricted is found by few roles of the host and by those people of it
// who have acted in it: each with a row whose role is own_role_of() them.
struct PartyRow {
    OrganisationId organisation;
    std::string role;

    bool operator==(const PartyRow&) const = default;
};

// What stands for one person among roles: "@<account>".
std::string own_role_of(const AccountId& account);

struct RegisterRow {
    std::string register_id;
    int year = 0;
    int number = 0;
    std::string code;
    Date given_on;
};

// A number that was taken back: its line stays in the register, struck out since this day.
struct RevokedRow {
    std::string register_id;
    int year = 0;
    int number = 0;
    Date revoked_on;

    bool operator==(const RevokedRow&) const = default;
};

// Due dates and delayed sends: a task's due date only where the definition has a transition for its
// event "due.<task id>" and the event was not raised yet since the task opened. Fired through the
// command queue in order of (due, key).
struct TimerRow {
    std::string key;  // "task:answer", "send:<send id>", "route:<invoke>"
    Instant due_at;
    std::string event;
    boost::json::object data;

    bool operator==(const TimerRow&) const = default;
};

struct Projection {
    DossierRow dossier;
    std::vector<TaskRow> tasks;
    std::vector<PartyRow> parties;
    std::vector<TimerRow> timers;
    std::vector<RevokedRow> revoked;  // of this dossier, in the order taken back
    std::vector<ApprovalRow> approvals = {};
    std::vector<std::string> route_names = {};  // route_names_of()
    bool has_had_routes = false;                // running or not: a dossier keeps every one

    bool operator==(const Projection&) const = default;
};

// What comes due and when: tasks whose due date the procedure listens to, and sends that wait.
std::vector<TimerRow> timers_of(const Dossier& dossier, const Workflow& workflow,
                                const std::vector<OpenTask>& tasks);

Projection project(const Dossier& dossier, const Workflow& workflow,
                   const calendar::Calendars& calendars);

// The line that an event writes into a numbered register of the host, if it gave a number.
std::optional<RegisterRow> register_row(const Event& event);

}  // namespace phanbien::dossier
