// Log proofs as texts that stand on their own: that a leaf is in the log (C2SP tlog-proof, version
// 1), and, in a form like it, that the log goes on from an older checkpoint.
//
//     c2sp.org/tlog-proof@v1            phanbien/consistency-proof@v1
//     index 73894                       <hashes, base64, one a line>
//     <hashes, base64, one a line>      <empty line>
//     <empty line>                      <the older checkpoint, signed>
//     <the checkpoint, signed>
//
// Read as strictly as they are written: a proof has one text. Pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/audit/tree.hpp"
#include "engine/kernel/result.hpp"

namespace phanbien::audit {

struct LogProof {
    std::uint64_t index = 0;
    Proof hashes;
    std::string checkpoint;  // the note

    bool operator==(const LogProof&) const = default;
};

std::string to_text(const LogProof& proof);
// "proof.bad_proof"
Result<LogProof> parse_log_proof(std::string_view text);

struct OlderProof {
    Proof hashes;
    std::string older;  // the note of the older checkpoint

    bool operator==(const OlderProof&) const = default;
};

std::string to_text(const OlderProof& proof);
// "proof.bad_proof"
Result<OlderProof> parse_older_proof(std::string_view text);

}  // namespace phanbien::audit
