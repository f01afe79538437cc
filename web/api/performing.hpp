// A command on the dossier that the path names, on its way to the committer: with the request's
// Idempotency-Key and If-Match. Handler threads.
#pragma once

#include "engine/dossier/command.hpp"
#include "web/api/call.hpp"
#include "web/server/server.hpp"

namespace phanbien::api {

// Replies when the command is on disk or refused; a problem that is returned is still to be told.
Result<void> perform_on_dossier(Call& call, dossier::CommandBody body, const server::Reply& reply);

}  // namespace phanbien::api
