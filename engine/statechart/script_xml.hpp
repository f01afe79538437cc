// XML as a script value (SCXML 1.0 appendix B.2.8.1 asks for "a DOM structure"): read-only elements
// with tagName, textContent, childNodes, getAttribute, hasAttribute and
// getElementsByTagName, made from pugixml. It is stored as its text (stored_value.hpp). Those with
// a duk_context belong inside a protected call: they may raise a script error.
#pragma once

#include <string>
#include <string_view>

#include "duktape.h"

namespace phanbien::statechart {

inline constexpr std::size_t xml_value_bytes_max = 1u << 20;
inline constexpr int xml_value_depth_max = 64;

// Whether the text is one well-formed element, without DOCTYPE, within the limits.
bool is_xml_text(std::string_view text);

// Once for each script heap: what all elements can do.
void install_xml(duk_context* context);

void push_xml(duk_context* context, std::string_view text);
// Whether the value at the top of the stack is an element, and its XML.
bool is_xml(duk_context* context);
std::string xml_at_top(duk_context* context);

}  // namespace phanbien::statechart
