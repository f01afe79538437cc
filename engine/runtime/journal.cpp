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

// While the clock is behind, times grow by a microsecond an event: so many after the one that tells
// of it, it has not caught up.
constexpr std::chrono::seconds same_jump_max{1};

bool is_told(Writing& writing, Instant newest) {
    const auto told = writing.unusual({.kind = dossier::UnusualKind::clock_jumped, .limit = 1});
    return !told.empty() && told.front().at + same_jump_max >= newest;
}

Instant time_after(const LogHead& head, Instant now) {
    return head.size == 0 ? now : std::max(now, head.last_at + std::chrono::microseconds(1));
}

}  // namespace

dossier::Salt Journal::salt() {
    dossier::Salt salt;
    random_.fill(salt);
    return salt;
}

Instant Journal::next_time(Writing& writing) {
    const auto now = clock_.now();
    note_jump(writing, now);
    return time_after(writing.log_head(), now);
}

void Journal::note_jump(Writing& writing, Instant now) {
    const auto head = writing.log_head();
    if (head.size == 0 || head.last_at - now < dossier::clock_jump_min ||
        is_told(writing, head.last_at)) {
        return;
    }
    append_at(writing,
              {.act = std::string(dossier::clock_jumped_act),
               .organisation = {},
               .actor = {},
               .details = {{"clock", to_text(now)}, {"newest", to_text(head.last_at)}}},
              time_after(head, now));
}

std::string Journal::append(Writing& writing, const dossier::Event& event,
                            const std::string& previous) {
    auto encoded =
        dossier::encode(event, previous.empty() ? dossier::no_previous_leaf() : previous, salt());
    for (const auto& file : dossier::files_of(event.body)) {
        writing.keep_file(file);
    }
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

std::uint64_t Journal::append(Writing& writing, OfficeAct act) {
    return append_at(writing, std::move(act), next_time(writing));
}

std::uint64_t Journal::append_at(Writing& writing, OfficeAct act, Instant at) {
    const auto position = writing.log_head().size;
    const auto unusual = dossier::unusual_act(act.act, act.details);
    const auto actor = act.actor;
    auto encoded = dossier::encode_office_event({.id = EventId(ids_.next_id()),
                                                 .at = at,
                                                 .organisation = std::move(act.organisation),
                                                 .actor = std::move(act.actor),
                                                 .act = std::move(act.act),
                                                 .details = std::move(act.details),
                                                 .stated = std::move(act.stated)},
                                                salt());
    put(writing,
        {.position = position,
         .dossier = {},
         .sequence = 0,
         .leaf = std::move(encoded.leaf),
         .payload = std::move(encoded.payload),
         .hash = std::move(encoded.hash)},
        at);
    if (unusual) {
        writing.add_unusual(
            {.position = position, .kind = *unusual, .dossier = {}, .actor = actor, .at = at});
    }
    return position;
}

}  // namespace phanbien::runtime
