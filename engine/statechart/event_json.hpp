// The JSON form of events and delayed sends, in stored instances and in the traces that
// `phanbien scxml run` prints, and what the writers and readers of both share. Members that are
// empty are left out. Pure; any thread.
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value_from.hpp>
#include <string>

#include "engine/kernel/json.hpp"
#include "engine/kernel/result.hpp"
#include "engine/statechart/event.hpp"

namespace phanbien::statechart {

inline constexpr std::size_t event_text_bytes_max = 4096;  // of a name, an id or an address

boost::json::object to_json(const Event& event);
boost::json::object to_json(const DelayedSend& send);

// Strict: unknown members and wrong types are refused with their place, which begins `pointer`.
Result<Event> event_from_json(const boost::json::value& json, const std::string& pointer = "");
Result<DelayedSend> delayed_send_from_json(const boost::json::value& json,
                                           const std::string& pointer);

// A member's text exactly as stored (ObjectReader::text trims what people typed); absent: "".
std::string stored_text(ObjectReader& in, std::string_view name,
                        std::size_t bytes_max = event_text_bytes_max);

template <class Items>
void put_unless_empty(boost::json::object& out, std::string_view name, const Items& items) {
    if (!items.empty()) {
        out[name] = boost::json::value_from(items);
    }
}

// Adds to the list that is this member; the first one makes it.
void append(boost::json::object& out, std::string_view name, boost::json::object item);

}  // namespace phanbien::statechart
