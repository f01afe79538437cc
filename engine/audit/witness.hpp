// Witnessing: one office vouches that another's log only grew.
//
// A witness cosigns a checkpoint (C2SP tlog-cosignature) after it has seen that the tree it
// cosigned last is the beginning of this one; it must then remember this one, before anybody gets
// the signature. The log keeps the cosignatures of witnesses it was told to trust under its
// checkpoint. Whoever holds both knows that nobody was shown another history. Pure but for the
// tiles, which whoever calls brings; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/audit/checkpoint.hpp"
#include "engine/audit/tiles.hpp"
#include "engine/kernel/sentence.hpp"

namespace phanbien::audit {

// What a witness is asked to vouch for.
struct Sighting {
    std::string_view note;  // the checkpoint, signed by its log
    // The note of that log which this witness cosigned last, by whichever key the log signed then;
    // empty: none.
    std::string_view seen;
    const Tiles& tiles;  // of the log as the checkpoint has it; not trusted
};

// The checkpoint with the witness's signature in the place of all but the log's own, as of `at`
// (seconds since 1970). Refusals, beside those of open_checkpoint: "proof.cut" (it has fewer leaves
// than what was seen), "proof.rewritten" (it does not go on from there), "proof.not_seen" (what is
// said to be seen does not bear this witness's own cosignature, or is of another log).
Result<std::string> cosign_next(const Sighting& sighting, const VerifierKey& log,
                                const Signer& witness, std::int64_t at);

// The log's note `kept` with those signatures of the `offered` one that are of these witnesses and
// right; of one witness the latest. Refusals: "proof.other_checkpoint" (their texts differ),
// "proof.unknown_witness" (none is of them), "proof.bad_cosignature" (one is, and wrong).
Result<std::string> with_cosignatures(std::string_view kept, const Note& offered,
                                      const std::vector<VerifierKey>& witnesses);

// What these witnesses signed under a note, each that is right; of a witness the first line counts.
std::vector<Cosigned> cosigned_by_any(const Note& note, const std::vector<VerifierKey>& witnesses);

// Whose cosignatures a reader demands, each key once.
struct WitnessDemand {
    std::vector<VerifierKey> witnesses = {};
    std::size_t wanted = 0;  // how many of them must have cosigned
};
// Why these are too few, and whose is missing; nothing when they are enough.
std::optional<Sentence> missing_cosignatures(const std::vector<Cosigned>& found,
                                             const WitnessDemand& demand);

}  // namespace phanbien::audit
