// Selected words are held against the text they were selected in, which never changes once it is a
// version; so this is asked before a command is queued and not inside it. Handler threads.
#pragma once

#include "engine/dossier/command.hpp"
#include "web/api/call.hpp"

namespace phanbien::api {

// Refuses (selection.mismatch) opinions, one or many, whose selected position does not hold the
// words they quote. What does not name a position, a version or a provision is left to the
// decision.
Result<void> check_selection_in_text(Call& call, const dossier::CommandBody& body);

}  // namespace phanbien::api
