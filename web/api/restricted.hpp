// Dossiers whose access is restricted, on their way out: who read what is recorded before it is
// handed out, and lists that hold a row of one tell nothing of it to whoever has no part in it. One
// thread (they read from the call's desk).
#pragma once

#include <optional>

#include "engine/dossier/projection.hpp"
#include "web/api/call.hpp"
#include "web/api/router.hpp"

namespace phanbien::api {

// Records what the route has just shown of its dossier; refuses when that cannot be done.
std::optional<Problem> note_read(const Route& route, Call& call);

// Whether the row is of a restricted dossier of which this person may not know.
bool is_withheld(Desk& desk, const dossier::DossierRow& row, const people::Actor& actor);

// What the register shows of such a row: that there is a number, and nothing of the matter.
dossier::DossierRow masked(dossier::DossierRow row);

}  // namespace phanbien::api
