// Dossier manifest: the parts of one dossier's export (schemas/dossier-export.md) and the part
// `dossier.json` that says what belongs to it. Everything in it but what is absent, and the hash
// of the history for people, can be told from the other parts too; it is held against them.
// Pure; any thread.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/kernel/result.hpp"

namespace phanbien::audit {

inline constexpr std::string_view checkpoint_part = "checkpoint";
inline constexpr std::string_view key_part = "key";
inline constexpr std::string_view consistency_part = "consistency";
inline constexpr std::string_view papers_part = "papers";                // paper_mark.hpp
inline constexpr std::string_view definition_part = "definition.scxml";  // the one pinned last
inline constexpr std::string_view history_part = "history.html";
inline constexpr std::string_view manifest_part = "dossier.json";

// Of event 1, 2, 3 … of the dossier.
std::string leaf_part(std::uint64_t sequence);     // "events/000001.leaf"
std::string payload_part(std::uint64_t sequence);  // "events/000001.payload"
std::string proof_part(std::uint64_t sequence);    // "proofs/000001"
// Of the first, second … change of the log's key.
std::string key_change_part(std::uint64_t number);        // "keys/000001.leaf"
std::string key_change_proof_part(std::uint64_t number);  // "keys/000001.proof"
// By SHA-256, in hex.
std::string file_part(std::string_view hash);                // "files/…"
std::string earlier_definition_part(std::string_view hash);  // "definitions/….scxml"

// Why a part that an event vouches for is not in the export.
enum class Absence {
    erased,    // the office does not keep it any more
    withheld,  // whoever made the export may not read it
};

struct AbsentPart {
    std::string part;
    Absence why = Absence::erased;

    bool operator==(const AbsentPart&) const = default;
};

struct DossierManifest {
    std::string dossier;            // its id
    std::string origin;             // of the log
    std::uint64_t size = 0;         // of the checkpoint's tree
    std::uint64_t older = 0;        // size of the checkpoint that `consistency` begins at; 0: none
    std::uint64_t key_changes = 0;  // of the log, up to the checkpoint
    std::uint64_t events = 0;
    std::vector<AbsentPart> absent = {};
    // SHA-256 of those that the dossier went by, each once, in the order in which it took them up
    // last: the pinned one at the end.
    std::vector<std::string> definitions = {};
    std::string history;       // SHA-256 of history.html
    std::uint64_t papers = 0;  // trees in `papers`; 0: there is no such part

    bool operator==(const DossierManifest&) const = default;
};

std::string to_text(const DossierManifest& manifest);
// "proof.bad_manifest": anything but what to_text writes.
Result<DossierManifest> parse_dossier_manifest(std::string_view text);

}  // namespace phanbien::audit
