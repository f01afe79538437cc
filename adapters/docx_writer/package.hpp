// Package: the zip of parts that a .docx is (ECMA-376 part 2), made in memory: what a dossier says
// never lies in a temporary file. The same parts give the same bytes.
// Throws std::runtime_error when the zip library fails; any thread.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

namespace phanbien::docx_writer {

struct Part {
    std::string name;  // "word/document.xml"
    std::string bytes;
};

// The bytes of a part made as a tree; no white space is added.
std::string part_bytes(const pugi::xml_document& tree);

std::string zip_of(const std::vector<Part>& parts);

}  // namespace phanbien::docx_writer
