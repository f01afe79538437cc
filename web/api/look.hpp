// DossierLook: a dossier as it is shown to one person: as it is now, or as it was at a moment. What
// is now and what was then are written by the same functions; each is in the file of its resource
// and writes one schema of schemas/openapi.yaml. Of the past a person sees what they may see now.
// One thread (it reads from a desk); everything in it must outlive it.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "web/api/call.hpp"
#include "web/api/opinion_slice.hpp"
#include "web/api/summaries.hpp"

namespace phanbien::api {

enum class Tense {
    now,
    past,  // nothing can be done any more
};

struct DossierLook {
    Desk& desk;
    const OpenDossier& open;
    const people::Actor& actor;
    const calendar::Calendars& calendars;  // in force at that time
    Instant at;
    Tense tense = Tense::now;

    Date today() const { return vietnam_day(at); }
    Shown shown() const { return {desk, calendars, today()}; }
};

DossierLook look_now(Call& call, const OpenDossier& open, const people::Actor& actor);

boost::json::object dossier_json(const DossierLook& look);
boost::json::object dossier_procedure_json(const DossierLook& look,
                                           const runtime::WorkflowShelf& workflows);
boost::json::array route_runs_json(const DossierLook& look);

// Each refuses whoever may not read that part. Those with an item for every opinion are JSON text:
// a campaign has a hundred thousand, and the values of all of them at once would take ten times its
// room.
Result<std::string> opinions_text(const DossierLook& look, const OpinionSlice& slice = {});
Result<boost::json::object> recommendations_json(const DossierLook& look);
Result<std::string> obligations_text(const DossierLook& look, runtime::AlignmentShelf& alignments,
                                     const OpinionSlice& slice = {});

}  // namespace phanbien::api
