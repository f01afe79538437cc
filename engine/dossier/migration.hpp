// Migration: moving one dossier from the definition it is pinned to, to another version of the same
// procedure, by an explicit mapping.
//
// The plan is the dry run and the run: it shows what would change, and holds the event that makes
// it so. Nothing of the new definition is executed: no entry content, no timer begun. A dossier is
// moved only when it rests before and would rest afterwards. Pure; one thread at a time (the
// target's interpreter).
#pragma once

#include <string>
#include <vector>

#include "engine/dossier/decide.hpp"
#include "engine/dossier/migration_map.hpp"

namespace phanbien::dossier {

// A task that is open before or after. An empty key: it is not there on that side.
struct TaskChange {
    std::string before;
    std::string after;
    std::optional<Date> due_before;
    std::optional<Date> due_after;
    Label label;

    bool operator==(const TaskChange&) const = default;
};

struct MigrationPlan {
    Migrated event;
    std::vector<TaskChange> tasks;
    std::vector<Renaming> data;         // taken over
    std::vector<std::string> data_new;  // begun with their initial value
    std::vector<PendingSend> sends_dropped;
    std::vector<std::string> due_at_once;  // timers that would fire right after it
    // States that would be active without having been entered, whose entry content is not run.
    std::vector<std::string> entry_not_run;
    // "list: item" for each word that the dossier uses and the new definition does not know.
    std::vector<std::string> unknown_words;
};

struct Migration {
    const Workflow& from;  // what the dossier is pinned to
    Target to;
    const Mapping& mapping;
    const calendar::Calendars& calendars;
    Instant now;
};

// Refuses with every state, datum and waiting send that the mapping leaves out; a dossier that has
// ended; a configuration that the new statechart cannot be in or would leave at once.
Result<MigrationPlan> plan_migration(const Dossier& dossier, const Migration& migration);

// Only the event that moves it, refused as the plan would be: for the moment in which it is done.
Result<Migrated> decide_migrated(const Dossier& dossier, const Migration& migration);

// An administrator of the host office, or the system (the command line on the office's own data).
bool may_migrate(const Dossier& dossier, const people::Actor& actor);

}  // namespace phanbien::dossier
