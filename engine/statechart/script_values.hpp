// Values between Boost.JSON and the script engine's stack, without a detour through JSON text.
//
// JSON cannot say undefined, NaN or infinity. They are stored as {"$":"undefined"}, {"$":"NaN"},
// {"$":"Infinity"} and {"$":"-Infinity"}; an object whose only member is "$" is stored inside
// another such object, so that nothing a script makes can be mistaken for one of these.
// Functions, symbols, buffers and values nested deeper than value_depth_max (a cycle is) are
// refused. Inside a protected call only: all of these may raise a script error.
#pragma once

#include <boost/json/value.hpp>

#include "duktape.h"

namespace phanbien::statechart {

inline constexpr int value_depth_max = 64;
inline constexpr std::size_t value_nodes_max = 100'000;

boost::json::value undefined_value();

void push_value(duk_context* context, const boost::json::value& value);
// Text in UTF-8; the engine keeps characters beyond U+FFFF as surrogate pairs.
void push_text(duk_context* context, std::string_view text);

// The value at the top of the stack, which stays there.
boost::json::value value_at_top(duk_context* context);
std::string text_at_top(duk_context* context);

}  // namespace phanbien::statechart
