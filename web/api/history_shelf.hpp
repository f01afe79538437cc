// HistoryShelf: the texts of histories that are asked for, each kept and grown by what is new: the
// log only grows, so what was written of a dossier's events stays true, but for an erasure.
//
// An erasure is an event of the dossier itself, in the transaction that takes the words out. So
// whoever reads on behind a text meets it, whichever node wrote it, in the snapshot in which they
// answer; the text goes at once and is made anew. Any thread.
#pragma once

#include <memory>
#include <mutex>

#include "engine/kernel/recently_used.hpp"
#include "web/api/history_text.hpp"

namespace phanbien::api {

class HistoryShelf {
  public:
    static constexpr std::size_t history_bytes_max = 16 * 1024 * 1024;  // of all texts together
    explicit HistoryShelf(std::size_t bytes_max = history_bytes_max)
        : bytes_max_(bytes_max), kept_(bytes_max) {}

    // All events of this dossier as the reading's snapshot has them, where `revision` is the number
    // of the last. Never null.
    std::shared_ptr<const HistoryText> at_head(runtime::Reading& reading, const DossierId& dossier,
                                               std::uint64_t revision);
    std::size_t bytes() const;

  private:
    using Text = std::shared_ptr<const HistoryText>;

    Text find(const DossierId& dossier);
    void keep(const DossierId& dossier, const Text& text);
    void forget(const DossierId& dossier);

    std::size_t bytes_max_;
    mutable std::mutex mutex_;
    RecentlyUsed<DossierId, Text> kept_;  // weighs bytes
};

}  // namespace phanbien::api
