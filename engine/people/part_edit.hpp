// The edits of a directory's parts (organisations, units, posts, people), made to its XML; for
// directory_edit.cpp only. Each gives why it cannot be made. Pure; any thread.
#pragma once

#include <optional>
#include <pugixml.hpp>

#include "engine/kernel/problem.hpp"
#include "engine/people/directory_edit.hpp"

namespace phanbien::people {

std::optional<Problem> edit_part(pugi::xml_node root, const AddPart& edit);
std::optional<Problem> edit_part(pugi::xml_node root, const ChangePart& edit);
std::optional<Problem> edit_part(pugi::xml_node root, const RemovePart& edit);

}  // namespace phanbien::people
