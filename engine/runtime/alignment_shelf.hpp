// AlignmentShelf: versions of drafts held against each other, kept while they are asked for.
//
// To read two outlines and align them takes some tens of milliseconds, which would hold up the
// writer and everybody behind it. So the thread that receives a command asks first (prepare()), and
// the writer finds the answer ready; where it does not, it works it out itself. An outline is named
// by its hash, so nothing kept is ever stale. Any thread; different pairs do not wait for each
// other.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "engine/document/anchor/placement.hpp"
#include "engine/document/outline.hpp"
#include "engine/runtime/store.hpp"

namespace phanbien::runtime {

// Two outlines and what became of one in the other.
struct AlignedVersions {
    document::Outline before;
    document::Outline after;
    document::ReadingOrder order_before;
    document::ReadingOrder order_after;
    document::Alignment alignment;
    std::unique_ptr<document::Placer> placer;
};

class AlignmentShelf {
  public:
    static constexpr std::size_t pairs_max = 12;  // a pair of laws of 300 KB takes about 10 MB

    // Works the pair out unless it is here.
    void prepare(Reading& reading, const FileHash& before, const FileHash& after);
    // Hands the pair to `use`, which has it to itself while it runs.
    void with(Reading& reading, const FileHash& before, const FileHash& after,
              const std::function<void(AlignedVersions&)>& use);

  private:
    struct Entry {
        std::mutex mutex;
        std::unique_ptr<AlignedVersions> pair;  // none until it has been worked out
        std::size_t users = 0;                  // under the shelf's mutex
        std::uint64_t used = 0;
    };
    using Key = std::pair<FileHash, FileHash>;

    Entry& take(const Key& key);
    void give_back(Entry& entry);

    std::mutex mutex_;
    std::map<Key, std::unique_ptr<Entry>> entries_;
    std::uint64_t uses_ = 0;
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
