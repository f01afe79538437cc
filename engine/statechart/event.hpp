// Event, and the effects a macrostep asks of its surroundings. The interpreter does no I/O: a
// delayed send is returned as data, and whoever runs the instance turns it into a timer row. Plain
// data; any thread.
#pragma once

#include <boost/json/value.hpp>
#include <chrono>
#include <string>
#include <variant>

namespace phanbien::statechart {

// SCXML 1.0 section 5.10.1, _event.type.
enum class EventKind { platform, internal, external };

struct Event {
    std::string name;              // tokens joined by dots: "opinion.given"
    boost::json::value data = {};  // null: the event carries no data (`undefined` in a guard)
    EventKind kind = EventKind::external;
    std::string send_id = {};  // only when the author of the send named one
    std::string origin = {};   // where an answer would go
    std::string origin_type = {};
    std::string invoke_id = {};

    bool operator==(const Event&) const = default;
};

// Deliver `event` to this instance after `delay`, unless cancelled before.
struct ScheduleSend {
    std::string send_id;
    Event event;
    std::chrono::milliseconds delay;

    bool operator==(const ScheduleSend&) const = default;
};

// Forget every delayed send with this id that has not been delivered, those of this step included.
struct CancelSend {
    std::string send_id;

    bool operator==(const CancelSend&) const = default;
};

// Deliver `event` to this instance as its next external events, in the order of the effects.
struct Sent {
    Event event;

    bool operator==(const Sent&) const = default;
};

struct Log {
    std::string label;
    std::string text;

    bool operator==(const Log&) const = default;
};

// Something went wrong that the definition does not handle: a person has to look at it.
struct Incident {
    std::string name;    // the unhandled event ("error.execution") or the limit that was reached
    std::string reason;  // with the line of the definition where it is known

    bool operator==(const Incident&) const = default;
};

// The instance reached a top-level final state; `data` is its donedata, null without.
struct Done {
    boost::json::value data;

    bool operator==(const Done&) const = default;
};

using Effect = std::variant<ScheduleSend, CancelSend, Sent, Log, Incident, Done>;

}  // namespace phanbien::statechart
