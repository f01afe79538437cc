// Instance: everything one run of a chart needs to go on after a restart, as a value with a JSON
// form. It exists only between macrosteps: the internal queue is empty there, so it is not part of
// it. Plain data; any thread.
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/kernel/result.hpp"
#include "engine/statechart/chart.hpp"

namespace phanbien::statechart {

struct Instance {
    std::vector<std::string> configuration = {};  // all active states but the root, document order
    std::map<std::string, std::vector<std::string>> history = {};  // by id of the history state
    boost::json::object data = {};            // values by <data> id, facts left out
    std::set<std::string> entered_once = {};  // with late binding: whose data are initialised
    std::string session_id = {};
    std::uint64_t macrosteps = 0;
    bool running = true;  // false: a top-level final state was reached; it stays in configuration

    bool operator==(const Instance&) const = default;
};

boost::json::object to_json(const Instance& instance);

// Refuses what is not the JSON of an instance of this chart: unknown states, a configuration that
// no run can reach, unknown members.
Result<Instance> instance_from_json(const boost::json::value& json, const Chart& chart);

// Whether the ids are a full and consistent set of active states (SCXML 1.0 section 3.11): exactly
// one child of the root and of each active compound state, all children of each active parallel
// one, the parent of each, and nothing else.
bool is_legal(const Chart& chart, const std::vector<std::string>& configuration);

}  // namespace phanbien::statechart
