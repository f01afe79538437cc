// The table of contents that stands before the text of a long draft: it names every chapter and
// article once more, without their text, and would be counted as a second law. Pure; any thread.
#pragma once

#include <cstddef>
#include <vector>

#include "engine/document/line.hpp"

namespace phanbien::document {

struct LineRange {
    std::size_t first = 0;
    std::size_t end = 0;  // behind the last one; equal to `first` when there is none
};

// The lines of the table of contents: headings only, at least two articles, begun again with the
// same heading right behind them.
LineRange find_contents_list(const std::vector<Line>& lines);

// "MỤC LỤC".
bool opens_contents_list(std::string_view line);

}  // namespace phanbien::document
