#include "engine/check/subject.hpp"

#include <algorithm>
#include <array>

namespace phanbien::check {

using statechart::root_state;
using statechart::StateIndex;
using statechart::StateKind;

Subject::Subject(const dossier::Workflow& workflow, const SampleOffice& office)
    : workflow_(workflow), office_(office), flow_(flow_of(workflow.chart())) {
    reached_ = reached_from(flow_, std::array{entered(root_state)});
    for (StateIndex index = 1; index < static_cast<StateIndex>(chart().states().size()); ++index) {
        states_.push_back(index);
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

std::vector<PlacedAction> actions_of(const Subject& subject) {
    std::vector<PlacedAction> out;
    for (const auto index : subject.states()) {
        for (const auto& action : subject.info(index).actions) {
            out.push_back({index, &action});
        }
    }
    return out;
}

std::vector<PlacedTask> tasks_of(const Subject& subject) {
    std::vector<PlacedTask> out;
    for (const auto index : subject.states()) {
        for (const auto& task : subject.info(index).tasks) {
            out.push_back({index, &task});
        }
    }
    return out;
}

}  // namespace phanbien::check
