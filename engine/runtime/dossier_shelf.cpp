#include "engine/runtime/dossier_shelf.hpp"

#include <algorithm>
#include <utility>

#include "engine/audit/merkle.hpp"
#include "engine/dossier/event_codec.hpp"
#include "engine/runtime/unreadable_dossier.hpp"

namespace phanbien::runtime {
namespace {

// A dossier is lent when it has grown by so many events, or by this part of all.
constexpr std::uint64_t lending_step = 64;
constexpr std::uint64_t lending_part = 16;

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

SharedDossiers::Lent SharedDossiers::find(const DossierId& id) {
    const std::scoped_lock lock{mutex_};
    const auto* lent = kept_.find(id);
    return lent == nullptr ? Lent{} : *lent;
}

std::optional<std::uint64_t> SharedDossiers::lend(const dossier::Dossier& dossier) {
    auto copy = std::make_shared<const dossier::Dossier>(dossier);
    const std::scoped_lock lock{mutex_};
    auto& lent = kept_[dossier.id];
    if (lent.dossier && lent.dossier->revision >= copy->revision) {
        return std::nullopt;
    }
    lent = {.dossier = std::move(copy), .number = ++lendings_};
    kept_.weigh(dossier.id, lent.dossier->revision);
    return lendings_;
}

const dossier::Dossier& DossierShelf::at_head(Reading& reading, const DossierId& id) {
    borrow(reading, id);
    const auto* begun = kept_.find(id);
    const auto known = begun == nullptr ? 0 : begun->dossier.revision;
    for_each_event(reading, id, known, [&](const StoredEvent& stored) {
        fold(decode_stored(reading, stored), stored.hash);
    });
    auto* kept = kept_.find(id);
    if (kept == nullptr) {
        absent_ = {};
        absent_.id = id;
        return absent_;
    }
    if (kept->dossier.revision != known) {
        kept->rows.reset();                   // somebody else wrote them
        kept->dossier.opinions.take_moves();  // and counted them
        lend(*kept);
    }
    return kept->dossier;
}

// Another reader's copy in the place of one's own: where that one is further, and where going on
// from it costs little and both then hold the same opinions.
void DossierShelf::borrow(Reading& reading, const DossierId& id) {
    if (shared_ == nullptr) {
        return;
    }
    const auto [lent, number] = shared_->find(id);
    const auto* own = kept_.find(id);
    const auto known = own == nullptr ? 0 : own->dossier.revision;
    if (!lent || (own != nullptr && own->lending == number) ||
        lent->revision + lending_step < known) {
        return;
    }
    // This reading's snapshot may be older, or never see what was read in another transaction.
    const auto last = reading.events_of(id, lent->revision - 1, 1);
    if (last.empty() || last.front().hash != lent->head) {
        return;
    }
    kept_[id] = {.dossier = *lent, .lending = number, .revision_of_lent = lent->revision};
    kept_.weigh(id, lent->revision);
}

void DossierShelf::lend(const DossierId& id) {
    if (auto* kept = kept_.find(id)) {
        lend(*kept);
    }
}

// Seldom enough to cost nothing beside the reading: what is lent is copied before it is changed.
void DossierShelf::lend(Kept& kept) {
    if (shared_ == nullptr) {
        return;
    }
    const auto revision = kept.dossier.revision;
    if (revision - kept.revision_of_lent < std::max(lending_step, revision / lending_part)) {
        return;
    }
    if (const auto number = shared_->lend(kept.dossier)) {
        kept.lending = *number;
        kept.revision_of_lent = revision;
    }
}

const dossier::Dossier& DossierShelf::at_head(Writing& writing, const DossierId& id) {
    const auto others = writing.size_of_others();
    const auto* kept = kept_.find(id);
    if (kept != nullptr && kept->size_of_others == others) {
        return kept->dossier;
    }
    const auto& dossier = at_head(static_cast<Reading&>(writing), id);
    if (dossier.exists()) {
        kept_.at(id).size_of_others = others;
    }
    return dossier;
}

const dossier::Dossier& DossierShelf::fold(const dossier::Event& event, const std::string& hash) {
    auto& kept = kept_[event.dossier];
    dossier::apply(kept.dossier, event);
    kept.dossier.head = hash;
    if (std::holds_alternative<dossier::Erased>(event.body)) {
        kept.revision_of_lent = 0;  // what is lent still has the words
    }
    kept_.weigh(event.dossier, kept.dossier.revision);
    return kept.dossier;
}

std::optional<dossier::Projection> DossierShelf::take_rows(const DossierId& id,
                                                           std::uint64_t lists_epoch) {
    auto* kept = kept_.find(id);
    if (kept == nullptr) {
        return std::nullopt;
    }
    auto rows = std::exchange(kept->rows, std::nullopt);
    return kept->rows_epoch == lists_epoch ? std::move(rows) : std::nullopt;
}

void DossierShelf::keep_rows(const DossierId& id, dossier::Projection rows,
                             std::uint64_t lists_epoch) {
    auto& kept = kept_.at(id);
    kept.rows = std::move(rows);
    kept.rows_epoch = lists_epoch;
}

dossier::OpinionCounts DossierShelf::take_opinion_moves(const DossierId& id) {
    return kept_.at(id).dossier.opinions.take_moves();
}

void DossierShelf::forget(const DossierId& id) {
    kept_.erase(id);
}

void DossierShelf::forget_all() {
    kept_.clear();
}

}  // namespace phanbien::runtime
