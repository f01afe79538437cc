// What a person may plausibly fill in: the fields of an action or a creation, in several ways.
#pragma once

#include <boost/json/object.hpp>
#include <vector>

#include "engine/dossier/command.hpp"
#include "engine/dossier/dossier.hpp"
#include "engine/dossier/workflow.hpp"

namespace phanbien::workflows {

// All that is asked for, then only what is required; each flag alone; each item of each choice; the
// ends of each number's range. Every one of them is valid.
std::vector<boost::json::object> fillings(const std::vector<dossier::Field>& fields,
                                          const dossier::Workflow& workflow, Date today);

// The ways to use a command with data of its own in this dossier, such as each answer there is to
// give; few, so that a walk ends.
std::vector<dossier::CommandBody> data_commands(std::string_view event,
                                                const dossier::Dossier& dossier,
                                                const dossier::Workflow& workflow);

}  // namespace phanbien::workflows
