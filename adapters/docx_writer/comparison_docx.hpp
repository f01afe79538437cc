// The comparison of two versions as a Word file with revision marks (ECMA-376 part 1, 17.13.5):
// accepting all of them leaves the newer text, rejecting all of them the older words where they
// still have a place. What moved is marked where it stood by a line that says where it went. Pure;
// any thread.
#pragma once

#include <string>

#include "engine/document/comparison.hpp"

namespace phanbien::docx_writer {

std::string write_comparison_docx(const document::ComparisonPaper& paper);

}  // namespace phanbien::docx_writer
