#include "engine/check/flow.hpp"

#include <algorithm>
#include <span>

namespace phanbien::check {

using statechart::Chart;
using statechart::no_state;
using statechart::root_state;
using statechart::StateIndex;
using statechart::StateKind;
using statechart::Transition;

namespace {

constexpr std::string_view done_prefix = "done.state.";

// The innermost compound state (or the root) that stays active while the transition is taken
// (Appendix D, getTransitionDomain; an internal transition is treated as an external one here,
// which adds no way).
StateIndex domain_of(const Chart& chart, const Transition& transition) {
    auto domain = chart.state(transition.source).parent;
    while (domain > root_state && (chart.state(domain).kind == StateKind::parallel ||
                                   !std::ranges::all_of(transition.targets, [&](StateIndex target) {
                                       return chart.is_descendant(target, domain);
                                   }))) {
        domain = chart.state(domain).parent;
    }
    return std::max(domain, root_state);
}

class FlowBuilder {
  public:
    FlowBuilder(const Chart& chart, Memory memory) : chart_(chart), memory_(memory) {
        graph_.vertices = 2 * static_cast<int>(chart.states().size());
    }

    Graph build() {
        for (StateIndex state = root_state; state < graph_.vertices / 2; ++state) {
            add_state(state);
        }
        for (const auto& transition : chart_.transitions()) {
            add_transition(transition);
        }
        return std::move(graph_);
    }

  private:
    void add_state(StateIndex index) {
        const auto& state = chart_.state(index);
        if (state.is_history()) {
            if (memory_ == Memory::kept && state.initial) {
                enter(entered(index), state.initial->targets, state.parent);
            }
            return;
        }
        add(entered(index), active(index));
        if (index != root_state) {
            add(active(index), active(state.parent));
        }
        if (state.kind == StateKind::parallel) {
            for (const auto child : state.children) {
                add(entered(index), entered(child));
            }
        } else if (state.initial) {
            enter(entered(index), state.initial->targets, index);
        } else if (!state.children.empty()) {
            add(entered(index), entered(state.children.front()));
        }
    }

    void add_transition(const Transition& transition) {
        const auto domain = domain_of(chart_, transition);
        for (const auto origin : origins_of(transition)) {
            enter(origin, transition.targets, domain);
        }
    }

    std::vector<Vertex> origins_of(const Transition& transition) const {
        std::vector<Vertex> out;
        bool otherwise = transition.eventless();
        for (const auto& event : transition.events) {
            const auto done = done_state_of(chart_, event);
            otherwise = otherwise || done == no_state;
            if (done != no_state) {
                for (const auto final : finals_of(chart_, done)) {
                    out.push_back(active(final));
                }
            }
        }
        if (otherwise) {
            out.push_back(active(transition.source));
        }
        return out;
    }

    // The targets, and those regions of parallel states on the way to them that are entered by
    // default.
    void enter(Vertex from, std::span<const StateIndex> targets, StateIndex domain) {
        for (const auto target : targets) {
            add(from, entered(target));
            for (auto above = chart_.state(target).parent; above > domain;
                 above = chart_.state(above).parent) {
                if (chart_.state(above).kind != StateKind::parallel) {
                    continue;
                }
                for (const auto region : chart_.state(above).children) {
                    if (std::ranges::none_of(targets, [&](StateIndex it) {
                            return is_inside_or_same(chart_, it, region);
                        })) {
                        add(from, entered(region));
                    }
                }
            }
        }
    }

    void add(Vertex from, Vertex to) { graph_.edges.push_back({from, to}); }

    const Chart& chart_;
    Memory memory_;
    Graph graph_;
};

}  // namespace

Graph flow_of(const Chart& chart, Memory memory) {
    return FlowBuilder(chart, memory).build();
}

StateIndex done_state_of(const Chart& chart, std::string_view event) {
    if (!event.starts_with(done_prefix)) {
        return no_state;
    }
    return chart.find(event.substr(done_prefix.size())).value_or(no_state);
}

std::vector<StateIndex> finals_of(const Chart& chart, StateIndex state) {
    std::vector<StateIndex> out;
    for (const auto child : chart.state(state).children) {
        if (chart.state(state).kind == StateKind::parallel) {
            std::ranges::copy(finals_of(chart, child), std::back_inserter(out));
        } else if (chart.state(child).kind == StateKind::final) {
            out.push_back(child);
        }
    }
    return out;
}

bool may_be_active_together(const Chart& chart, StateIndex one, StateIndex other) {
    if (is_inside_or_same(chart, one, other) || is_inside_or_same(chart, other, one)) {
        return true;
    }
    auto shared = chart.state(one).parent;
    while (shared > root_state && !chart.is_descendant(other, shared)) {
        shared = chart.state(shared).parent;
    }
    return shared > root_state && chart.state(shared).kind == StateKind::parallel;
}

bool is_inside_or_same(const Chart& chart, StateIndex inner, StateIndex outer) {
    return inner == outer || chart.is_descendant(inner, outer);
}

}  // namespace phanbien::check
