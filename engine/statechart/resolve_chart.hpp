// ChartResolver: the second pass over a chart, once all states are known: ids, targets, initial
// states, history, and the syntax of every expression. Mistakes go to the XmlSource.
// One thread at a time; used only while a Chart is read.
#pragma once

#include <string>
#include <vector>

#include "engine/statechart/chart.hpp"
#include "engine/statechart/data_model.hpp"
#include "engine/statechart/xml_source.hpp"

namespace phanbien::statechart {

// Targets as written, waiting for all states to be known.
struct PendingTargets {
    StateIndex initial_of;  // whose initial or history default this is, or no_state
    int transition;         // or the transition
    std::vector<std::string> ids;
    int line;
};

class ChartResolver {
  public:
    ChartResolver(XmlSource& source, Chart& chart, const ReadOptions& options)
        : source_(source), chart_(chart), options_(options) {}

    void resolve(const std::vector<PendingTargets>& pending);

  private:
    void settle_kinds();
    void index_ids();
    void prepare_steps();
    void resolve_targets(const PendingTargets& pending);
    void settle_initial(State& state, StateIndex index);
    void check_initial(const State& state, StateIndex index);
    void check_compatible(const std::vector<StateIndex>& targets, int line);
    void check_data(DataModel& model);
    void check_expressions(DataModel& model);
    void check_block(DataModel& model, const Block& block);
    void check_action(DataModel& model, const Action& action);
    void check_invoke(DataModel& model, const Invoke& invoke);
    void check_payload(DataModel& model, const Payload& payload, int line);
    void check_id_location(DataModel& model, const std::string& text, int line);
    void check_expression(DataModel& model, const std::string& text, int line);
    void check_condition(DataModel& model, const std::string& text, int line);
    void complain_of_expression(const std::optional<std::string>& fault, const std::string& text,
                                int line);

    XmlSource& source_;
    Chart& chart_;
    const ReadOptions& options_;
};

}  // namespace phanbien::statechart
