// Dossier verifier: whether the export of one dossier (schemas/dossier-export.md) is what its log's
// checkpoint vouches for, with nothing but the log's key, or one that was changed since for
// another. No database, no network.
//
// Checks the checkpoint's signature, and that changes of key in the log lead to it (log_keys.hpp);
// that each event is a leaf of its tree, at the index its proof
// names; that the events are of one dossier, numbered without a gap, each naming the one before,
// their ids unique, their times and places growing; that each payload, file and definition has the
// hash that an event gives it; and that there is no part and no byte besides. Reads part by part:
// memory holds one part, and a few words for each event.
//
// What no export of one dossier can show: that its last events were left out (only the whole log
// can: log_verifier.hpp), and that the history for people says what the events say. Pure; any
// thread.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/audit/log_verifier.hpp"
#include "engine/audit/paper_mark.hpp"
#include "engine/audit/stored_zip.hpp"
#include "engine/audit/witness.hpp"

namespace phanbien::audit {

struct DossierQuestion {
    // Of the log, now or before it was changed; none: the one in the export.
    std::optional<VerifierKey> key = {};
    WitnessDemand witnesses = {};
    std::string older = {};               // the note of a checkpoint that was kept, or empty
    std::optional<PaperMark> paper = {};  // what a printed paper of the dossier bears
};

struct DossierFinding {
    std::string dossier = {};             // as the manifest names it
    std::optional<VerifierKey> key = {};  // by which the checkpoint was checked
    std::uint64_t key_changes = 0;        // that lead to it, one from the other
    std::optional<Checkpoint> checkpoint = {};
    std::vector<Cosigned> witnessed = {};
    std::uint64_t events = 0;    // in the log, at their index, following one another
    std::uint64_t payloads = 0;  // there, with the hash that their event gives
    std::uint64_t files = 0;     // the same
    std::uint64_t erased = 0;    // payloads and files that are said to be kept no more
    std::uint64_t withheld = 0;  // and those that are said to be kept from whoever exported
    std::uint64_t definitions = 0;
    std::optional<std::uint64_t> older = {};  // size of the checkpoint this one was held against
    std::uint64_t papers = 0;  // trees that papers may name, of which this one is the continuation
    std::optional<std::uint64_t> since_paper = {};  // events since the paper that was held against
    std::vector<Doubt> doubts = {};                 // none: all is well

    bool holds() const { return doubts.empty(); }
};

// The names of all parts in the order in which they stand, and the bytes of one by its name.
DossierFinding verify_dossier(const std::vector<std::string>& names, const LogFile& part,
                              const DossierQuestion& question);

// The same of a zip of `size` bytes.
DossierFinding verify_dossier_zip(StoredZip::ReadAt read_at, std::uint64_t size,
                                  const DossierQuestion& question);

}  // namespace phanbien::audit
