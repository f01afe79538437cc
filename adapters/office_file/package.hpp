// Packages of parts and relationships (ECMA-376 part 2), which .docx and .xlsx both are: where the
// parts are that a part names. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "adapters/office_file/archive.hpp"

namespace phanbien::office_file {

// "word/" of "word/document.xml"; empty for a part at the top.
std::string_view folder_of(std::string_view part);
// "word/_rels/document.xml.rels", where the relationships of a part stand.
std::string relationships_of(std::string_view part);
// A relationship's target as a part: relative to the folder of its source, or absolute.
std::string target_part(std::string_view folder, std::string_view target);

bool holds_macros(const Archive& archive);

}  // namespace phanbien::office_file
