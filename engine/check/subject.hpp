// Subject: a definition under check, with what several rules want to know about it, worked out
// once. Immutable after construction; outlives none of what it refers to. One thread.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/check/flow.hpp"
#include "engine/check/sample_office.hpp"
#include "engine/dossier/workflow.hpp"

namespace phanbien::check {

// An action with the state in which it may be done.
struct PlacedAction {
    statechart::StateIndex state;
    const dossier::Action* action;
};

struct PlacedTask {
    statechart::StateIndex state;
    const dossier::Task* task;
};

// An approval route that is begun when the state is entered.
struct PlacedRoute {
    statechart::StateIndex state;
    const statechart::Invoke* invoke;
};

class Subject {
  public:
    Subject(const dossier::Workflow& workflow, const SampleOffice& office);

    const dossier::Workflow& workflow() const { return workflow_; }
    const statechart::Chart& chart() const { return workflow_.chart(); }
    const SampleOffice& office() const { return office_; }
    const Graph& flow() const { return flow_; }

    // All states but the root, in document order.
    const std::vector<statechart::StateIndex>& states() const { return states_; }
    const statechart::State& state(statechart::StateIndex index) const {
        return chart().state(index);
    }
    // In document order.
    const std::vector<PlacedAction>& actions() const { return actions_; }
    const std::vector<PlacedTask>& tasks() const { return tasks_; }
    const std::vector<PlacedRoute>& routes() const { return routes_; }
    const dossier::StateInfo& info(statechart::StateIndex index) const {
        return *workflow_.state(state(index).id);
    }

    // Whether some run enters the state; guards are left out of account.
    bool reachable(statechart::StateIndex index) const;
    // The state is a way for a dossier to have ended: final at the top, or pb:ended in it or above.
    bool ended(statechart::StateIndex index) const;
    // Passed through at once: it has no task or action of its own and eventless transitions only.
    bool transient(statechart::StateIndex index) const;
    // A dossier can rest in it and somebody has to do something: atomic, reachable, none of the
    // above, not final.
    bool open(statechart::StateIndex index) const;

    // The state itself and those around it, from inside out, without the root.
    std::vector<statechart::StateIndex> with_ancestors(statechart::StateIndex index) const;
    // The reachable atomic states among the state itself and those in it.
    std::vector<statechart::StateIndex> leaves(statechart::StateIndex index) const;
    // The transitions that take the event in some configuration that holds the state.
    std::vector<const statechart::Transition*> taking(std::string_view event,
                                                      statechart::StateIndex state) const;

  private:
    const dossier::Workflow& workflow_;
    const SampleOffice& office_;
    Graph flow_;
    std::vector<bool> reached_;  // by vertex of flow_
    std::vector<statechart::StateIndex> states_;
    std::vector<PlacedAction> actions_;
    std::vector<PlacedTask> tasks_;
    std::vector<PlacedRoute> routes_;
};

}  // namespace phanbien::check
