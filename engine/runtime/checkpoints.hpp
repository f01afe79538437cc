// Checkpoints: what the office's log commits itself to, signed with the office's key and kept in
// the log's own database (C2SP tlog-checkpoint).
//
// One is signed at most every checkpoint_interval while the log grows, in the transaction in which
// a dossier closes, and when the server begins and ends. Signing reads the tree's right edge: at
// most 255 hashes of each level. Belongs to the committer's thread; the key itself may be read from
// any.
#pragma once

#include <chrono>
#include <optional>

#include "engine/audit/witness.hpp"
#include "engine/runtime/clock.hpp"
#include "engine/runtime/store.hpp"

namespace phanbien::runtime {

inline constexpr std::chrono::seconds checkpoint_interval{1};

class Checkpoints {
  public:
    Checkpoints(const audit::Signer& signer, Clock& clock) : signer_(signer), clock_(clock) {}

    const audit::VerifierKey& key() const { return signer_.verifier(); }

    // Signs and stores the tree as it stands in this transaction; nothing to do when the newest
    // checkpoint covers it already. Throws StoreFailure::broken when the log has another key.
    void sign_head(Writing& writing);

  private:
    const audit::Signer& signer_;
    Clock& clock_;
};

// The kept checkpoint that the note is of, with what these witnesses signed under it; not stored
// yet. Refusals: "log.no_checkpoint" (none of that size is kept), those of parse_note,
// parse_checkpoint and audit::with_cosignatures. On the thread of the reading.
Result<StoredCheckpoint> witnessed(Reading& reading, std::string_view note,
                                   const std::vector<audit::VerifierKey>& witnesses);

}  // namespace phanbien::runtime
