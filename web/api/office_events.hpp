// Events of the whole log as those are told them who may see every dossier: an auditor's lists.
// One thread (they read from the call's desk).
#pragma once

#include <boost/json/array.hpp>
#include <optional>
#include <vector>

#include "web/api/call.hpp"

namespace phanbien::api {

// Refuses whoever may not see every dossier.
std::optional<Problem> refuse_but_auditors(Call& call);

// As items of schema OfficeHistory, in their order; what may not be read of a dossier is told by
// its leaf alone. Each event once.
boost::json::array told_events(Call& call, const std::vector<runtime::StoredEvent>& events);

}  // namespace phanbien::api
