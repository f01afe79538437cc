#include "engine/statechart/event_json.hpp"

#include <boost/json/array.hpp>
#include <limits>
#include <utility>

namespace phanbien::statechart {

namespace {

EventKind kind_in(ObjectReader& in) {
    if (in.member("kind").is_null()) {
        return EventKind::external;
    }
    const auto name = in.one_of("kind", {"platform", "internal", "external"});
    return name == "platform"   ? EventKind::platform
           : name == "internal" ? EventKind::internal
                                : EventKind::external;
}

}  // namespace

std::string stored_text(ObjectReader& in, std::string_view name, std::size_t bytes_max) {
    const auto& value = in.member(name);
    if (value.is_null()) {
        return {};
    }
    if (!value.is_string() || value.get_string().size() > bytes_max) {
        in.complain(name, "Phải là một chuỗi chữ không quá dài.",
                    "A text that is not too long is expected.");
        return {};
    }
    return {value.get_string().data(), value.get_string().size()};
}

void append(boost::json::object& out, std::string_view name, boost::json::object item) {
    auto& list = out[name];
    (list.is_array() ? list.get_array() : list.emplace_array()).push_back(std::move(item));
}

boost::json::object to_json(const Event& event) {
    boost::json::object out{{"name", event.name}};
    if (!event.data.is_null()) {
        out["data"] = event.data;
    }
    if (event.kind != EventKind::external) {
        out["kind"] = name_of(event.kind);
    }
    put_unless_empty(out, "send_id", event.send_id);
    put_unless_empty(out, "origin", event.origin);
    put_unless_empty(out, "origin_type", event.origin_type);
    put_unless_empty(out, "invoke_id", event.invoke_id);
    put_unless_empty(out, "raw", event.raw);
    return out;
}

boost::json::object to_json(const DelayedSend& send) {
    boost::json::object out{{"id", send.id},
                            {"sequence", static_cast<std::int64_t>(send.sequence)},
                            {"due", phanbien::to_text(send.due)},
                            {"event", to_json(send.event)}};
    put_unless_empty(out, "target", send.target);
    return out;
}

Result<Event> event_from_json(const boost::json::value& json, const std::string& pointer) {
    ObjectReader in(json, pointer);
    Event event;
    event.name = stored_text(in, "name");
    event.data = in.member("data");
    event.kind = kind_in(in);
    event.send_id = stored_text(in, "send_id");
    event.origin = stored_text(in, "origin");
    event.origin_type = stored_text(in, "origin_type");
    event.invoke_id = stored_text(in, "invoke_id");
    event.raw = stored_text(in, "raw", std::numeric_limits<std::size_t>::max());
    if (auto problem = in.finish()) {
        return *std::move(problem);
    }
    return event;
}

Result<DelayedSend> delayed_send_from_json(const boost::json::value& json,
                                           const std::string& pointer) {
    ObjectReader in(json, pointer);
    DelayedSend send{.id = stored_text(in, "id"), .sequence = 0, .due = {}, .event = {}};
    send.sequence = static_cast<std::uint64_t>(
        in.integer("sequence", 0, std::numeric_limits<std::int64_t>::max()));
    send.target = stored_text(in, "target");
    if (const auto due = parse_instant(stored_text(in, "due"))) {
        send.due = *due;
    } else {
        in.complain("due", "Không phải một thời điểm.", "This is no instant.");
    }
    auto event = event_from_json(in.member("event"), pointer + "/event");
    if (auto problem = in.finish()) {
        return *std::move(problem);
    }
    TRY(send.event, std::move(event));
    return send;
}

}  // namespace phanbien::statechart
