// The names of the system variables (SCXML 1.0 section 5.10), which every data model offers and no
// <data> may have. "_x" is left out: this platform adds nothing of its own. Constants; any thread.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace phanbien::statechart {

inline constexpr std::string_view event_variable = "_event";
inline constexpr std::string_view session_variable = "_sessionid";
inline constexpr std::string_view name_variable = "_name";
inline constexpr std::string_view processors_variable = "_ioprocessors";

inline constexpr std::array<std::string_view, 4> system_variables{
    event_variable, session_variable, name_variable, processors_variable};

inline bool is_system_variable(std::string_view name) {
    return std::find(system_variables.begin(), system_variables.end(), name) !=
           system_variables.end();
}

}  // namespace phanbien::statechart
