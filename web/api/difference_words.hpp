// What differs between two moments of a dossier, in words: schema Difference of
// schemas/openapi.yaml. One thread (it reads from a desk).
#pragma once

#include <boost/json/array.hpp>
#include <vector>

#include "engine/dossier/differences.hpp"
#include "web/api/look.hpp"

namespace phanbien::api {

// Only what this person may read, with the names of the time each value is of.
boost::json::array differences_json(const std::vector<dossier::Difference>& differences,
                                    const DossierLook& before, const DossierLook& after);

// The erasures among these events: what is gone by law is gone from both moments, and only they
// tell of it.
boost::json::array erasures_json(const DossierLook& after, const dossier::EventWalk& between);

}  // namespace phanbien::api
