// The history of a dossier as a page to be kept and printed: who, for whom, when, what, from which
// state to which, in Vietnamese and English. It stands on its own: no script, nothing loaded from
// anywhere. The same log state and reader give the same bytes. One thread (it reads from a desk).
#pragma once

#include <string>

#include "web/api/desk.hpp"

namespace phanbien::api {

// Requires access.history.
std::string history_page(Desk& desk, const OpenDossier& open, const people::Actor& actor);

}  // namespace phanbien::api
