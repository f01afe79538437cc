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
#include "engine/kernel/result.hpp"
#include "web/api/history_text.hpp"

namespace phanbien::api {

class HistoryShelf {
  public:
    static constexpr std::size_t history_bytes_max = 16 * 1024 * 1024;  // of all texts together
    // Of the text of one dossier: about 150,000 opinions, and the answer has it a second time.
    static constexpr std::size_t file_bytes_max = 256 * 1024 * 1024;
    explicit HistoryShelf(std::size_t kept_bytes_max = history_bytes_max,
                          std::size_t text_bytes_max = file_bytes_max)
        : bytes_max_(kept_bytes_max), text_bytes_max_(text_bytes_max), kept_(kept_bytes_max) {}

    // All events of this dossier as the reading's snapshot has them, where `revision` is the number
    // of the last. Never null; refuses ("history.too_long") what would take more than its bound.
    Result<std::shared_ptr<const HistoryText>> at_head(runtime::Reading& reading,
                                                       const DossierId& dossier,
                                                       std::uint64_t revision);
    std::size_t bytes() const;

  private:
    using Text = std::shared_ptr<const HistoryText>;

    enum class Read { all, to_erasure, to_bound };

    Read read_on(runtime::Reading& reading, const DossierId& dossier, HistoryText& text,
                 bool is_anew) const;
    Text find(const DossierId& dossier);
    void keep(const DossierId& dossier, const Text& text);
    void forget(const DossierId& dossier);

    std::size_t bytes_max_;
    std::size_t text_bytes_max_;
    mutable std::mutex mutex_;
    RecentlyUsed<DossierId, Text> kept_;  // weighs bytes
};

}  // namespace phanbien::api
