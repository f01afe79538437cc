// Migrations: moving one dossier or all of a procedure to another of its versions, and seeing first
// what that would do.
//
// The dry run and the run are the same plan; the run sends each dossier's through the office with
// the revision it was made on, so that a dossier which somebody changed meanwhile is reported and
// not forced. Each dossier is moved in a transaction of its own. plan_migrations() reads;
// run_migrations() waits for the committer, so neither is called from its thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/dossier/migration.hpp"
#include "engine/runtime/office.hpp"

namespace phanbien::runtime {

inline constexpr std::size_t migrations_max = 1'000;  // dossiers in one order

struct MigrationOrder {
    std::string procedure;  // the definition's id
    dossier::Mapping mapping;
    struct Wanted {
        std::string dossier;                    // its id or its code
        std::optional<std::uint64_t> revision;  // as seen; absent: whatever it is
    };
    std::vector<Wanted> dossiers;  // none: all that go by the mapping's "from" and have not ended
    people::Actor actor;           // sees and moves the dossiers of its own organisation
};

struct MigrationItem {
    DossierId dossier;
    std::string code;
    std::uint64_t revision = 0;  // of the dossier; after run_migrations, after the move
    const dossier::Workflow* from = nullptr;  // what it goes by; null for one that is not there
    std::optional<dossier::MigrationPlan> plan;
    std::optional<Problem> problem;  // why not
    bool moved = false;
};

struct MigrationReport {
    const dossier::Workflow* to = nullptr;
    std::vector<MigrationItem> items;
};

// The definition of this procedure with this version or content hash, among those in use and those
// that are kept; empty: the one in use.
Result<const dossier::Workflow*> find_definition(Reading& reading, WorkflowShelf& workflows,
                                                 std::string_view procedure,
                                                 std::string_view version_or_hash);

// What the order would do. Refuses only what concerns all dossiers: too many of them, a target that
// is unknown or that the office would not adopt today, as one kept from before a rule existed.
Result<MigrationReport> plan_migrations(Reading& reading, WorkflowShelf& workflows,
                                        const Office& office, const MigrationOrder& order,
                                        Instant now);

// Does what was planned; every item then says whether it was moved, or why not.
void run_migrations(Office& office, const MigrationOrder& order, MigrationReport& report);

}  // namespace phanbien::runtime
