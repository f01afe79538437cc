#include "engine/check/subject.hpp"

#include <algorithm>
#include <array>

#include "engine/statechart/interpreter.hpp"

namespace phanbien::check {

using statechart::root_state;
using statechart::StateIndex;
using statechart::StateKind;
using statechart::Transition;

Subject::Subject(const dossier::Workflow& workflow, const SampleOffice& office)
    : workflow_(workflow), office_(office), flow_(flow_of(workflow.chart())) {
    reached_ = reached_from(flow_, std::array{entered(root_state)});
    for (StateIndex index = 1; index < static_cast<StateIndex>(chart().states().size()); ++index) {
        states_.push_back(index);
        for (const auto& action : info(index).actions) {
            actions_.push_back({index, &action});
        }
        for (const auto& task : info(index).tasks) {
            tasks_.push_back({index, &task});
        }
        for (const auto& invoke : state(index).invokes) {
            routes_.push_back({index, &invoke});
        }
    }
}

bool Subject::reachable(StateIndex index) const {
    const auto vertex = state(index).is_history() ? entered(index) : active(index);
    return reached_[static_cast<std::size_t>(vertex)];
}

bool Subject::ended(StateIndex index) const {
    const auto around = with_ancestors(index);
    return std::ranges::any_of(around, [&](StateIndex it) { return info(it).ended; }) ||
           (state(index).kind == StateKind::final && state(index).parent == root_state);
}

bool Subject::transient(StateIndex index) const {
    const auto& own = state(index).transitions;
    return !own.empty() && info(index).tasks.empty() && info(index).actions.empty() &&
           std::ranges::all_of(own,
                               [&](int number) { return chart().transition(number).eventless(); });
}

bool Subject::open(StateIndex index) const {
    return state(index).kind == StateKind::atomic && reachable(index) && !ended(index) &&
           !transient(index);
}

std::vector<StateIndex> Subject::with_ancestors(StateIndex index) const {
    std::vector<StateIndex> out;
    for (auto it = index; it > root_state; it = state(it).parent) {
        out.push_back(it);
    }
    return out;
}

std::vector<StateIndex> Subject::leaves(StateIndex index) const {
    std::vector<StateIndex> out;
    for (auto leaf = index; leaf <= state(index).last_descendant; ++leaf) {
        if (state(leaf).is_atomic() && reachable(leaf)) {
            out.push_back(leaf);
        }
    }
    return out;
}

std::vector<const Transition*> Subject::taking(std::string_view event, StateIndex index) const {
    std::vector<const Transition*> out;
    for (const auto& transition : chart().transitions()) {
        if (statechart::matches(transition, event) &&
            may_be_active_together(chart(), transition.source, index)) {
            out.push_back(&transition);
        }
    }
    return out;
}

}  // namespace phanbien::check
