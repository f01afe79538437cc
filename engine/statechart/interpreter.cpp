#include "engine/statechart/interpreter.hpp"

#include <algorithm>

#include "engine/statechart/macrostep.hpp"

namespace phanbien::statechart {

Interpreter::Interpreter(const Chart& chart) : chart_(chart), data_model_(make_data_model(chart)) {}

Interpreter::~Interpreter() = default;

Outcome Interpreter::start(const Facts& facts, const boost::json::object& initial_data,
                           std::string_view session_id) {
    const Instance fresh{.session_id = std::string(session_id)};
    Macrostep macrostep(chart_, *data_model_, fresh, facts);
    macrostep.start(initial_data);
    return macrostep.finish();
}

Outcome Interpreter::step(const Instance& instance, const Event& event, const Facts& facts) {
    if (!instance.running) {
        return {.instance = instance};
    }
    Macrostep macrostep(chart_, *data_model_, instance, facts);
    macrostep.process(event);
    return macrostep.finish();
}

bool Interpreter::would_transition(const Instance& instance, const Event& event,
                                   const Facts& facts) {
    return instance.running &&
           Macrostep(chart_, *data_model_, instance, facts).would_transition(event);
}

Result<boost::json::value> Interpreter::evaluate(const Instance& instance,
                                                 std::string_view expression, const Facts& facts) {
    const Macrostep scratch(chart_, *data_model_, instance, facts);
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
