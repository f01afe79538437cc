// Evaluating an Expression by the rules of ECMAScript 5 (sections 9 and 11), on values as they lie
// in the instance's JSON: nothing is copied, no script engine is asked.
//
// Two kinds of failure: code "statechart.expression" is what the script engine would also throw (a
// member of undefined); code "statechart.beyond" says that the answer needs a script engine (an
// unknown name, an object turned into text), see is_beyond(). Pure; any thread.
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <functional>
#include <optional>
#include <string_view>

#include "engine/kernel/result.hpp"
#include "engine/statechart/expression.hpp"
#include "engine/statechart/expression_value.hpp"

namespace phanbien::statechart {

// What an expression may read.
class Surroundings {
  public:
    virtual ~Surroundings() = default;

    // The variable's value; nothing when there is no such variable. It refers to memory that stays
    // as it is during the evaluation.
    virtual std::optional<Value> find(std::string_view name) const = 0;
    virtual bool is_active(std::string_view state_id) const = 0;
};

// Surroundings made of plain JSON, for checks and tests.
struct PlainSurroundings final : Surroundings {
    boost::json::object variables = {};
    std::optional<Event> event = {};
    std::vector<std::string> active = {};

    std::optional<Value> find(std::string_view name) const override;
    bool is_active(std::string_view state_id) const override;
};

// The value refers to what the expression and the surroundings hold.
Result<Value> evaluate(const Expression& expression, const Surroundings& surroundings);
// As a guard: the value as a boolean.
Result<bool> holds(const Expression& expression, const Surroundings& surroundings);

// Whether a script engine might know an answer where evaluate() knew none.
bool is_beyond(const Problem& problem);

}  // namespace phanbien::statechart
