// The versions of a draft that an address names, and the text of one as it is kept. One thread (it
// reads from a desk).
#pragma once

#include <boost/json/object.hpp>
#include <string_view>

#include "web/api/call.hpp"

namespace phanbien::api {

// The version whose number stands under this name in the path; refuses "version.missing", also
// where this person may not read the draft. Holds as long as `open`.
Result<const dossier::Version*> version_named(const Call& call, const OpenDossier& open,
                                              std::string_view name);

// Its tree of provisions as it goes out again (to be worked with: runtime::outline_at()). Throws
// StoreFailure when it is gone.
boost::json::object stored_outline(runtime::Reading& reading, const dossier::Version& version);

}  // namespace phanbien::api
