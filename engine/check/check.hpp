// check: holds a definition against every rule before anybody works by it.
//
// A definition is text from outside. What cannot be read gives findings of the rules "not-scxml"
// (the statechart) or "unreadable" (our own elements); what can be read is held against the table
// of rules.hpp. Pure and bounded by the size of the definition; any thread. An untrusted definition
// is checked in a process of its own (adapters/cli).
#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/check/finding.hpp"
#include "engine/check/sample_office.hpp"

namespace phanbien::check {

struct DefinitionText {
    std::string file_name;  // as findings name it
    std::string xml;
};

// Sorted by line, errors before warnings.
std::vector<Finding> check_definition(const DefinitionText& definition, const SampleOffice& office);

// Each by itself, in the order given, and whether two of them claim one id and version.
std::vector<Finding> check_definitions(std::span<const DefinitionText> definitions,
                                       const SampleOffice& office);

// One that has been read already.
std::vector<Finding> check_workflow(const dossier::Workflow& workflow, const SampleOffice& office);

// The refusal of a definition with errors, code "workflow.unproven"; nothing when it has none. Its
// fields are the errors, with pointer "file:line".
std::optional<Problem> refusal(const dossier::Workflow& workflow, const SampleOffice& office);

}  // namespace phanbien::check
