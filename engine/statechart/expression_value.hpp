// Value: what an Expression evaluates to, and ECMAScript's conversions of it. Text and objects are
// borrowed from where they lie; only what an operator makes is owned. Plain data; any thread.
#pragma once

#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "engine/kernel/result.hpp"
#include "engine/statechart/event.hpp"
#include "engine/statechart/expression.hpp"

namespace phanbien::statechart {

// A list or an object that the expression itself wrote down.
struct Fresh {
    boost::json::value value;
};

using Value =
    std::variant<Undefined, std::nullptr_t, bool, double, std::string_view, std::string,
                 const boost::json::object*, const boost::json::array*, const Event*, Fresh>;

// Neither null nor undefined nor a boolean, number or text.
bool is_object(const Value& value);
// The text of a text; nothing for any other value.
std::optional<std::string_view> text_in(const Value& value);

// ECMAScript 5 sections 9.2, 9.3, 9.8, 11.4.3. Nothing where an object would have to be converted.
bool to_boolean(const Value& value);
std::optional<double> to_number(const Value& value);
std::optional<std::string> to_text(const Value& value);
std::string_view type_of(const Value& value);

// From the stored form (stored_value.hpp) and back. Nothing for what is no JSON or lies too deep.
Value value_of(const boost::json::value& stored);
std::optional<boost::json::value> stored_form(const Value& value);

}  // namespace phanbien::statechart
