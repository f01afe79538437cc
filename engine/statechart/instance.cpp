#include "engine/statechart/instance.hpp"

#include <algorithm>
#include <optional>
#include <utility>

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

}  // namespace

bool Instance::operator==(const Instance&) const = default;

const Invoked* find_invoked(const Instance& instance, std::string_view id) {
    const auto found = std::find_if(instance.invoked.begin(), instance.invoked.end(),
                                    [id](const Invoked& invoked) { return invoked.id == id; });
    return found == instance.invoked.end() ? nullptr : &*found;
}

std::optional<DelayedSend> take_pending(Instance& instance, std::uint64_t sequence) {
    const auto found =
        std::find_if(instance.pending.begin(), instance.pending.end(),
                     [sequence](const DelayedSend& send) { return send.sequence == sequence; });
    if (found == instance.pending.end()) {
        return std::nullopt;
    }
    auto taken = std::move(*found);
    instance.pending.erase(found);
    return taken;
}

bool is_memory(const Chart& chart, const std::string& history_id,
               const std::vector<std::string>& ids) {
    const auto history = chart.find(history_id);
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

std::vector<std::string> leaves_of(const Chart& chart,
                                   const std::vector<std::string>& configuration) {
    std::vector<std::string> leaves;
    for (const std::string& id : configuration) {
        if (const auto index = chart.find(id); index && chart.state(*index).is_atomic()) {
            leaves.push_back(id);
        }
    }
    return leaves;
}

}  // namespace phanbien::statechart
