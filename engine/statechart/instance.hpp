// Instance: everything one run of a chart needs to go on after a restart, as a value with a JSON
// form: where it is, what it remembers, its data, what it waits for and what it has invoked. It
// exists only between macrosteps: the internal queue is empty there, so it is not part of it. Plain
// data; any thread.
#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <functional>
#include <list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/kernel/result.hpp"
#include "engine/statechart/chart.hpp"
#include "engine/statechart/event.hpp"

namespace phanbien::statechart {

inline constexpr int sessions_nested_max = 8;  // invoked in invoked in …

struct Invoked;

struct Instance {
    std::vector<std::string> configuration = {};  // all active states but the root, document order
    std::map<std::string, std::vector<std::string>> history = {};  // by id of the history state
    boost::json::object data = {};            // values by <data> id, facts left out
    std::set<std::string> entered_once = {};  // with late binding: whose data are initialised
    std::vector<DelayedSend> pending = {};    // in the order in which they were asked for
    std::list<Invoked> invoked = {};          // in the order in which they began
    std::string session_id = {};
    std::string parent = {};     // the session that invoked this one; empty: nobody did
    std::string invoke_id = {};  // under this id
    std::uint64_t macrosteps = 0;
    bool running = true;  // false: a top-level final state was reached; it stays in configuration

    bool operator==(const Instance&) const;
};

// What an <invoke> began: another session, or something outside known by its type.
struct Invoked {
    std::string id;
    std::string state;         // whose <invoke> it is
    std::size_t position = 0;  // which one of that state's
    std::string type = {};     // empty: another SCXML session
    std::string source = {};   // the name of its definition, or empty
    std::string content = {};  // its definition, or empty
    Instance session = {};     // of an SCXML session once it has started

    bool operator==(const Invoked&) const = default;
};

const Invoked* find_invoked(const Instance& instance, std::string_view id);

// Takes the delayed send away because it is delivered now; none: it was cancelled meanwhile.
std::optional<DelayedSend> take_pending(Instance& instance, std::uint64_t sequence);

// Members that are empty are left out, so that an instance at rest stays small.
boost::json::object to_json(const Instance& instance);

// The chart an invoked session runs, or null when its definition is not there.
using ChartOf = std::function<const Chart*(const Invoked&)>;

// Refuses what is not the JSON of an instance of this chart: unknown states, a configuration that
// no run can reach, unknown members. Members left out are empty, as in instances stored before they
// existed. Without `chart_of`, an instance with invoked sessions is refused.
Result<Instance> instance_from_json(const boost::json::value& json, const Chart& chart,
                                    const ChartOf& chart_of = {});

// Whether the ids are a full and consistent set of active states (SCXML 1.0 section 3.11): exactly
// one child of the root and of each active compound state, all children of each active parallel
// one, the parent of each, and nothing else.
bool is_legal(const Chart& chart, const std::vector<std::string>& configuration);

// Those of the active states that have no states inside, in their order; ids that the chart does
// not have are left out.
std::vector<std::string> leaves_of(const Chart& chart,
                                   const std::vector<std::string>& configuration);

// Whether the ids are what this history state could have remembered.
bool is_memory(const Chart& chart, const std::string& history_id,
               const std::vector<std::string>& ids);

}  // namespace phanbien::statechart
