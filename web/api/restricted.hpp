// Dossiers whose access is restricted, on their way out: who read what is recorded before it is
// handed out, whatever the way (Desk::open), and lists that hold a row of one tell nothing of it to
// whoever has no part in it. One thread (they read from the call's desk).
#pragma once

#include <optional>

#include "engine/dossier/projection.hpp"
#include "web/api/call.hpp"
#include "web/api/router.hpp"

namespace phanbien::api {

// Records for this person that what was opened at the desk is read; refuses when that cannot be
// done: then nothing of it may be handed out. Asked of every answer that is not only a receipt, so
// that no route has to think of it.
std::optional<Problem> note_reads(Site& site, Desk& desk, const people::Actor& actor,
                                  std::string_view what);

// Which kind of thing a route shows of a dossier.
std::string_view read_by(const Route& route);
// The same for a refusal that tells what happened meanwhile.
inline constexpr std::string_view history_read = "history";

// Whether the row is of a restricted dossier of which this person may not know.
bool is_withheld(Desk& desk, const dossier::DossierRow& row, const people::Actor& actor);

// What the register shows of such a row: that there is a number, and nothing of the matter.
dossier::DossierRow masked(dossier::DossierRow row);

}  // namespace phanbien::api
