// Values between Boost.JSON and the script engine's stack, without a detour through JSON text.
//
// What JSON cannot say has the form of stored_value.hpp. Functions, symbols, buffers and values
// nested deeper than value_depth_max (a cycle is) are refused. Inside a protected call only: all of
// these may raise a script error.
#pragma once

#include <boost/json/value.hpp>

#include "duktape.h"
#include "engine/statechart/stored_value.hpp"

namespace phanbien::statechart {

void push_value(duk_context* context, const boost::json::value& value);
// Text in UTF-8; the engine keeps characters beyond U+FFFF as surrogate pairs.
void push_text(duk_context* context, std::string_view text);

// The value at the top of the stack, which stays there.
boost::json::value value_at_top(duk_context* context);
std::string text_at_top(duk_context* context);

}  // namespace phanbien::statechart
