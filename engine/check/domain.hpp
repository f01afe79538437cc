// Domain: the values a variable of a guard can have, as far as the definition declares them, so
// that all combinations can be tried.
//
// Flags and choices are finite. Of numbers and texts those are taken that can make a difference:
// the constants they are compared with and their neighbours. Pure; any thread.
#pragma once

#include <boost/json/value.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/check/variable.hpp"
#include "engine/dossier/workflow.hpp"

namespace phanbien::check {

struct TypedVariable {
    std::optional<dossier::DataType> type = std::nullopt;  // nothing: not known
    std::string list = {};                                 // of a choice
    std::vector<std::string> values = {};  // of a choice that no list of the definition has
    std::optional<boost::json::value> initial = std::nullopt;  // where it can still be that
    bool may_be_absent = false;                                // an optional field left empty
    std::optional<std::int64_t> min = std::nullopt;
    std::optional<std::int64_t> max = std::nullopt;
};

// Of a <data> by its pb:fact or pb:type; without them by its first value, when that is a flag or a
// number. Nothing when no <data> has this id.
std::optional<TypedVariable> typed_data(const dossier::Workflow& workflow, std::string_view id);
TypedVariable typed_field(const dossier::Field& field);

// An absent value is a member that the event does not have.
using Sample = std::optional<boost::json::value>;
struct Domain {
    std::vector<Sample> samples;
    bool declared = true;  // false: guessed from the constants alone
};

Domain domain_of(const TypedVariable& variable, const dossier::Workflow& workflow,
                 std::span<const statechart::Constant> compared_with);

}  // namespace phanbien::check
