// Paper proof: what a paper of a dossier says at its end of the log that stands behind it, in words
// for people and as the text of a QR code (engine/audit/paper_mark.hpp). With it whoever keeps the
// paper can tell years later that the log was not rewritten since. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/audit/paper_mark.hpp"
#include "engine/kernel/instant.hpp"

namespace phanbien::dossier {

// A dossier's last event, and the first checkpoint of the log that covers it.
struct ProvenState {
    audit::PaperMark mark;
    Instant signed_at;           // the checkpoint, by the server's clock
    std::uint64_t sequence = 0;  // of the event in its dossier
    std::string leaf_hash;       // of the event, hex
};

struct PaperProof {
    std::vector<std::string> lines;
    std::string code;  // what the QR code holds; empty: there is none
};

// Without a state: that no checkpoint covers the dossier yet.
PaperProof paper_proof(const std::string& dossier_code, const std::optional<ProvenState>& state);

}  // namespace phanbien::dossier
