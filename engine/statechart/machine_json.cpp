// The stored form of a Machine, and of the steps it took.
#include <boost/json/value_from.hpp>
#include <utility>

#include "engine/kernel/json.hpp"
#include "engine/statechart/event_json.hpp"
#include "engine/statechart/machine.hpp"

namespace phanbien::statechart {

boost::json::object Machine::dump() const {
    boost::json::array queue;
    for (const QueuedEvent& waiting : state_.queue) {
        queue.push_back(boost::json::object{{"session", waiting.session},
                                            {"event", statechart::to_json(waiting.event)}});
    }
    return {{"now", to_text(state_.now)},
            {"root", statechart::to_json(state_.root)},
            {"queue", std::move(queue)}};
}

Result<void> Machine::load(const boost::json::value& json) {
    ObjectReader in(json, "");
    MachineState state;
    const auto now = parse_instant(stored_text(in, "now"));
    if (!now) {
        in.complain("now", "Không phải một thời điểm.", "This is no instant.");
    }
    const auto& root = in.member("root");
    const auto& queue = in.member("queue");
    if (!queue.is_array()) {
        in.complain("queue", "Phải là một danh sách.", "Must be a list.");
    }
    if (auto problem = in.finish()) {
        return *std::move(problem);
    }
    state.now = *now;
    TRY(state.root, instance_from_json(root, chart(), [this](const Invoked& invoked) {
            const auto found = program(invoked);
            return found ? &(*found)->chart : nullptr;
        }));
    for (const auto& item : queue.get_array()) {
        ObjectReader entry(item, "/queue");
        QueuedEvent waiting{.session = stored_text(entry, "session"), .event = {}};
        auto event = event_from_json(entry.member("event"), "/queue/event");
        if (auto problem = entry.finish()) {
            return *std::move(problem);
        }
        TRY(waiting.event, std::move(event));
        state.queue.push_back(std::move(waiting));
    }
    state_ = std::move(state);
    return {};
}

boost::json::object to_json(const Step& step) {
    boost::json::object out{{"session", step.session}, {"event", step.event}};
    put_unless_empty(out, "exited", step.exited);
    put_unless_empty(out, "entered", step.entered);
    out["configuration"] = boost::json::value_from(step.configuration);
    for (const Log& log : step.logs) {
        append(out, "logs", {{"label", log.label}, {"text", log.text}});
    }
    for (const Incident& incident : step.incidents) {
        append(out, "incidents", {{"name", incident.name}, {"reason", incident.reason}});
    }
    for (const StartInvoke& start : step.foreign) {
        append(out, "invoked", {{"id", start.invoke_id}, {"type", start.type}});
    }
    if (step.ended) {
        out["ended"] = true;
    }
    return out;
}

}  // namespace phanbien::statechart
