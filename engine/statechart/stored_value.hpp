// The stored form of script values. JSON cannot say undefined, NaN or infinity: they are stored as
// {"$":"undefined"}, {"$":"NaN"}, {"$":"Infinity"} and {"$":"-Infinity"}; an object whose only
// member is "$" is stored inside another such object, so that nothing a script makes can be
// mistaken for one of these. Whole numbers are stored as integers, others as JSON numbers where
// Boost.JSON reads back what it wrote: its parser misses every fifth by the last bit, and those,
// and minus zero, are stored as {"$":"0.1"}. Pure; any thread.
#pragma once

#include <boost/json/value.hpp>
#include <optional>
#include <string_view>

namespace phanbien::statechart {

inline constexpr int value_depth_max = 64;
inline constexpr std::size_t value_nodes_max = 100'000;

boost::json::value undefined_value();
boost::json::value number_value(double number);
// The number that a "$" stands for; nothing: it stands for undefined.
std::optional<double> number_of_marker(std::string_view marker);

// An XML element as a value (appendix B.2): {"$":["xml","<a/>"]}.
boost::json::value xml_value(std::string_view text);
// Its text, or null for every other value.
const boost::json::string* xml_text(const boost::json::value& value);

// What the object's only member "$" holds, or null for every other object.
const boost::json::value* only_marker(const boost::json::object& object);

// The object in its stored form.
boost::json::value object_value(boost::json::object object);

}  // namespace phanbien::statechart
