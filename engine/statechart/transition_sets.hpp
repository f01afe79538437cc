// The set calculations of SCXML 1.0 Appendix D: which states a set of transitions leaves and
// enters, and which transitions cannot be taken together. Pure functions; the names are the
// appendix's.
#pragma once

#include "engine/statechart/chart.hpp"
#include "engine/statechart/state_set.hpp"

namespace phanbien::statechart {

using HistoryValue = StateMap<StateList>;
using TransitionList = boost::container::small_vector<const Transition*, 4>;

// What a configuration is and what it remembers.
struct Position {
    StateSet configuration;  // without the root
    HistoryValue history;
};

struct EntrySet {
    StateSet states;
    StateSet for_default_entry;              // whose initial content runs
    StateMap<const Block*> history_content;  // by the parent of the history state
};

bool is_in_final_state(const Chart& chart, const StateSet& configuration, StateIndex state);

// Where a history state was or begins, the other targets as they are.
StateList effective_targets(const Chart& chart, const Transition& transition,
                            const HistoryValue& history);
// The state whose descendants the transition leaves; no_state for a targetless one.
StateIndex transition_domain(const Chart& chart, const Transition& transition,
                             const HistoryValue& history);
StateSet exit_set(const Chart& chart, const TransitionList& transitions, const Position& position);
EntrySet entry_set(const Chart& chart, const TransitionList& transitions,
                   const HistoryValue& history);
// Of two that leave a common state, the one whose source lies deeper wins, else the earlier. All
// are enabled: their sources are active.
TransitionList without_conflicts(const Chart& chart, const TransitionList& enabled,
                                 const Position& position);

}  // namespace phanbien::statechart
