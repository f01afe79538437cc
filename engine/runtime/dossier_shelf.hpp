// DossierShelf: dossiers folded from the log, kept while they are used, so that each question reads
// only the events that are new since the last.
//
// Every reader and the writer have a shelf of their own. Those of one process lend each other what
// they folded through SharedDossiers: of a campaign's opinions there is then one copy for all of
// them (engine/dossier/opinion_book.hpp), and its hundred thousand events are read once, if at all.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>

#include "engine/dossier/dossier.hpp"
#include "engine/dossier/projection.hpp"
#include "engine/kernel/recently_used.hpp"
#include "engine/runtime/store.hpp"

namespace phanbien::runtime {

// Of what shelves hold together. About 0.5 KB of memory for an event that is an opinion of 300
// letters.
inline constexpr std::uint64_t shelf_events_max = 1'000'000;

// Dossiers as somebody in this process folded them, each with the hash of its last event: whoever
// finds that event in their own snapshot may go on from there. Any thread.
class SharedDossiers {
  public:
    // A dossier as it is lent, with the number of its lending: every one has another.
    struct Lent {
        std::shared_ptr<const dossier::Dossier> dossier;  // null: nobody lends it
        std::uint64_t number = 0;
    };

    explicit SharedDossiers(std::uint64_t events_max = shelf_events_max) : kept_(events_max) {}

    Lent find(const DossierId& id);
    // In the place of an older one; its number, or nothing where one as new is lent already.
    std::optional<std::uint64_t> lend(const dossier::Dossier& dossier);

  private:
    std::mutex mutex_;
    RecentlyUsed<DossierId, Lent> kept_;  // weighs events
    std::uint64_t lendings_ = 0;
};

// One per thread; holds at most shelf_max dossiers and of all together events_max events, but
// always the dossier that was used last.
class DossierShelf {
  public:
    static constexpr std::size_t shelf_max = 256;

    explicit DossierShelf(std::uint64_t events_max = shelf_events_max)
        : kept_(events_max, shelf_max) {}
    // Begins where another reader is, and lends what it reads; `shared` outlives it.
    explicit DossierShelf(SharedDossiers& shared) : DossierShelf() { shared_ = &shared; }

    // The dossier as the reading's snapshot has it; revision 0 if there is none. The reference
    // holds until the next call.
    const dossier::Dossier& at_head(Reading& reading, const DossierId& id);
    // The same for who writes and folds in all that it writes: asks only where others have written.
    const dossier::Dossier& at_head(Writing& writing, const DossierId& id);
    // Folds in the event that comes next in its dossier, just written with this leaf hash.
    const dossier::Dossier& fold(const dossier::Event& event, const std::string& hash);
    // Lends what was folded in of a dossier, for who writes, when it is committed.
    void lend(const DossierId& id);
    // The rows that stand in the lists of a dossier as this shelf knows it, for the writer. Taken
    // out, they are unknown until new ones are kept; nothing where they are. Those that were kept
    // in another Writing::lists_epoch() are not true any more.
    std::optional<dossier::Projection> take_rows(const DossierId& id, std::uint64_t lists_epoch);
    void keep_rows(const DossierId& id, dossier::Projection rows, std::uint64_t lists_epoch);
    // How many opinions moved where in what was folded in since it was loaded or last asked.
    dossier::OpinionCounts take_opinion_moves(const DossierId& id);
    void forget(const DossierId& id);
    void forget_all();

  private:
    struct Kept {
        dossier::Dossier dossier;
        std::optional<dossier::Projection> rows = {};
        std::uint64_t rows_epoch = 0;
        std::optional<std::uint64_t> size_of_others = {};  // when its events were asked for
        std::uint64_t lending = 0;                         // the one that it is, or came from
        std::uint64_t revision_of_lent = 0;                // when it was lent
    };

    void borrow(Reading& reading, const DossierId& id);
    void lend(Kept& kept);

    SharedDossiers* shared_ = nullptr;    // null: reads all by itself
    RecentlyUsed<DossierId, Kept> kept_;  // weighs events
    dossier::Dossier absent_;             // what at_head() gives for a dossier that does not exist
};

// Decodes what the store gave; throws UnreadableDossier on an event that does not verify. Of one
// whose words were erased, what remains of it is held against the event that erased them, which is
// asked of the same reading.
dossier::Event decode_stored(Reading& reading, const StoredEvent& stored);

}  // namespace phanbien::runtime
