// Answers' traces and objections as JSON: schemas TracedChange, Objection and Outcome of
// schemas/openapi.yaml. One thread (it reads from a desk).
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "web/api/look.hpp"

namespace phanbien::api {

boost::json::value change_or_null(Desk& desk, const std::optional<dossier::TracedChange>& change);
boost::json::object objection_json(Desk& desk, const OpenDossier& open,
                                   const dossier::Objection& objection);
// The objections to what was answered to one opinion.
boost::json::array objections_of(Desk& desk, const OpenDossier& open, const OpinionId& opinion);

// What became of an opinion, for whoever gave it: the published answer, and until when one may
// object. Null while nothing was answered.
boost::json::value outcome_or_null(const DossierLook& look, const dossier::Opinion& opinion);

}  // namespace phanbien::api
