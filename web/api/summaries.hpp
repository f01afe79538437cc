// A dossier in a list, and a task wherever it is shown. One thread (they read from a desk).
#pragma once

#include <boost/json/value.hpp>
#include <map>
#include <optional>
#include <span>

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

// A task as kept in a dossier or in an inbox row.
struct TaskFacts {
    std::string_view key;
    std::string_view task_id;
    const OrganisationId& organisation;
    std::span<const std::string> roles;
    std::optional<Date> due_on;
    Instant opened_at;
    bool mine = false;
    std::string_view due_explanation;  // schema DueExplanation as JSON; "{}": none
};

// Writes dossiers and tasks as JSON text. Most of a long list's words are the same in every item:
// those of organisations, procedures, states and tasks are looked up and written once for each
// answer. Lives as long as the answer is made.
class Summaries {
  public:
    explicit Summaries(const Shown& shown) : shown_(shown) {}

    const Shown& shown() const { return shown_; }
    // Null where it cannot be read any more; as Desk::workflow().
    const dossier::Workflow* workflow(std::string_view hash) { return procedure(hash).workflow; }
    // The task of this name in any state; null when the definition has none.
    const dossier::Task* task(const dossier::Workflow& workflow, std::string_view id) {
        return words_of(workflow, id).task;
    }

    // Appends a DossierSummary: in the words of the definition it is pinned to; without them where
    // that cannot be read any more.
    void append(std::string& out, const dossier::DossierRow& row);
    // Appends a Task.
    void append(std::string& out, const dossier::Workflow& workflow, const TaskFacts& facts);

  private:
    struct Procedure {
        const dossier::Workflow* workflow = nullptr;
        std::string ref;  // empty without a workflow
        std::map<std::string, std::string, std::less<>> states;
    };
    // What the definition says of a task.
    struct TaskWords {
        const dossier::Task* task = nullptr;
        std::string label;
        std::string roles;
        std::string escalate;
    };

    Procedure& procedure(std::string_view hash);
    const TaskWords& words_of(const dossier::Workflow& workflow, std::string_view id);
    const std::string& organisation(const OrganisationId& id);
    const std::string& days_left(const std::optional<Date>& due_on);

    Shown shown_;
    std::map<std::string, Procedure, std::less<>> procedures_;  // by hash
    std::map<const dossier::Workflow*, std::map<std::string, TaskWords, std::less<>>> tasks_;
    std::map<OrganisationId, std::string> organisations_;
    std::map<std::optional<Date>, std::string> days_left_;
};

// The task of this name in any state; null when the definition has none.
const dossier::Task* find_task(const dossier::Workflow& workflow, std::string_view id);

// Whether the roles open every dossier of every procedure in use, as an auditor's do.
bool sees_every_dossier(const runtime::WorkflowShelf& workflows, const people::Actor& actor);

// Whether the roles open any dossier at all to somebody of an organisation that has such a part.
bool may_read_as(const dossier::Workflow& workflow, const people::Actor& actor,
                 dossier::Relation relation);

}  // namespace phanbien::api
