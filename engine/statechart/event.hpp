// Event, and the effects a macrostep asks of its surroundings. The interpreter does no I/O: what is
// to be sent, invoked or written comes back as data, and whoever runs the instance does it (for a
// tree of sessions that is Machine). Plain data; any thread.
#pragma once

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "engine/kernel/instant.hpp"

namespace phanbien::statechart {

// SCXML 1.0 section 5.10.1, _event.type.
// The SCXML event I/O processor (appendix C.1), and how a session is addressed through it.
inline constexpr std::string_view scxml_processor =
    "http://www.w3.org/TR/scxml/#SCXMLEventProcessor";
inline constexpr std::string_view by_session = "#_scxml_";
inline std::string address_of_session(std::string_view session_id) {
    return std::string(by_session).append(session_id);
}

enum class EventKind { platform, internal, external };

constexpr std::string_view name_of(EventKind kind) {
    switch (kind) {
        case EventKind::platform:
            return "platform";
        case EventKind::internal:
            return "internal";
        case EventKind::external:
            break;
    }
    return "external";
}

struct Event {
    std::string name;              // tokens joined by dots: "opinion.given"
    boost::json::value data = {};  // null: the event carries no data (`undefined` in a guard)
    EventKind kind = EventKind::external;
    std::string send_id = {};  // only when the author of the send named one
    std::string origin = {};   // where an answer would go
    std::string origin_type = {};
    std::string invoke_id = {};  // of the invoke whose session sent it
    std::string raw = {};        // "a=1&a=2" where two params share a name, which data cannot say

    bool operator==(const Event&) const = default;
};

// A send that waits for its time. Part of the instance until it is delivered or cancelled.
struct DelayedSend {
    std::string id;          // the author's, or derived from macrostep and ordinal
    std::uint64_t sequence;  // grows with every send of the instance: the order among equal times
    Instant due;
    std::string target = {};  // as Sent::target
    Event event;

    bool operator==(const DelayedSend&) const = default;
};

// Make a timer for this send, which is in the new instance's `pending`.
struct ScheduleSend {
    DelayedSend send;

    bool operator==(const ScheduleSend&) const = default;
};

// Forget the timers of every delayed send with this id, those of this step included. They are gone
// from `pending` already.
struct CancelSend {
    std::string send_id;

    bool operator==(const CancelSend&) const = default;
};

// Deliver `event` as an external event of another session, or of this one, in the order of the
// effects.
struct Sent {
    Event event;
    std::string target = {};  // empty: this instance; "#_parent", "#_<invoke id>", "#_scxml_<id>"

    bool operator==(const Sent&) const = default;
};

// Begin what an <invoke> asks for; it is in the new instance's `invoked`.
struct StartInvoke {
    std::string invoke_id = {};
    std::string type = {};          // empty: another SCXML session
    std::string session_id = {};    // which goes by this id
    std::string source = {};        // the name of the definition, or empty
    std::string content = {};       // the definition itself, or empty
    boost::json::object data = {};  // initial values by name

    bool operator==(const StartInvoke&) const = default;
};

// The invoking state was left: stop it. It is gone from `invoked`.
struct CancelInvoke {
    std::string invoke_id;

    bool operator==(const CancelInvoke&) const = default;
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

using Effect =
    std::variant<ScheduleSend, CancelSend, Sent, StartInvoke, CancelInvoke, Log, Incident, Done>;

}  // namespace phanbien::statechart
