// The small JSON members that many resources share. Each function writes one schema of
// schemas/openapi.yaml and is named after it. One thread (it reads from a desk).
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <optional>
#include <span>
#include <string_view>

#include "web/api/desk.hpp"

namespace phanbien::api {

boost::json::object label(const dossier::Label& label);
boost::json::value label_or_null(const dossier::Label& label);
boost::json::object named(std::string_view id, const dossier::Label& label);
boost::json::value date_or_null(const std::optional<Date>& day);
boost::json::value instant_or_null(const std::optional<Instant>& at);
boost::json::object organisation_ref(Desk& desk, const OrganisationId& id);
boost::json::object organisation_json(const people::Organisation& organisation);
boost::json::object person(Desk& desk, const AccountId& id);
boost::json::object file_ref(const dossier::FileRef& file);
boost::json::object provision_ref(const dossier::ProvisionRef& provision);
boost::json::array roles(std::span<const std::string> ids, const dossier::Workflow& workflow);
boost::json::array states(std::span<const std::string> ids, const dossier::Workflow& workflow);

// The sentence with each "{org:<id>}" replaced by that organisation's name.
dossier::Label with_names(Desk& desk, const dossier::Label& label);
// The same for all sentences of a refusal, and whether there is anything to replace: most refusals
// need no desk.
Problem with_names(Desk& desk, Problem problem);
bool names_organisations(const Problem& problem);

}  // namespace phanbien::api
