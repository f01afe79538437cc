// DataModel: the language of guards and expressions behind one small interface, so that the
// algorithm knows no script engine. Every operation is bounded (see script_heap.hpp) and
// deterministic: no clock, no random source. An error is a Problem with code
// "statechart.expression". One thread at a time; owned by an Interpreter.
#pragma once

#include <boost/json/object.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/kernel/result.hpp"
#include "engine/statechart/chart.hpp"
#include "engine/statechart/event.hpp"

namespace phanbien::statechart {

using Facts = boost::json::object;  // values for the declared facts, by <data> id

// What one step lends to the data model; outlives the step.
struct Scope {
    const boost::json::object& data;
    const Facts& facts;  // only those the chart declares are visible
    std::string_view session_id;
    std::function<bool(std::string_view)> is_active;  // In()
};

// A variable whose value could not be kept.
struct LostValue {
    std::string name;
    std::string reason;
};

class DataModel {
  public:
    virtual ~DataModel() = default;

    // begin … end enclose one step. begin forgets all values of the step before.
    virtual void begin(const Scope& scope) = 0;
    // The values to store; nothing when they are those of the scope. Those that JSON cannot hold
    // (functions, cycles) become undefined, in the model too, and each is named in `lost`. May be
    // asked again in the same step when some were.
    virtual std::optional<boost::json::object> end(std::vector<LostValue>& lost) = 0;

    // The event stays where it is until the next one or the end of the step.
    virtual void set_event(const Event& event) = 0;

    virtual Result<bool> test(std::string_view condition) = 0;
    virtual Result<boost::json::value> evaluate(std::string_view expression) = 0;
    virtual Result<std::string> evaluate_text(std::string_view expression) = 0;

    // Creates the variable; with an empty expression its value is undefined.
    virtual Result<void> declare(const std::string& name, std::string_view expression) = 0;
    virtual Result<void> declare_value(const std::string& name,
                                       const boost::json::value& value) = 0;
    virtual Result<void> assign(std::string_view location, std::string_view expression) = 0;
    virtual Result<void> assign_value(std::string_view location,
                                      const boost::json::value& value) = 0;
    virtual Result<void> run(std::string_view script) = 0;

    // foreach: open copies the list (shallowly) and returns its length; lists nest.
    virtual Result<std::size_t> open_list(std::string_view array) = 0;
    virtual Result<void> place_item(const Foreach& loop, std::size_t position) = 0;
    virtual void close_list() = 0;

    // Syntax alone; why it is malformed, or nothing. Never runs anything.
    virtual std::optional<std::string> fault_in_expression(std::string_view text) = 0;
    virtual std::optional<std::string> fault_in_condition(std::string_view text) = 0;
    virtual std::optional<std::string> fault_in_location(std::string_view text) = 0;
    virtual std::optional<std::string> fault_in_script(std::string_view text) = 0;
    virtual std::optional<std::string> fault_in_name(std::string_view text) = 0;
};

// ECMAScript in a script engine.
std::unique_ptr<DataModel> make_script_data_model(const Chart& chart);
// ECMAScript without one as long as nothing outside the profile is asked (expression.hpp).
std::unique_ptr<DataModel> make_native_data_model(const Chart& chart);
std::unique_ptr<DataModel> make_null_data_model();
// The one that the chart asks for.
std::unique_ptr<DataModel> make_data_model(const Chart& chart);

// A Problem about an expression: in English what the engine said.
Problem expression_problem(std::string reason);

}  // namespace phanbien::statechart
