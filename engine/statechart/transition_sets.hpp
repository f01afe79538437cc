// The set calculations of SCXML 1.0 Appendix D: which states a set of transitions leaves and
// enters, and which transitions cannot be taken together. Pure functions; the names are the
// appendix's.
#pragma once

#include <algorithm>
#include <map>
#include <vector>

#include "engine/statechart/chart.hpp"

namespace phanbien::statechart {

// States in document order, each once.
class StateSet {
  public:
    void insert(StateIndex state) {
        const auto at = std::lower_bound(states_.begin(), states_.end(), state);
        if (at == states_.end() || *at != state) {
            states_.insert(at, state);
        }
    }
    void erase(StateIndex state) { std::erase(states_, state); }
    bool contains(StateIndex state) const {
        return std::binary_search(states_.begin(), states_.end(), state);
    }
    bool intersects(const StateSet& other) const {
        return std::any_of(states_.begin(), states_.end(),
                           [&other](StateIndex state) { return other.contains(state); });
    }
    bool empty() const { return states_.empty(); }
    auto begin() const { return states_.begin(); }
    auto end() const { return states_.end(); }
    auto rbegin() const { return states_.rbegin(); }
    auto rend() const { return states_.rend(); }

    bool operator==(const StateSet&) const = default;

  private:
    std::vector<StateIndex> states_;
};

using HistoryValue = std::map<StateIndex, std::vector<StateIndex>>;
using TransitionList = std::vector<const Transition*>;

// What a configuration is and what it remembers.
struct Position {
    StateSet configuration;  // without the root
    HistoryValue history;
};

struct EntrySet {
    StateSet states;
    StateSet for_default_entry;                          // whose initial content runs
    std::map<StateIndex, const Block*> history_content;  // by the parent of the history state
};

bool is_in_final_state(const Chart& chart, const StateSet& configuration, StateIndex state);

// Where a history state was or begins, the other targets as they are.
std::vector<StateIndex> effective_targets(const Chart& chart, const Transition& transition,
                                          const HistoryValue& history);
// The state whose descendants the transition leaves; no_state for a targetless one.
StateIndex transition_domain(const Chart& chart, const Transition& transition,
                             const HistoryValue& history);
StateSet exit_set(const Chart& chart, const TransitionList& transitions, const Position& position);
EntrySet entry_set(const Chart& chart, const TransitionList& transitions,
                   const HistoryValue& history);
// Of two that leave a common state, the one whose source lies deeper wins, else the earlier.
TransitionList without_conflicts(const Chart& chart, const TransitionList& enabled,
                                 const Position& position);

}  // namespace phanbien::statechart
