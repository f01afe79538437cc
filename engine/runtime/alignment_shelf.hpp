// AlignmentShelf: versions of drafts held against each other, kept while they are asked for.
//
// To read two outlines and align them takes some tens of milliseconds, which would hold up the
// writer and everybody behind it. So the thread that receives a command asks first (prepare()), and
// the writer finds the answer ready; where it does not, it works it out itself. An outline is named
// by its hash, so nothing kept is ever stale. Any thread; whoever needs a pair waits while it is
// worked out, or while one anchor is placed, and never for a page or a paper made of it.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "engine/document/anchor/placement.hpp"
#include "engine/document/outline.hpp"
#include "engine/kernel/recently_used.hpp"
#include "engine/runtime/store.hpp"

namespace phanbien::runtime {

// The outline of a version. Throws StoreFailure when it is gone or cannot be read.
document::Outline outline_at(Reading& reading, const FileHash& hash);

// Two outlines and what became of one in the other. Several threads may read it at once.
class AlignedVersions {
  public:
    AlignedVersions(document::Outline older, document::Outline newer);

    const document::ReadingOrder& order_before() const { return order_before_; }
    const document::ReadingOrder& order_after() const { return order_after_; }
    const document::Alignment& alignment() const { return alignment_; }
    document::Placement place(const document::Anchor& anchor) const;

  private:
    document::Outline before_;
    document::Outline after_;
    document::ReadingOrder order_before_;
    document::ReadingOrder order_after_;
    document::Alignment alignment_;
    mutable std::mutex placing_;
    mutable document::Placer placer_;
};

class AlignmentShelf {
  public:
    static constexpr std::size_t pairs_max = 12;  // a pair of laws of 300 KB takes about 10 MB

    // Works the pair out unless it is here.
    void prepare(Reading& reading, const FileHash& before, const FileHash& after);
    // Hands the pair to `use`; it stays while that runs, even where the shelf has no room for it.
    void with(Reading& reading, const FileHash& before, const FileHash& after,
              const std::function<void(const AlignedVersions&)>& use);

  private:
    struct Entry {
        std::mutex mutex;                             // of working it out
        std::unique_ptr<const AlignedVersions> pair;  // none until then; never another after it
    };
    using Key = std::pair<FileHash, FileHash>;

    std::shared_ptr<Entry> take(const Key& key);

    std::mutex mutex_;
    RecentlyUsed<Key, std::shared_ptr<Entry>> entries_{pairs_max};
};

// The shelf as decisions ask it, with what the writer reads.
class OfficeAlignments final : public dossier::Alignments {
  public:
    OfficeAlignments(AlignmentShelf& shelf, Reading& reading) : shelf_(shelf), reading_(reading) {}

    std::vector<document::Placement> placed(const FileHash& before, const FileHash& after,
                                            const std::vector<document::Anchor>& anchors) override;

  private:
    AlignmentShelf& shelf_;
    Reading& reading_;
};

}  // namespace phanbien::runtime
