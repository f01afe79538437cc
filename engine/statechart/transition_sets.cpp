#include "engine/statechart/transition_sets.hpp"

namespace phanbien::statechart {

namespace {

bool all_inside(const Chart& chart, const StateList& states, StateIndex outer) {
    return std::all_of(states.begin(), states.end(),
                       [&](StateIndex state) { return chart.is_descendant(state, outer); });
}

// The innermost compound ancestor of `source` that holds all targets; the root at last.
StateIndex common_compound_ancestor(const Chart& chart, StateIndex source,
                                    const StateList& targets) {
    StateIndex ancestor = chart.state(source).parent;
    while (ancestor != root_state) {
        if (chart.state(ancestor).kind == StateKind::compound &&
            all_inside(chart, targets, ancestor)) {
            return ancestor;
        }
        ancestor = chart.state(ancestor).parent;
    }
    return root_state;
}

// Both leave an active state inside the inner domain when one domain lies inside the other: each
// domain holds something active, its source or, when it is the source, a child of it.
bool leave_common_state(const Chart& chart, StateIndex one, StateIndex other) {
    if (one == no_state || other == no_state) {
        return false;
    }
    return one == other || chart.is_descendant(one, other) || chart.is_descendant(other, one);
}

class EntryCollector {
  public:
    EntryCollector(const Chart& chart, const HistoryValue& history)
        : chart_(chart), history_(history) {}

    void add_descendants(StateIndex index) {
        const State& state = chart_.state(index);
        if (state.is_history()) {
            add_history(state, index);
            return;
        }
        set_.states.insert(index);
        if (state.kind == StateKind::compound) {
            set_.for_default_entry.insert(index);
            add_all(state.initial->targets, index);
        } else if (state.kind == StateKind::parallel) {
            add_missing_children(index);
        }
    }

    void add_ancestors(StateIndex index, StateIndex below) {
        for (StateIndex at = chart_.state(index).parent; at != below && at != root_state;
             at = chart_.state(at).parent) {
            set_.states.insert(at);
            if (chart_.state(at).kind == StateKind::parallel) {
                add_missing_children(at);
            }
        }
    }

    EntrySet take() { return std::move(set_); }

  private:
    template <class Targets>
    void add_all(const Targets& targets, StateIndex below) {
        for (const StateIndex target : targets) {
            add_descendants(target);
        }
        for (const StateIndex target : targets) {
            add_ancestors(target, below);
        }
    }

    void add_history(const State& state, StateIndex index) {
        if (const auto past = history_.find(index); past != history_.end()) {
            add_all(past->second, state.parent);
            return;
        }
        set_.history_content[state.parent] = &state.initial->content;
        add_all(state.initial->targets, state.parent);
    }

    // Once per parallel state: after it every region has been entered, and none is left again.
    // (Three thousand targets in one parallel state would look through its regions three thousand
    // times.)
    void add_missing_children(StateIndex index) {
        if (completed_.contains(index)) {
            return;
        }
        completed_.insert(index);
        const State& parallel = chart_.state(index);
        for (const StateIndex child : parallel.children) {
            const auto [first, last] = set_.states.inside(chart_, child);
            if (first == last) {
                add_descendants(child);
            }
        }
    }

    const Chart& chart_;
    const HistoryValue& history_;
    EntrySet set_;
    StateSet completed_;
};

}  // namespace

bool is_in_final_state(const Chart& chart, const StateSet& configuration, StateIndex index) {
    const State& state = chart.state(index);
    const auto holds = [&](StateIndex child) {
        return state.kind == StateKind::compound
                   ? chart.state(child).kind == StateKind::final && configuration.contains(child)
                   : is_in_final_state(chart, configuration, child);
    };
    if (state.kind == StateKind::compound) {
        return std::any_of(state.children.begin(), state.children.end(), holds);
    }
    return state.kind == StateKind::parallel &&
           std::all_of(state.children.begin(), state.children.end(), holds);
}

StateList effective_targets(const Chart& chart, const Transition& transition,
                            const HistoryValue& history) {
    StateList targets;
    const auto add = [&targets](const StateList& more) {
        targets.insert(targets.end(), more.begin(), more.end());
    };
    for (const StateIndex target : transition.targets) {
        const State& state = chart.state(target);
        if (!state.is_history()) {
            targets.push_back(target);
        } else if (const auto past = history.find(target); past != history.end()) {
            add(past->second);
        } else {
            add(effective_targets(chart, *state.initial, history));
        }
    }
    return targets;
}

StateIndex transition_domain(const Chart& chart, const Transition& transition,
                             const HistoryValue& history) {
    if (transition.fixed_domain) {
        return *transition.fixed_domain;
    }
    if (transition.targets.empty()) {
        return no_state;
    }
    if (transition.source == root_state) {
        return root_state;  // the document's initial transition
    }
    const auto targets = effective_targets(chart, transition, history);
    if (transition.internal && chart.state(transition.source).kind == StateKind::compound &&
        all_inside(chart, targets, transition.source)) {
        return transition.source;
    }
    return common_compound_ancestor(chart, transition.source, targets);
}

StateSet exit_set(const Chart& chart, const TransitionList& transitions, const Position& position) {
    StateSet left;
    for (const Transition* transition : transitions) {
        const StateIndex domain = transition_domain(chart, *transition, position.history);
        if (domain == no_state) {
            continue;
        }
        const auto [first, last] = position.configuration.inside(chart, domain);
        std::for_each(first, last, [&left](StateIndex state) { left.insert(state); });
    }
    return left;
}

EntrySet entry_set(const Chart& chart, const TransitionList& transitions,
                   const HistoryValue& history) {
    EntryCollector collector(chart, history);
    for (const Transition* transition : transitions) {
        if (transition->targets.empty()) {
            continue;
        }
        for (const StateIndex target : transition->targets) {
            collector.add_descendants(target);
        }
        const StateIndex domain = transition_domain(chart, *transition, history);
        for (const StateIndex target : effective_targets(chart, *transition, history)) {
            collector.add_ancestors(target, domain);
        }
    }
    return collector.take();
}

TransitionList without_conflicts(const Chart& chart, const TransitionList& enabled,
                                 const Position& position) {
    if (enabled.size() < 2) {
        return enabled;
    }
    struct Kept {
        const Transition* transition;
        StateIndex domain;
    };
    boost::container::small_vector<Kept, 4> kept;
    for (const Transition* candidate : enabled) {
        const StateIndex domain = transition_domain(chart, *candidate, position.history);
        const auto conflicts = [&](const Kept& other) {
            return leave_common_state(chart, other.domain, domain);
        };
        const auto preempts = [&](const Kept& other) {
            return chart.is_descendant(candidate->source, other.transition->source);
        };
        const bool preempted = std::any_of(kept.begin(), kept.end(), [&](const Kept& other) {
            return conflicts(other) && !preempts(other);
        });
        if (!preempted) {
            kept.erase(std::remove_if(kept.begin(), kept.end(), conflicts), kept.end());
            kept.push_back({candidate, domain});
        }
    }
    TransitionList list;
    for (const Kept& entry : kept) {
        list.push_back(entry.transition);
    }
    return list;
}

}  // namespace phanbien::statechart
