// Where an opinion or a recommendation stands in the newest version, on the wire. Any thread.
#pragma once

#include <boost/json/value.hpp>

#include "web/api/desk.hpp"

namespace phanbien::api {

// Null where nothing was placed.
boost::json::value placement_json(Desk& desk, const std::optional<dossier::Placement>& placement);

}  // namespace phanbien::api
