// Mapping: how the parts of a running dossier are called in another version of its procedure.
//
// A person writes it (schemas/migration.md has the form). Nothing is ever matched because two ids
// happen to be equal: what is not named here and not covered by an explicit "same_ids" makes the
// migration refuse. Plain values; any thread.
#pragma once

#include <boost/json/object.hpp>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/dossier/workflow.hpp"
#include "engine/kernel/result.hpp"

namespace phanbien::dossier {

inline constexpr std::size_t mapping_entries_max = 5'000;  // of each kind
inline constexpr std::size_t mapping_targets_max = 100;    // of one state

// By old id; an empty list or text: given up on purpose.
using StateMapping = std::map<std::string, std::vector<std::string>, std::less<>>;
using NameMapping = std::map<std::string, std::string, std::less<>>;

struct Mapping {
    std::string procedure;  // the definition's id; empty: said elsewhere
    std::string from;       // version or content hash; empty: whatever the dossier is pinned to
    std::string to;         // version or content hash; empty: the one in use
    std::string reason;     // why, for the history
    std::set<std::string, std::less<>> same_ids;  // of "states", "data", "tasks", "sends"
    StateMapping states;                          // history states, too
    NameMapping data;
    NameMapping tasks;
    NameMapping sends;            // by the name of the event that waits
    NameMapping events;           // for four eyes: who did the old one did the new one
    boost::json::object initial;  // values of data that only the new version has

    // The new ids; nothing when the mapping does not say.
    std::optional<std::vector<std::string>> states_for(std::string_view id,
                                                       const Workflow& to_workflow) const;
    std::optional<std::string> data_for(std::string_view id, const Workflow& to_workflow) const;
    std::optional<std::string> task_for(std::string_view id, const Workflow& to_workflow) const;
    std::optional<std::string> send_for(std::string_view event, const Workflow& to_workflow) const;

    bool operator==(const Mapping&) const = default;
};

// Reads {"from": …, "to": …, "states": {"a": "b", "c": ["d", "e"], "f": null}, …}. `pointer` is
// where it stands in the request.
Result<Mapping> mapping_from_json(const boost::json::value& value, std::string pointer = "");

// Whether every id on the left is of the old definition and every one on the right of the new one:
// every mistake with its place. What a dossier needs of it is asked in migration.hpp.
Result<void> check_mapping(const Mapping& mapping, const Workflow& from, const Workflow& to);

// Whether a mapping's "from" or "to" means this definition.
bool names_definition(std::string_view version_or_hash, const Workflow& workflow);

}  // namespace phanbien::dossier
