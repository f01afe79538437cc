// Pictures in a Word file that is made or filled: the part, its relationship and its content type
// (ECMA-376 part 2), whatever the file had before. Pure; any thread.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "adapters/docx_writer/package.hpp"
#include "engine/kernel/result.hpp"

namespace phanbien::docx_writer {

// A picture among a file's parts: the id by which word/document.xml draws it.
struct Picture {
    std::string relation;
    std::string words;  // for who does not see it
};

// Adds a PNG. Refusals: those of office_file::parse_xml, where the file's own lists cannot be read;
// "draft.damaged" where they are something else, or there is no list of content types.
Result<Picture> add_png(std::vector<Part>& parts, std::string png, std::string words);

// A run that shows the picture as a square with sides of so many millimetres.
void draw(pugi::xml_node paragraph, const Picture& picture, int side_mm);

}  // namespace phanbien::docx_writer
