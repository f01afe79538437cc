// What is wrong with a directory: every mistake at once, each with the line, the reason and the way
// out. A rule looks at one kind of thing; the table of all of them is in directory_check.cpp. What
// a thing names that does not exist is said by DirectoryMaker, which has to look for it anyway.
// Pure; any thread.
#pragma once

#include "engine/people/directory.hpp"
#include "engine/people/validity_words.hpp"

namespace phanbien::people {

using xml::Mistakes;

// No district, and no commune that is not under a province, from this day on (Nghị quyết
// 203/2025/QH15 Đ.2).
inline constexpr Date two_levels_from = std::chrono::sys_days{std::chrono::year{2025} / 7 / 1};

inline constexpr std::size_t id_length_max = 64;
inline constexpr std::size_t name_length_max = 300;  // code points of a name, a title, a reason

// Of tenures, of absences, of delegations given and of delegations taken.
inline constexpr std::size_t entries_of_person_max = 500;

// The bound on what is tried to prove that nobody's delegations and superiors run in a circle.
inline constexpr std::size_t circle_steps_max = 2'000'000;

void check_directory(const Directory& directory, Mistakes& mistakes);

// The rules, by what they look at.
void check_names(const Directory& directory, Mistakes& mistakes);
void check_bodies(const Directory& directory, Mistakes& mistakes);
void check_codes(const Directory& directory, Mistakes& mistakes);
void check_periods(const Directory& directory, Mistakes& mistakes);
void check_holders(const Directory& directory, Mistakes& mistakes);
void check_delegations(const Directory& directory, Mistakes& mistakes);
void check_circles(const Directory& directory, Mistakes& mistakes);

}  // namespace phanbien::people
