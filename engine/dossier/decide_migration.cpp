// Moving a dossier to another version of its procedure. An administrator of the host office may;
// that role reads nothing of a dossier, and this shows nothing of it but where it stands.
#include "engine/dossier/decision.hpp"
#include "engine/dossier/migration.hpp"
#include "engine/dossier/refusal.hpp"

namespace phanbien::dossier {

Result<Bodies> decide_migration(const Dossier& dossier, const people::Actor& actor,
                                const Migrate& command,
                                std::optional<std::uint64_t> expected_revision,
                                const Context& context) {
    if (!dossier.exists()) {
        return no_such_dossier();
    }
    if (!may_migrate(dossier, actor)) {
        return actor.organisation == dossier.registered.host ? not_granted() : no_such_dossier();
    }
    if (expected_revision && *expected_revision != dossier.revision) {
        return stale(dossier);
    }
    if (!context.target || context.target->workflow.hash() != command.workflow_hash) {
        return conflict("migration.no_target", "Không có phiên bản quy trình được chọn.",
                        "There is no such version of the procedure.");
    }
    TRY(auto event, decide_migrated(dossier, {.from = context.workflow,
                                              .to = *context.target,
                                              .mapping = command.mapping,
                                              .calendars = context.calendars,
                                              .now = context.now}));
    return Bodies{std::move(event)};
}

}  // namespace phanbien::dossier
