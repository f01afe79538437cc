// Checkpoints (C2SP tlog-checkpoint): what a log commits itself to, as a signed note whose text is
//
//     origin
//     number of leaves, decimal
//     root hash, base64
//     [further lines, kept as they are]
//
// and cosignatures (C2SP tlog-cosignature, version 1) by which another office witnesses that this
// state of the log followed from the one it saw before. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "engine/audit/merkle.hpp"
#include "engine/audit/note.hpp"

namespace phanbien::audit {

struct Checkpoint {
    std::string origin;  // the log's name, that of its key
    std::uint64_t size = 0;
    Hash root = {};
    std::string extensions = {};  // whole lines, or empty

    bool operator==(const Checkpoint&) const = default;
};

std::string to_text(const Checkpoint& checkpoint);  // the note's text, unsigned
// "proof.bad_checkpoint"
Result<Checkpoint> parse_checkpoint(std::string_view text);

// What a note states, whoever signed it. "proof.bad_note", "proof.bad_checkpoint"
Result<Checkpoint> stated_checkpoint(std::string_view note);

std::string sign(const Checkpoint& checkpoint, const Signer& signer);  // the whole note

// A note read, its signature by the log's key checked. Refusals: "proof.bad_note",
// "proof.bad_checkpoint", "proof.other_log" (its origin is not the key's name),
// "proof.not_signed" (no signature of this key, or a wrong one).
Result<Checkpoint> open_checkpoint(std::string_view note, const VerifierKey& log);

// The moment, in seconds since 1970, at which a witness saw the checkpoint.
struct Cosigned {
    std::string witness;  // name of its key
    std::int64_t at = 0;

    bool operator==(const Cosigned&) const = default;
};

// The text that a witness signs.
std::string cosigned_text(std::string_view checkpoint_text, std::int64_t at);
NoteSignature cosign(const Signer& witness, std::string_view checkpoint_text, std::int64_t at);
// What this witness's signature says; none when there is none that is right.
std::optional<Cosigned> cosigned_by(const Note& note, const VerifierKey& witness);

}  // namespace phanbien::audit
