// A procedure's definition as JSON: its words, fields, creations and the chart that the page draws.
// Each function writes one schema of schemas/openapi.yaml and is named after it. Pure; any thread.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <span>
#include <string_view>

#include "engine/dossier/workflow.hpp"
#include "engine/people/people.hpp"

namespace phanbien::api {

std::string_view name_of(dossier::DataType type);

boost::json::object procedure_ref(const dossier::Workflow& workflow);
boost::json::object counterpart_json(const dossier::Counterpart& counterpart);
boost::json::array fields_json(std::span<const dossier::Field> fields,
                               const dossier::Workflow& workflow);
// How this person may start a dossier.
boost::json::array creations_json(const dossier::Workflow& workflow, const people::Actor& actor);
boost::json::object procedure_json(const dossier::Workflow& workflow, const people::Actor& actor);

}  // namespace phanbien::api
