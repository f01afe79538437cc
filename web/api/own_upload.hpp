// A file that the person of this request has uploaded. Somebody else's answers like one that is not
// there: to know a hash gives no right to a file.
#pragma once

#include "web/api/call.hpp"

namespace phanbien::api {

Problem no_such_upload();  // "input.invalid" at /file
// Refuses with no_such_upload().
Result<dossier::FileRef> own_upload(Call& call, const FileHash& hash);

}  // namespace phanbien::api
