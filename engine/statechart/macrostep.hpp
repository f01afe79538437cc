// Macrostep: one run of the main event loop of SCXML 1.0 Appendix D, from one external event (or
// the start) to the next stable configuration. The procedures carry the appendix's names. One
// thread at a time; made, run once and finished by Interpreter.
#pragma once

#include <boost/json/object.hpp>

#include "engine/statechart/interpreter.hpp"
#include "engine/statechart/run_content.hpp"
#include "engine/statechart/transition_sets.hpp"

namespace phanbien::statechart {

class Macrostep {
  public:
    // All arguments outlive it.
    Macrostep(const Chart& chart, DataModel& model, const Instance& before, const Facts& facts,
              Instant now, Watch watch = Watch::none);
    Macrostep(const Macrostep&) = delete;
    Macrostep& operator=(const Macrostep&) = delete;

    void start(const boost::json::object& initial_data);
    void process(const Event& event);
    bool would_transition(const Event& event);
    // Ends it from outside, as when the state that invoked it is left.
    void stop();
    // What came of it, made of the instance that it began with (or a copy); nothing may be called
    // afterwards.
    Outcome finish(Instance instance);

  private:
    TransitionList select_transitions(const Event* event);
    bool is_enabled(const Transition& transition, const Event* event);
    void microstep(const TransitionList& transitions);
    void exit_states(const TransitionList& transitions);
    void remember_history(StateIndex index);
    void enter_states(const TransitionList& transitions);
    void enter(StateIndex index, const EntrySet& entry);
    void announce_done(StateIndex final_state);
    void run_to_stable();
    bool go_on();
    void handle_internal_event();
    void exit_interpreter();
    boost::json::value leave_all();
    void invoke_all();
    void cancel_invokes(const std::string& state_id);
    void hear_invoked(const Event& event);
    const Invoke& element_of(const Invoked& invoked) const;
    bool keep_data();
    void check_configuration();
    void initialise_data(const DataItem& item, const boost::json::object& given);
    void initialise_late_data(StateIndex index);
    void run_blocks(const std::vector<Block>& blocks);
    void report_unhandled(const Event& event);
    Outcome undone(Instance instance) const;
    void put_position_into(Instance& instance) const;

    const Chart& chart_;
    DataModel& model_;
    const Instance& before_;
    ContentRunner content_;
    Position position_;
    StateSet states_to_invoke_;
    std::optional<boost::json::object> data_;  // as it will be kept, unless it is as before
    Event internal_event_;                     // the one that is being processed
    std::set<std::string> entered_once_;
    std::vector<std::string> entered_;
    std::vector<std::string> exited_;
    Watch watch_;
    bool running_ = true;
    bool transition_taken_ = false;
    bool history_changed_ = false;
    int microsteps_ = 0;                         // and internal events that took no transition
    std::set<const Transition*> failed_guards_;  // eventless ones, since the last transition
};

}  // namespace phanbien::statechart
