// The statechart instance inside a Moved event, read back while folding. Folding knows no chart, so
// legality is not asked here but where a step is about to be taken (procedure.cpp). Of what an
// instance may hold, a dossier's has nothing invoked and nobody who invoked it: a procedure's
// definition with <invoke> is refused (Workflow::read).
// Pure; any thread.
#pragma once

#include <boost/json/object.hpp>

#include "engine/statechart/instance.hpp"

namespace phanbien::dossier {

// Reads what statechart::to_json wrote; what is missing or malformed stays empty.
statechart::Instance instance_from_value(const boost::json::object& value);

}  // namespace phanbien::dossier
