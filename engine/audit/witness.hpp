// Witnessing: one office vouches that another's log only grew.
//
// A witness cosigns a checkpoint (C2SP tlog-cosignature) after it has seen that the tree it
// cosigned last is the beginning of this one; it must then remember this one, before anybody gets
// the signature. The log keeps the cosignatures of witnesses it was told to trust under its
// checkpoint. Whoever holds both knows that nobody was shown another history. Pure but for the
// tiles, which whoever calls brings; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/audit/checkpoint.hpp"
#include "engine/audit/tiles.hpp"

namespace phanbien::audit {

// What a witness is asked to vouch for.
struct Sighting {
    std::string_view note;  // the checkpoint, signed by its log
    std::string_view seen;  // the note of that log which this witness cosigned last; empty: none
    const Tiles& tiles;     // of the log as the checkpoint has it; not trusted
};

// The checkpoint with the witness's signature in the place of all but the log's own, as of `at`
// (seconds since 1970). Refusals, beside those of open_checkpoint: "proof.cut" (it has fewer leaves
// than what was seen), "proof.rewritten" (it does not go on from there).
Result<std::string> cosign_next(const Sighting& sighting, const VerifierKey& log,
                                const Signer& witness, std::int64_t at);

// The log's note `kept` with those signatures of the `offered` one that are of these witnesses and
// right; of one witness the latest. Refusals: "proof.other_checkpoint" (their texts differ),
// "proof.unknown_witness" (none is of them), "proof.bad_cosignature" (one is, and wrong).
Result<std::string> with_cosignatures(std::string_view kept, const Note& offered,
                                      const std::vector<VerifierKey>& witnesses);

}  // namespace phanbien::audit
