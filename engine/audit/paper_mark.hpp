// Paper marks: what a printed paper says of the log that stands behind it, so that whoever holds
// the paper can tell years later whether the log was rewritten since. The text in its QR code
// (schemas/dossier-export.md, "On paper") is
//
//     phanbien:1?size=1234&root=<base64>&dossier=<id>&index=1230&origin=phanbien.local/1f0c
//
// the tree of a checkpoint and, in it, the dossier's last event. Nothing in it is escaped; the
// origin comes last and goes to the end. An export proves of every such tree that its own
// checkpoint goes on from it (`papers`), a line each:
//
//     phanbien/paper-trees@v1
//     <size> <root> <hashes of the consistency proof>
//
// Read as strictly as they are written. Pure; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/audit/checkpoint.hpp"
#include "engine/audit/tree.hpp"
#include "engine/kernel/result.hpp"
#include "engine/kernel/sentence.hpp"

namespace phanbien::audit {

inline constexpr std::size_t paper_mark_bytes_max = 512;

struct PaperMark {
    std::uint64_t size = 0;  // leaves of the tree
    Hash root = {};
    std::string dossier;      // its id
    std::uint64_t index = 0;  // in the log, of the dossier's last event in that tree
    std::string origin;       // the log's name

    bool operator==(const PaperMark&) const = default;
};

std::string to_text(const PaperMark& mark);
// "proof.bad_paper"
Result<PaperMark> parse_paper_mark(std::string_view text);

// The first eight bytes of a root as twenty decimal digits in groups of four, to be read out over
// the telephone. Two roots that differ have the same one in 18 quintillion.
std::string spoken_root(const Hash& root);

// A tree that papers of the dossier may name, with the proof that the export's goes on from it.
struct PaperTree {
    std::uint64_t size = 0;
    Hash root = {};
    Proof hashes = {};

    bool operator==(const PaperTree&) const = default;
};

std::string to_text(const std::vector<PaperTree>& trees);
// "proof.bad_proof"; also where the sizes do not grow.
Result<std::vector<PaperTree>> parse_paper_trees(std::string_view text);

// What an export was found to hold, for a paper to be held against.
struct ProvenDossier {
    const Checkpoint& checkpoint;
    const std::string& id;
    const std::vector<PaperTree>& trees;    // proven to be beginnings of the checkpoint's
    const std::set<std::uint64_t>& events;  // their places in the log
};
// Why the paper is not one of this dossier and log; none: it is.
std::optional<Sentence> doubt_of(const PaperMark& mark, const ProvenDossier& dossier);

}  // namespace phanbien::audit
