#include "engine/runtime/proven_state.hpp"

namespace phanbien::runtime {

std::optional<dossier::ProvenState> proven_state(Reading& reading, const DossierId& dossier,
                                                 std::uint64_t sequence) {
    const auto events = reading.events_of(dossier, sequence - 1, 1);
    if (events.empty()) {
        return std::nullopt;
    }
    const auto& last = events.front();
    const auto kept = reading.checkpoint_from(last.position + 1);
    if (!kept) {
        return std::nullopt;
    }
    const auto checkpoint = audit::stated_checkpoint(kept->note);
    if (!checkpoint) {
        return std::nullopt;
    }
    return dossier::ProvenState{.mark = {.size = checkpoint->size,
                                         .root = checkpoint->root,
                                         .dossier = dossier.text(),
                                         .index = last.position,
                                         .origin = checkpoint->origin},
                                .signed_at = kept->at,
                                .sequence = last.sequence,
                                .leaf_hash = last.hash};
}

}  // namespace phanbien::runtime
