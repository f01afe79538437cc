// The lines of a provision as it is read down the page, for texts that are held against each other.
// Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "engine/document/outline.hpp"

namespace phanbien::document {

// Those of the text that are not empty.
void add_lines(const std::string& text, std::vector<std::string>& out);
// "Điều 5. Kinh phí", or what there is of it.
std::string head_of(const Provision& provision);
// A table's row as one line.
std::string row_line(const std::vector<std::string>& cells);

}  // namespace phanbien::document
