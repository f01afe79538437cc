// A dossier in a list, and a task wherever it is shown. One thread (they read from a desk).
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <optional>

#include "engine/dossier/projection.hpp"
#include "web/api/desk.hpp"

namespace phanbien::api {

// Where the words of a row are looked up, by which calendars days are counted, and which day it is.
struct Shown {
    Desk& desk;
    const calendar::Calendars& calendars;
    Date today;

    // Every due date is told in working days, by the office's calendar; negative when it is over.
    boost::json::value working_days_left(std::optional<Date> due_on) const;
};

// In the words of the definition it is pinned to; without them where that cannot be read any more.
boost::json::object dossier_summary(const Shown& shown, const dossier::DossierRow& row);

// A task as kept in a dossier or in an inbox row.
struct TaskFacts {
    std::string key;
    std::string task_id;
    OrganisationId organisation;
    std::vector<std::string> roles;
    std::optional<Date> due_on;
    Instant opened_at;
    bool mine = false;
    boost::json::object due_explanation = {};  // schema DueExplanation; empty: none
};
boost::json::object task_json(const Shown& shown, const dossier::Workflow& workflow,
                              const TaskFacts& facts);

// The task of this name in any state; null when the definition has none.
const dossier::Task* find_task(const dossier::Workflow& workflow, std::string_view id);

// Whether the roles open every dossier of every procedure in use, as an auditor's do.
bool sees_every_dossier(const runtime::WorkflowShelf& workflows, const people::Actor& actor);

// Whether the roles open any dossier at all to somebody of an organisation that has such a part.
bool may_read_as(const dossier::Workflow& workflow, const people::Actor& actor,
                 dossier::Relation relation);

}  // namespace phanbien::api
