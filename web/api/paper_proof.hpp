// What stands behind the papers made of a dossier: a checkpoint of the log that covers all of it.
// One handler thread.
#pragma once

#include "engine/dossier/paper_proof.hpp"
#include "web/api/call.hpp"

namespace phanbien::api {

// The dossier as Desk::open gives it, under a checkpoint of the log where one can be signed.
Result<OpenDossier> open_under_checkpoint(Call& call);

dossier::PaperProof proof_of(Call& call, const OpenDossier& open);

}  // namespace phanbien::api
