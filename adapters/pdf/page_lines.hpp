// The printed lines of a PDF with their places, in reading order. Plain data; any thread.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

namespace phanbien::pdf {

// Places are points from the top left corner of the page.
struct PageLine {
    std::string text = {};
    double left = 0;
    double right = 0;
    double top = 0;
    double bottom = 0;
    double first_word = 0;  // its width
    int page = 0;           // 1-based
};

struct Pages {
    std::vector<PageLine> lines = {};
    int count = 0;
    std::size_t letters = 0;
};

// Words that stand closer than a space are one word: a font that lacks Vietnamese letters is mixed
// with another one, letter by letter. A number alone at the top or bottom of a page is its number.
Pages lines_of(const pugi::xml_node& html);

}  // namespace phanbien::pdf
