// Proven state: which checkpoint stands behind a paper made of a dossier now. It is the first that
// covers the dossier's last event, so the same state of a dossier always names the same one, and an
// export of the dossier knows which trees its papers may name. The thread of the reading.
#pragma once

#include <optional>

#include "engine/dossier/paper_proof.hpp"
#include "engine/runtime/store.hpp"

namespace phanbien::runtime {

// None: no checkpoint covers the event of this sequence number, the dossier's last one, yet.
std::optional<dossier::ProvenState> proven_state(Reading& reading, const DossierId& dossier,
                                                 std::uint64_t sequence);

}  // namespace phanbien::runtime
