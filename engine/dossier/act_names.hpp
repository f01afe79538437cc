// The names by which commands, events and timers know each other. One table, so that a definition's
// <pb:action event="opinion.give"> and the event "opinion_given" cannot drift apart.
// Pure; any thread.
#pragma once

#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/dossier/event.hpp"

namespace phanbien::dossier {

// The commands of command.hpp that have data of their own and need no transition in a definition.
std::span<const std::string_view> data_commands();
bool is_data_command(std::string_view event);

// The commands that an approval route grants, never an action of a definition.
inline constexpr std::string_view route_decide = "route.decide";
inline constexpr std::string_view route_remind = "route.remind";

// The data command that leads to such an event: "opinion.give" for OpinionGiven; empty for
// Registered and Moved, which carry their own name.
std::string_view command_behind(const EventBody& body);

// Commands about answers on their way; they go with the grants of answer.give, answer.accept and
// answer.return (granting_event() of command.hpp).
inline constexpr std::string_view answer_draft = "answer.draft";
inline constexpr std::string_view answer_import = "answer.import";
inline constexpr std::string_view answer_publish = "answer.publish";
inline constexpr std::string_view answer_trace = "answer.trace";
inline constexpr std::string_view objection_raise = "objection.raise";
inline constexpr std::string_view objection_answer = "objection.answer";

// Keys of timers: "task:answer", "send:later".
std::string timer_of_task(std::string_view task_key);
// The key of each delayed send that waits, in their order. A definition may send again under an id
// that still waits (SCXML 1.0 section 6.2): the second is "send:later#2", and takes the first one's
// key when that is gone.
template <class Sends>
std::vector<std::string> timers_of_sends(const Sends& sends) {
    std::map<std::string_view, std::size_t> waiting;
    std::vector<std::string> keys;
    for (const auto& send : sends) {
        const auto place = ++waiting[send.id];
        keys.push_back("send:" + send.id + (place == 1 ? "" : "#" + std::to_string(place)));
    }
    return keys;
}
// The one whose timer this is, or the end.
template <class Sends>
auto find_send(Sends& sends, std::string_view timer) {
    const auto keys = timers_of_sends(sends);
    return sends.begin() + (std::find(keys.begin(), keys.end(), timer) - keys.begin());
}
// Takes it away; does nothing for any other timer.
template <class Sends>
void take_send(Sends& sends, std::string_view timer) {
    if (const auto send = find_send(sends, timer); send != sends.end()) {
        sends.erase(send);
    }
}
// The task's id in its key: "review" of "review:<review id>".
inline std::string_view task_id_of(std::string_view task_key) {
    return task_key.substr(0, task_key.find(':'));
}
// The task key in a timer's key, or empty when it is none of a task.
std::string_view task_of_timer(std::string_view timer);
// The same of the days of an approval route: "route:duyet".
std::string timer_of_route(std::string_view invoke);
std::string_view route_of_timer(std::string_view timer);
// What a route's timer fires as; the definition never hears it.
inline constexpr std::string_view route_time_event = "route.time";
// The event that tells the procedure how a service it invoked has ended (SCXML 1.0 section 6.4).
inline std::string done_event(std::string_view invoke) {
    return std::string("done.invoke.").append(invoke);
}
// The event that a due date raises: "due.answer".
std::string due_event(std::string_view task_id);

}  // namespace phanbien::dossier
