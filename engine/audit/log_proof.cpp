#include "engine/audit/log_proof.hpp"

#include <algorithm>
#include <optional>

#include "engine/audit/base64.hpp"
#include "engine/audit/numbers.hpp"

namespace phanbien::audit {

namespace {

constexpr std::string_view inclusion_opening = "c2sp.org/tlog-proof@v1\n";
constexpr std::string_view index_opening = "index ";
constexpr std::string_view consistency_opening = "phanbien/consistency-proof@v1\n";

Problem bad_proof() {
    return {.kind = ProblemKind::invalid,
            .code = "proof.bad_proof",
            .vi = "Bằng chứng không đúng dạng.",
            .en = "The proof is malformed."};
}

std::string hash_lines(const Proof& hashes) {
    std::string lines;
    for (const auto& hash : hashes) {
        lines += to_base64(hash) + "\n";
    }
    return lines;
}

// Hash lines up to the empty one, taken off the text; what is left is the note.
std::optional<Proof> take_hash_lines(std::string_view& text) {
    Proof hashes;
    for (;;) {
        const auto end = text.find('\n');
        if (end == text.npos || hashes.size() > proof_hashes_max) {
            return std::nullopt;
        }
        const auto line = text.substr(0, end);
        text.remove_prefix(end + 1);
        if (line.empty()) {
            return hashes;
        }
        const auto hash = hash_from_base64(line);
        if (!hash) {
            return std::nullopt;
        }
        hashes.push_back(*hash);
    }
}

}  // namespace

std::string to_text(const LogProof& proof) {
    return std::string(inclusion_opening) + std::string(index_opening) +
           std::to_string(proof.index) + "\n" + hash_lines(proof.hashes) + "\n" + proof.checkpoint;
}

Result<LogProof> parse_log_proof(std::string_view text) {
    const auto whole = text;
    const auto opening = std::string(inclusion_opening) + std::string(index_opening);
    const auto end = text.find('\n', opening.size());
    if (!text.starts_with(opening) || end == text.npos) {
        return bad_proof();
    }
    const auto index = decimal(text.substr(opening.size(), end - opening.size()));
    text.remove_prefix(end + 1);
    auto hashes = take_hash_lines(text);
    if (!index || !hashes) {
        return bad_proof();
    }
    LogProof proof{.index = *index, .hashes = *std::move(hashes), .checkpoint = std::string(text)};
    if (to_text(proof) != whole) {
        return bad_proof();  // a number with leading zeros
    }
    return proof;
}

std::string to_text(const OlderProof& proof) {
    return std::string(consistency_opening) + hash_lines(proof.hashes) + "\n" + proof.older;
}

Result<OlderProof> parse_older_proof(std::string_view text) {
    if (!text.starts_with(consistency_opening)) {
        return bad_proof();
    }
    text.remove_prefix(consistency_opening.size());
    auto hashes = take_hash_lines(text);
    if (!hashes) {
        return bad_proof();
    }
    return OlderProof{.hashes = *std::move(hashes), .older = std::string(text)};
}

}  // namespace phanbien::audit
