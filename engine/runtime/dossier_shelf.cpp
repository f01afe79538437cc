#include <algorithm>

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

}  // namespace

dossier::Event decode_stored(const StoredEvent& stored) {
    if (audit::to_hex(audit::leaf_hash(stored.leaf)) != stored.hash) {
        refuse(stored, "its leaf is not the one that was hashed");
    }
    auto event = dossier::decode(stored.leaf, stored.payload);
    if (!event) {
        refuse(stored, event.error().en);
    }
    if (event->dossier != stored.dossier || event->sequence != stored.sequence) {
        refuse(stored, "its leaf is of another event");
    }
    return std::move(event).value();
}

const dossier::Dossier& DossierShelf::at_head(Reading& reading, const DossierId& id) {
    const auto kept = kept_.find(id);
    const auto known = kept == kept_.end() ? 0 : kept->second.dossier.revision;
    const auto news = reading.events_of(id, known);
    for (const auto& stored : news) {
        fold(decode_stored(stored), stored.hash);
    }
    if (known == 0 && news.empty()) {
        absent_ = {};
        absent_.id = id;
        return absent_;
    }
    auto& found = kept_.at(id);
    found.used = ++uses_;
    return found.dossier;
}

const dossier::Dossier& DossierShelf::fold(const dossier::Event& event, const std::string& hash) {
    if (kept_.size() >= shelf_max && !kept_.contains(event.dossier)) {
        kept_.erase(std::ranges::min_element(kept_, {},
                                             [](const auto& entry) { return entry.second.used; }));
    }
    auto& kept = kept_[event.dossier];
    kept.used = ++uses_;
    dossier::apply(kept.dossier, event);
    kept.dossier.head = hash;
    return kept.dossier;
}

void DossierShelf::forget(const DossierId& id) {
    kept_.erase(id);
}

void DossierShelf::forget_all() {
    kept_.clear();
}

}  // namespace phanbien::runtime
