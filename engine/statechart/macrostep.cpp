#include "engine/statechart/macrostep.hpp"

#include <utility>

namespace phanbien::statechart {

Macrostep::Macrostep(const Chart& chart, DataModel& model, const Instance& before,
                     const Facts& facts, Instant now, Watch watch)
    : chart_(chart),
      model_(model),
      before_(before),
      content_(model, before, now),
      entered_once_(before.entered_once),
      watch_(watch) {
    for (const std::string& id : before.configuration) {
        position_.configuration.insert(chart.find(id).value());
    }
    for (const auto& [id, states] : before.history) {
        auto& values = position_.history[chart.find(id).value()];
        for (const std::string& state : states) {
            values.push_back(chart.find(state).value());
        }
    }
    model_.begin(Scope{.data = before.data,
                       .facts = facts,
                       .session_id = before.session_id,
                       .is_active = [this](std::string_view id) {
                           const auto state = chart_.find(id);
                           return state && position_.configuration.contains(*state);
                       }});
}

void Macrostep::start(const boost::json::object& initial_data) {
    for (const DataItem& item : chart_.data()) {
        if (item.is_fact()) {
            continue;
        }
        if (chart_.binding() == Binding::late && item.state != root_state) {
            (void)model_.declare(item.id, "");
        } else {
            initialise_data(item, initial_data);
        }
    }
    for (const Script& script : chart_.scripts()) {
        content_.run(script, chart_.state(root_state).line);
    }
    enter_states({&*chart_.state(root_state).initial});
    run_to_stable();
}

void Macrostep::process(const Event& event) {
    model_.set_event(event);
    hear_invoked(event);
    const TransitionList enabled = select_transitions(&event);
    transition_taken_ = !enabled.empty();
    if (enabled.empty()) {
        report_unhandled(event);
    }
    microstep(enabled);
    run_to_stable();
}

bool Macrostep::would_transition(const Event& event) {
    model_.set_event(event);
    return !select_transitions(&event).empty();
}

// Without an event, the eventless transitions.
TransitionList Macrostep::select_transitions(const Event* event) {
    TransitionList enabled;
    for (const StateIndex atom : position_.configuration) {
        const State& state = chart_.state(atom);
        if (!state.is_atomic() || (event == nullptr && !state.may_go_without_event)) {
            continue;
        }
        const Transition* chosen = nullptr;
        for (StateIndex at = atom; at != no_state && chosen == nullptr;
             at = chart_.state(at).parent) {
            for (const int index : chart_.state(at).transitions) {
                if (is_enabled(chart_.transition(index), event)) {
                    chosen = &chart_.transition(index);
                    break;
                }
            }
        }
        if (chosen != nullptr &&
            std::find(enabled.begin(), enabled.end(), chosen) == enabled.end()) {
            enabled.push_back(chosen);
        }
    }
    return without_conflicts(chart_, enabled, position_);
}

bool Macrostep::is_enabled(const Transition& transition, const Event* event) {
    const bool asked = event == nullptr ? transition.eventless() : matches(transition, event->name);
    if (!asked || !transition.condition) {
        return asked;
    }
    // The error of an eventless guard makes an event, after which the guard is asked again: without
    // this memory a guard that cannot be evaluated would never let the macrostep end.
    if (event == nullptr && !failed_guards_.empty() && failed_guards_.contains(&transition)) {
        return false;
    }
    const auto verdict = content_.test(*transition.condition, transition.line);
    if (!verdict && event == nullptr) {
        failed_guards_.insert(&transition);
    }
    return verdict.value_or(false);
}

void Macrostep::microstep(const TransitionList& transitions) {
    if (transitions.empty()) {
        return;
    }
    failed_guards_.clear();
    exit_states(transitions);
    for (const Transition* transition : transitions) {
        content_.run(transition->content);
    }
    enter_states(transitions);
    if (watch_ == Watch::every_microstep) {
        check_configuration();
    }
}

// A defect of ours, never of the definition; the conformance tests look for it.
void Macrostep::check_configuration() {
    std::vector<std::string> ids;
    for (const StateIndex state : position_.configuration) {
        ids.push_back(chart_.state(state).id);
    }
    if (!is_legal(chart_, ids)) {
        content_.effects().push_back(Incident{"defect.configuration", "after a microstep"});
    }
}

void Macrostep::exit_states(const TransitionList& transitions) {
    const StateSet leaving = exit_set(chart_, transitions, position_);
    for (const StateIndex state : leaving) {
        remember_history(state);
    }
    exited_.reserve(exited_.size() + leaving.size());
    for (auto state = leaving.rbegin(); state != leaving.rend(); ++state) {
        run_blocks(chart_.state(*state).on_exit);
        cancel_invokes(chart_.state(*state).id);
        states_to_invoke_.erase(*state);
        position_.configuration.erase(*state);
        exited_.push_back(chart_.state(*state).id);
    }
}

void Macrostep::remember_history(StateIndex index) {
    for (const StateIndex history : chart_.state(index).histories) {
        const bool deep = chart_.state(history).kind == StateKind::deep_history;
        auto& values = position_.history[history];
        values.clear();
        history_changed_ = true;
        for (const StateIndex active : position_.configuration) {
            const bool kept =
                deep ? chart_.state(active).is_atomic() && chart_.is_descendant(active, index)
                     : chart_.state(active).parent == index;
            if (kept) {
                values.push_back(active);
            }
        }
    }
}

void Macrostep::enter_states(const TransitionList& transitions) {
    const EntrySet entry = entry_set(chart_, transitions, position_.history);
    entered_.reserve(entered_.size() + entry.states.size());
    for (const StateIndex state : entry.states) {
        enter(state, entry);
    }
}

void Macrostep::enter(StateIndex index, const EntrySet& entry) {
    const State& state = chart_.state(index);
    position_.configuration.insert(index);
    entered_.push_back(state.id);
    if (!state.invokes.empty()) {
        states_to_invoke_.insert(index);
    }
    initialise_late_data(index);
    run_blocks(state.on_entry);
    if (entry.for_default_entry.contains(index)) {
        content_.run(state.initial->content);
    }
    if (const auto history = entry.history_content.find(index);
        history != entry.history_content.end()) {
        content_.run(*history->second);
    }
    if (state.kind == StateKind::final) {
        announce_done(index);
    }
}

void Macrostep::announce_done(StateIndex final_state) {
    const State& state = chart_.state(final_state);
    if (state.parent == root_state) {
        running_ = false;
        return;
    }
    const State& parent = chart_.state(state.parent);
    boost::json::value data;
    if (state.done_data) {
        data = content_.evaluate(*state.done_data, state.line);
    }
    content_.raise(Event{
        .name = "done.state." + parent.id, .data = std::move(data), .kind = EventKind::platform});
    const State& grandparent = chart_.state(parent.parent);
    if (grandparent.kind == StateKind::parallel &&
        is_in_final_state(chart_, position_.configuration, parent.parent)) {
        content_.raise(Event{.name = "done.state." + grandparent.id, .kind = EventKind::platform});
    }
}

void Macrostep::run_to_stable() {
    while (running_ && content_.limit().empty()) {
        if (++microsteps_ > microsteps_max) {
            content_.reach_limit("limit.microsteps");
            return;
        }
        if (!go_on()) {
            return;
        }
    }
    if (content_.limit().empty()) {
        exit_interpreter();
    }
}

// One microstep, or what is left to do when none is enabled; false: the macrostep is over. What
// begins to be invoked and values that cannot be kept may raise errors, and then it is not.
bool Macrostep::go_on() {
    const TransitionList eventless = select_transitions(nullptr);
    if (!eventless.empty()) {
        microstep(eventless);
        return true;
    }
    if (!content_.internal_queue().empty()) {
        handle_internal_event();
        return true;
    }
    invoke_all();
    return !content_.internal_queue().empty() || !keep_data();
}

// False: some values could not be kept, which raised an error each.
bool Macrostep::keep_data() {
    std::vector<LostValue> lost;
    data_ = model_.end(lost);
    for (const LostValue& value : lost) {
        content_.raise_error("error.execution", value.name + ": " + value.reason, 0);
    }
    return lost.empty();
}

void Macrostep::invoke_all() {
    const StateSet states = std::exchange(states_to_invoke_, {});
    for (const StateIndex index : states) {
        const State& state = chart_.state(index);
        for (std::size_t position = 0; position < state.invokes.size(); ++position) {
            auto start = content_.compose(state.invokes[position], state.id);
            if (!start) {
                continue;
            }
            Invoked invoked{.id = start->invoke_id,
                            .state = state.id,
                            .position = position,
                            .type = start->type,
                            .source = start->source,
                            .content = start->content};
            if (start->type.empty()) {
                invoked.session = Instance{.session_id = start->session_id,
                                           .parent = before_.session_id,
                                           .invoke_id = start->invoke_id};
            }
            content_.invoked().push_back(std::move(invoked));
            content_.effects().push_back(*std::move(start));
        }
    }
}

void Macrostep::cancel_invokes(const std::string& state_id) {
    std::erase_if(content_.invoked(), [&](const Invoked& invoked) {
        if (invoked.state != state_id) {
            return false;
        }
        const bool over = invoked.type.empty() && !invoked.session.running;
        if (!over) {
            content_.effects().push_back(CancelInvoke{invoked.id});
        }
        return true;
    });
}

const Invoke& Macrostep::element_of(const Invoked& invoked) const {
    return chart_.state(chart_.find(invoked.state).value()).invokes.at(invoked.position);
}

// Before the event is processed: <finalize> of the invoke it comes from, and copies to those that
// want them all. With done.invoke there is nothing left to cancel.
void Macrostep::hear_invoked(const Event& event) {
    for (const Invoked& invoked : content_.invoked()) {
        const Invoke& element = element_of(invoked);
        if (invoked.id == event.invoke_id && element.finalize) {
            if (element.finalize->empty()) {
                content_.take_over(element, event);
            } else {
                content_.run(*element.finalize);
            }
        }
        if (element.autoforward) {
            content_.effects().push_back(Sent{event, "#_" + invoked.id});
        }
    }
    std::erase_if(content_.invoked(), [&event](const Invoked& invoked) {
        return event.invoke_id == invoked.id && event.name == "done.invoke." + invoked.id;
    });
}

void Macrostep::handle_internal_event() {
    internal_event_ = std::move(content_.internal_queue().front());
    content_.internal_queue().pop_front();
    model_.set_event(internal_event_);
    const TransitionList enabled = select_transitions(&internal_event_);
    if (enabled.empty()) {
        report_unhandled(internal_event_);
    }
    microstep(enabled);
}

void Macrostep::report_unhandled(const Event& event) {
    if (!event.name.starts_with("error.")) {
        return;
    }
    const auto* data = event.data.if_object();
    std::string reason;
    if (data != nullptr && data->contains("reason") && data->at("reason").is_string()) {
        reason = data->at("reason").get_string();
    }
    if (data != nullptr && data->contains("line") && data->at("line").is_int64()) {
        reason =
            chart_.file_name() + ":" + std::to_string(data->at("line").get_int64()) + ": " + reason;
    }
    content_.effects().push_back(Incident{event.name, std::move(reason)});
}

// Runs the exit content of all states and cancels what they invoked; gives the donedata. The states
// stay in the configuration, so that one can see how it ended.
boost::json::value Macrostep::leave_all() {
    boost::json::value data;
    for (auto index = position_.configuration.rbegin(); index != position_.configuration.rend();
         ++index) {
        const State& state = chart_.state(*index);
        run_blocks(state.on_exit);
        cancel_invokes(state.id);
        if (state.kind == StateKind::final && state.parent == root_state && state.done_data) {
            data = content_.evaluate(*state.done_data, state.line);
        }
    }
    for (const Event& event : content_.internal_queue()) {
        report_unhandled(event);
    }
    content_.internal_queue().clear();
    content_.cancel_pending();
    return data;
}

void Macrostep::exit_interpreter() {
    auto data = leave_all();
    std::vector<LostValue> lost;
    data_ = model_.end(lost);
    for (const LostValue& value : lost) {
        content_.effects().push_back(Incident{"data.lost", value.name + ": " + value.reason});
    }
    content_.effects().push_back(Done{std::move(data)});
}

void Macrostep::stop() {
    running_ = false;
    (void)leave_all();
    std::vector<LostValue> lost;
    data_ = model_.end(lost);
}

void Macrostep::initialise_data(const DataItem& item, const boost::json::object& given) {
    Result<void> done;
    if (const auto* value = given.if_contains(item.id)) {
        done = model_.declare_value(item.id, *value);
    } else if (!item.content.empty()) {
        done = model_.declare_value(item.id, value_of_text(item.content));
    } else {
        done = model_.declare(item.id, item.expression);
    }
    if (!done) {
        content_.raise_error("error.execution", done.error().en, item.line);
        (void)model_.declare(item.id, "");
    }
}

void Macrostep::initialise_late_data(StateIndex index) {
    const State& state = chart_.state(index);
    if (chart_.binding() == Binding::early || state.data.empty() ||
        !entered_once_.insert(state.id).second) {
        return;
    }
    for (const int item : state.data) {
        const DataItem& data = chart_.data()[static_cast<std::size_t>(item)];
        if (!data.is_fact()) {
            initialise_data(data, {});
        }
    }
}

void Macrostep::run_blocks(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
        content_.run(block);
    }
}

Outcome Macrostep::undone(Instance instance) const {
    instance.running = instance.running && instance.macrosteps > 0;
    Outcome outcome{.instance = std::move(instance)};
    outcome.effects.push_back(
        Incident{content_.limit(), "the macrostep does not end; it was undone"});
    return outcome;
}

void Macrostep::put_position_into(Instance& instance) const {
    const auto put_ids = [this](const auto& states, std::vector<std::string>& ids) {
        ids.resize(states.size());
        auto id = ids.begin();
        for (const StateIndex state : states) {
            *id++ = chart_.state(state).id;
        }
    };
    put_ids(position_.configuration, instance.configuration);
    if (history_changed_) {
        for (const auto& [history, states] : position_.history) {
            put_ids(states, instance.history[chart_.state(history).id]);
        }
    }
}

Outcome Macrostep::finish(Instance instance) {
    if (!content_.limit().empty()) {
        return undone(std::move(instance));
    }
    put_position_into(instance);
    if (data_) {
        instance.data = *std::move(data_);
    }
    instance.entered_once = std::move(entered_once_);
    instance.pending = content_.take_pending();
    instance.invoked = std::move(content_.invoked());
    ++instance.macrosteps;
    instance.running = running_;
    return {.instance = std::move(instance),
            .effects = std::move(content_.effects()),
            .transition_taken = transition_taken_,
            .entered = std::move(entered_),
            .exited = std::move(exited_)};
}

}  // namespace phanbien::statechart
