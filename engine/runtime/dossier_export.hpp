// Dossier export: all that proves one dossier, as the parts of one zip (schemas/dossier-export.md;
// read by engine/audit/dossier_verifier.hpp). The same log state gives the same bytes. Memory holds
// the dossier's events and one file at a time. One thread, that of the reading.
#pragma once

#include <functional>
#include <string>

#include "engine/audit/note.hpp"
#include "engine/audit/stored_zip.hpp"
#include "engine/kernel/result.hpp"
#include "engine/runtime/store.hpp"

namespace phanbien::runtime {

struct DossierExport {
    DossierId dossier = {};         // exists
    std::string history_page = {};  // for people (web/api/history_page.hpp)
    std::string since = {};         // the note of an older checkpoint of the log, or empty
    // Whose payload whoever exports may not read; empty: all may be read.
    std::function<bool(const StoredEvent&)> withholds = {};
};

// `key`: by which the log is signed now. Adds every part; the newest checkpoint has to cover the
// dossier. Refusals: those of the zip's limits; "export.not_signed" (no checkpoint covers the
// dossier yet); of `since`: those of open_checkpoint, "export.newer_checkpoint", "export.forked";
// "export.definition_missing".
Result<void> export_dossier(Reading& reading, const audit::VerifierKey& key,
                            const DossierExport& wanted, audit::StoredZipWriter& zip);

}  // namespace phanbien::runtime
