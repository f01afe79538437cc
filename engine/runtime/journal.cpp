#include "engine/runtime/journal.hpp"

#include <algorithm>

#include "engine/runtime/log_tree.hpp"

namespace phanbien::runtime {
namespace {

// The event, and what it fills of the tree.
void put(Writing& writing, const StoredEvent& event, Instant at) {
    writing.append(event, at);
    fill_tiles(writing, event.position);
}

}  // namespace

dossier::Salt Journal::salt() {
    dossier::Salt salt;
    random_.fill(salt);
    return salt;
}

Instant Journal::next_time(Writing& writing) {
    const auto head = writing.log_head();
    const auto now = clock_.now();
    return head.size == 0 ? now : std::max(now, head.last_at + std::chrono::microseconds(1));
}

std::string Journal::append(Writing& writing, const dossier::Event& event,
                            const std::string& previous) {
    auto encoded =
        dossier::encode(event, previous.empty() ? dossier::no_previous_leaf() : previous, salt());
    put(writing,
        {.position = writing.log_head().size,
         .dossier = event.dossier,
         .sequence = event.sequence,
         .leaf = std::move(encoded.leaf),
         .payload = std::move(encoded.payload),
         .hash = encoded.hash},
        event.at);
    return std::move(encoded.hash);
}

void Journal::append(Writing& writing, OfficeAct act) {
    const auto at = next_time(writing);
    auto encoded = dossier::encode_office_event({.id = EventId(ids_.next_id()),
                                                 .at = at,
                                                 .organisation = std::move(act.organisation),
                                                 .actor = std::move(act.actor),
                                                 .act = std::move(act.act),
                                                 .details = std::move(act.details),
                                                 .stated = std::move(act.stated)},
                                                salt());
    put(writing,
        {.position = writing.log_head().size,
         .dossier = {},
         .sequence = 0,
         .leaf = std::move(encoded.leaf),
         .payload = std::move(encoded.payload),
         .hash = std::move(encoded.hash)},
        at);
}

}  // namespace phanbien::runtime
