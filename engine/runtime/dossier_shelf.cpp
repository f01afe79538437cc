#include <algorithm>
#include <utility>

#include "engine/audit/merkle.hpp"
#include "engine/dossier/event_codec.hpp"
#include "engine/runtime/office.hpp"
#include "engine/runtime/unreadable_dossier.hpp"

namespace phanbien::runtime {
namespace {

[[noreturn]] void refuse(const StoredEvent& stored, const std::string& why) {
    throw UnreadableDossier("dossier " + stored.dossier.text() + ", event at position " +
                            std::to_string(stored.position) + ": " + why);
}

// Whether the event that is said to have erased words of this one left this payload. It stands
// behind what it erases, so that asking it ends.
bool is_left_by_erasure(Reading& reading, const StoredEvent& stored, const EventId& id) {
    const auto found = reading.log(*stored.erased_at, 1);
    if (*stored.erased_at <= stored.position || found.empty() ||
        found.front().dossier != stored.dossier) {
        return false;
    }
    const auto erasing = decode_stored(reading, found.front());
    const auto* erased = std::get_if<dossier::Erased>(&erasing.body);
    return erased != nullptr &&
           std::ranges::find(erased->events,
                             dossier::Remains{id, audit::sha256_hex(stored.payload)}) !=
               erased->events.end();
}

}  // namespace

dossier::Event decode_stored(Reading& reading, const StoredEvent& stored) {
    if (audit::to_hex(audit::leaf_hash(stored.leaf)) != stored.hash) {
        refuse(stored, "its leaf is not the one that was hashed");
    }
    auto event = stored.erased_at ? dossier::decode_remains(stored.leaf, stored.payload)
                                  : dossier::decode(stored.leaf, stored.payload);
    if (!event) {
        refuse(stored, event.error().en);
    }
    if (event->dossier != stored.dossier || event->sequence != stored.sequence) {
        refuse(stored, "its leaf is of another event");
    }
    if (stored.erased_at && !is_left_by_erasure(reading, stored, event->id)) {
        refuse(stored, "its words were taken out, and no event of its dossier says so");
    }
    return std::move(event).value();
}

const dossier::Dossier& DossierShelf::at_head(Reading& reading, const DossierId& id) {
    const auto kept = kept_.find(id);
    const auto known = kept == kept_.end() ? 0 : kept->second.dossier.revision;
    const auto news = reading.events_of(id, known);
    for (const auto& stored : news) {
        fold(decode_stored(reading, stored), stored.hash);
    }
    if (kept != kept_.end() && !news.empty()) {
        kept->second.rows.reset();  // somebody else wrote them
    }
    if (known == 0 && news.empty()) {
        absent_ = {};
        absent_.id = id;
        return absent_;
    }
    auto& found = kept_.at(id);
    found.used = ++uses_;
    if (!news.empty()) {
        found.dossier.tally.moves.counts.clear();  // who wrote them counted them
    }
    return found.dossier;
}

const dossier::Dossier& DossierShelf::at_head(Writing& writing, const DossierId& id) {
    const auto kept = kept_.find(id);
    const auto others = writing.size_of_others();
    if (kept != kept_.end() && kept->second.size_of_others == others) {
        kept->second.used = ++uses_;
        return kept->second.dossier;
    }
    const auto& dossier = at_head(static_cast<Reading&>(writing), id);
    if (dossier.exists()) {
        kept_.at(id).size_of_others = others;
    }
    return dossier;
}

const dossier::Dossier& DossierShelf::fold(const dossier::Event& event, const std::string& hash) {
    auto& kept = kept_[event.dossier];
    kept.used = ++uses_;
    const auto before = kept.dossier.revision;
    dossier::apply(kept.dossier, event);
    events_ += kept.dossier.revision - before;
    kept.dossier.head = hash;
    make_room();
    return kept.dossier;
}

// The one that was used last is the last to go, and stays when it is alone.
void DossierShelf::make_room() {
    while (kept_.size() > 1 && (kept_.size() > shelf_max || events_ > events_max_)) {
        drop(std::ranges::min_element(kept_, {},
                                      [](const auto& entry) { return entry.second.used; }));
    }
}

void DossierShelf::drop(Shelved::iterator shelved) {
    events_ -= shelved->second.dossier.revision;
    kept_.erase(shelved);
}

std::optional<dossier::Projection> DossierShelf::take_rows(const DossierId& id,
                                                           std::uint64_t lists_epoch) {
    const auto kept = kept_.find(id);
    if (kept == kept_.end()) {
        return std::nullopt;
    }
    auto rows = std::exchange(kept->second.rows, std::nullopt);
    return kept->second.rows_epoch == lists_epoch ? std::move(rows) : std::nullopt;
}

void DossierShelf::keep_rows(const DossierId& id, dossier::Projection rows,
                             std::uint64_t lists_epoch) {
    auto& kept = kept_.at(id);
    kept.rows = std::move(rows);
    kept.rows_epoch = lists_epoch;
}

dossier::OpinionCounts DossierShelf::take_opinion_moves(const DossierId& id) {
    return std::exchange(kept_.at(id).dossier.tally.moves.counts, {});
}

void DossierShelf::forget(const DossierId& id) {
    if (const auto shelved = kept_.find(id); shelved != kept_.end()) {
        drop(shelved);
    }
}

void DossierShelf::forget_all() {
    kept_.clear();
    events_ = 0;
}

}  // namespace phanbien::runtime
