#include "engine/statechart/instance.hpp"

#include <algorithm>
#include <boost/json/value_from.hpp>
#include <limits>
#include <optional>

#include "engine/kernel/json.hpp"
#include "engine/statechart/transition_sets.hpp"

namespace phanbien::statechart {

namespace {

// The states with these ids, or nothing when one is unknown, a history state or named twice.
std::optional<StateSet> states_of(const Chart& chart, const std::vector<std::string>& ids) {
    StateSet states;
    for (const std::string& id : ids) {
        const auto found = chart.find(id);
        if (!found || chart.state(*found).is_history() || states.contains(*found)) {
            return std::nullopt;
        }
        states.insert(*found);
    }
    return states;
}

bool is_consistent(const Chart& chart, const StateSet& states, StateIndex index) {
    const State& state = chart.state(index);
    const auto active = std::count_if(state.children.begin(), state.children.end(),
                                      [&](StateIndex child) { return states.contains(child); });
    if (state.kind == StateKind::parallel) {
        return active == static_cast<std::ptrdiff_t>(state.children.size());
    }
    return state.children.empty() || active == 1;
}

// Whether the ids are what the history state could have remembered.
bool is_memory(const Chart& chart, const std::string& id, const std::vector<std::string>& ids) {
    const auto history = chart.find(id);
    if (!history || !chart.state(*history).is_history()) {
        return false;
    }
    const StateIndex scope = chart.state(*history).parent;
    const bool deep = chart.state(*history).kind == StateKind::deep_history;
    const auto states = states_of(chart, ids);
    return states && !states->empty() &&
           std::all_of(states->begin(), states->end(), [&](StateIndex state) {
               return deep ? chart.is_descendant(state, scope) && chart.state(state).is_atomic()
                           : chart.state(state).parent == scope;
           });
}

void read_history(ObjectReader& in, const Chart& chart, Instance& instance) {
    const auto* object = in.member("history").if_object();
    if (object == nullptr) {
        in.complain("history", "Phải là một đối tượng.", "Must be an object.");
        return;
    }
    for (const auto& [id, value] : *object) {
        auto& states = instance.history[id];
        if (const auto* list = value.if_array()) {
            for (const auto& item : *list) {
                states.emplace_back(item.is_string() ? item.get_string() : "");
            }
        }
        if (!is_memory(chart, id, states)) {
            in.complain("history", "Ký ức không hợp với quy trình: " + std::string(id),
                        "Not a memory of this chart: " + std::string(id));
        }
    }
}

void read_data(ObjectReader& in, const Chart& chart, Instance& instance) {
    const auto* object = in.member("data").if_object();
    if (object == nullptr) {
        in.complain("data", "Phải là một đối tượng.", "Must be an object.");
        return;
    }
    instance.data = *object;
    for (const auto& member : *object) {
        const bool fact =
            std::any_of(chart.data().begin(), chart.data().end(), [&](const DataItem& item) {
                return item.id == std::string_view(member.key()) && item.is_fact();
            });
        if (fact) {
            in.complain("data", "Dữ kiện không được lưu: " + std::string(member.key()),
                        "A fact is not stored: " + std::string(member.key()));
        }
    }
}

}  // namespace

boost::json::object to_json(const Instance& instance) {
    return {{"configuration", boost::json::value_from(instance.configuration)},
            {"history", boost::json::value_from(instance.history)},
            {"data", instance.data},
            {"entered_once", boost::json::value_from(instance.entered_once)},
            {"session_id", instance.session_id},
            {"macrosteps", static_cast<std::int64_t>(instance.macrosteps)},
            {"running", instance.running}};
}

Result<Instance> instance_from_json(const boost::json::value& json, const Chart& chart) {
    ObjectReader in(json, "");
    Instance instance;
    instance.configuration = in.texts("configuration", chart.states().size());
    instance.session_id = in.optional_text("session_id");
    instance.macrosteps = static_cast<std::uint64_t>(
        in.integer("macrosteps", 0, std::numeric_limits<std::int64_t>::max()));
    instance.running = in.flag("running", true);
    for (auto& id : in.texts("entered_once", chart.states().size())) {
        if (!chart.find(id)) {
            in.complain("entered_once", "Không có trạng thái " + id, "No such state: " + id);
        }
        instance.entered_once.insert(std::move(id));
    }
    read_history(in, chart, instance);
    read_data(in, chart, instance);
    const bool never_began = !instance.running && instance.configuration.empty();
    if (!never_began && !is_legal(chart, instance.configuration)) {
        in.complain("configuration", "Không phải một cấu hình của quy trình này.",
                    "Not a configuration of this chart.");
    }
    if (auto problem = in.finish()) {
        return *std::move(problem);
    }
    return instance;
}

bool is_legal(const Chart& chart, const std::vector<std::string>& configuration) {
    const auto states = states_of(chart, configuration);
    if (!states || !is_consistent(chart, *states, root_state)) {
        return false;
    }
    return std::all_of(states->begin(), states->end(), [&](StateIndex index) {
        const StateIndex parent = chart.state(index).parent;
        return is_consistent(chart, *states, index) &&
               (parent == root_state || states->contains(parent));
    });
}

}  // namespace phanbien::statechart
