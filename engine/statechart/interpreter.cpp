#include "engine/statechart/interpreter.hpp"

#include <algorithm>

#include "engine/statechart/macrostep.hpp"

namespace phanbien::statechart {

Interpreter::Interpreter(const Chart& chart, Watch watch)
    : chart_(chart), watch_(watch), data_model_(make_data_model(chart)) {}

Interpreter::~Interpreter() = default;

Outcome Interpreter::start(const Facts& facts, Instant now, const Beginning& beginning) {
    const Instance fresh{.session_id = beginning.session_id,
                         .parent = beginning.parent,
                         .invoke_id = beginning.invoke_id};
    Macrostep macrostep(chart_, *data_model_, fresh, facts, now, watch_);
    macrostep.start(beginning.data);
    return macrostep.finish(fresh);
}

Outcome Interpreter::step(Instance instance, const Event& event, const Facts& facts, Instant now) {
    if (!instance.running) {
        return {.instance = std::move(instance)};
    }
    Macrostep macrostep(chart_, *data_model_, instance, facts, now, watch_);
    macrostep.process(event);
    return macrostep.finish(std::move(instance));
}

Outcome Interpreter::fire(Instance instance, std::uint64_t sequence, const Facts& facts,
                          Instant now) {
    if (!instance.running) {
        return {.instance = std::move(instance)};
    }
    auto send = take_pending(instance, sequence);
    if (!send) {
        return {.instance = std::move(instance)};
    }
    if (send->target.empty()) {
        return step(std::move(instance), send->event, facts, now);
    }
    Outcome outcome{.instance = std::move(instance)};
    outcome.effects.push_back(Sent{std::move(send->event), std::move(send->target)});
    return outcome;
}

Outcome Interpreter::stop(const Instance& instance, const Facts& facts, Instant now) {
    if (!instance.running) {
        return {.instance = instance};
    }
    Macrostep macrostep(chart_, *data_model_, instance, facts, now, watch_);
    macrostep.stop();
    return macrostep.finish(instance);
}

bool Interpreter::would_transition(const Instance& instance, const Event& event,
                                   const Facts& facts) {
    return instance.running &&
           Macrostep(chart_, *data_model_, instance, facts, {}).would_transition(event);
}

Result<boost::json::value> Interpreter::evaluate(const Instance& instance,
                                                 std::string_view expression, const Facts& facts) {
    const Macrostep scratch(chart_, *data_model_, instance, facts, {});
    return data_model_->evaluate(expression);
}

std::optional<Problem> Interpreter::check_expression(std::string_view expression) {
    if (auto fault = data_model_->fault_in_expression(expression)) {
        return expression_problem(*std::move(fault));
    }
    return std::nullopt;
}

bool matches(const Transition& transition, std::string_view event_name) {
    const auto matching = [event_name](std::string_view descriptor) {
        return descriptor == "*" ||
               (event_name.starts_with(descriptor) &&
                (event_name.size() == descriptor.size() || event_name[descriptor.size()] == '.'));
    };
    return std::any_of(transition.events.begin(), transition.events.end(), matching);
}

}  // namespace phanbien::statechart
