// Content lines: the grammar of RFC 5545 section 3.1 without any meaning: unfolding, names,
// parameters, values, and the escaping of texts. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/kernel/problem.hpp"

namespace phanbien::calendar {

// Its parameters say nothing that is asked for here; that they are well formed is checked.
struct ContentLine {
    int number = 0;    // of its first physical line, from 1
    std::string name;  // upper case
    std::string value;
};

struct ContentLines {
    std::vector<ContentLine> lines;
    std::vector<FieldProblem> mistakes;  // pointers are "file:line"
};

ContentLines content_lines(std::string_view text, std::string_view file_name);

// A text value as meant: "\," is a comma, "\n" a new line.
std::string unescaped(std::string_view value);
std::string escaped(std::string_view text);

// The line as it stands in a file: folded, with its line ends.
std::string folded(std::string_view line);

}  // namespace phanbien::calendar
