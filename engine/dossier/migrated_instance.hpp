// The state of a running statechart said in the words of another version: configuration, histories,
// data and waiting sends, each by the mapping. Half of migration.hpp, apart because it knows only
// the statechart. Pure; one thread at a time.
#pragma once

#include "engine/dossier/decide.hpp"
#include "engine/dossier/migration_map.hpp"

namespace phanbien::dossier {

struct MigratedInstance {
    statechart::Instance instance;
    std::vector<PendingSend> sends;
    std::vector<PendingSend> sends_dropped;
    std::vector<Renaming> data;
    std::vector<std::string> data_lost;
    std::vector<std::string> data_new;
};

// Refuses with every part that the mapping leaves out, and a result that the new statechart cannot
// be in.
Result<MigratedInstance> migrated_instance(const Dossier& dossier, const Target& to,
                                           const Mapping& mapping);

// Whether this active state has reached its end, so that the statechart has raised "done.state.…"
// for it: a compound state whose final child is active, a parallel one all of whose regions are.
bool is_complete(const Workflow& workflow, const statechart::Instance& instance,
                 std::string_view state);

}  // namespace phanbien::dossier
