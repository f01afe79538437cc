// The names by which commands, events and timers know each other. One table, so that a definition's
// <pb:action event="opinion.give"> and the event "opinion_given" cannot drift apart.
// Pure; any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "engine/dossier/event.hpp"

namespace phanbien::dossier {

// The commands of command.hpp that have data of their own and need no transition in a definition.
std::span<const std::string_view> data_commands();
bool is_data_command(std::string_view event);

// The data command that leads to such an event: "opinion.give" for OpinionGiven; empty for
// Registered and Moved, which carry their own name.
std::string_view command_behind(const EventBody& body);

// Keys of timers: "task:answer", "send:later".
std::string timer_of_task(std::string_view task_key);
std::string timer_of_send(std::string_view send_id);
// The task key in a timer's key, or empty when it is none of a task.
std::string_view task_of_timer(std::string_view timer);
// The event that a due date raises: "due.answer".
std::string due_event(std::string_view task_id);

}  // namespace phanbien::dossier
