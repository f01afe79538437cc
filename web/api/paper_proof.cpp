#include "web/api/paper_proof.hpp"

#include "engine/runtime/proven_state.hpp"

namespace phanbien::api {

namespace {

std::optional<dossier::ProvenState> state_of(Call& call, const OpenDossier& open) {
    return runtime::proven_state(call.desk.reading(), open.dossier.id, open.dossier.revision);
}

}  // namespace

Result<OpenDossier> open_under_checkpoint(Call& call) {
    TRY(const auto open, call.desk.open(call.dossier(), call.actor()));
    if (call.site.parts.read_only || state_of(call, open)) {
        return open;
    }
    // Where it cannot be signed, as when the disk is full, the paper says so.
    static_cast<void>(call.site.parts.sign_log());
    call.desk.refresh();
    return call.desk.open(call.dossier(), call.actor());
}

dossier::PaperProof proof_of(Call& call, const OpenDossier& open) {
    return dossier::paper_proof(open.dossier.registered.dossier_code, state_of(call, open));
}

}  // namespace phanbien::api
