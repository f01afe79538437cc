// Which lines are quoted provisions.
//
// An amending law writes: 1. Sửa đổi, bổ sung Điều 5 như sau: “Điều 5. … 1. … 2. …”. The quoted
// điều and khoản belong to the law that is amended; here they are the content of the clause that
// quotes them. A quotation is taken for one only where a colon announces it or it opens with a
// number, and only when its end is found; otherwise the text is read as usual, with a warning.
// Where the signs were forgotten, the article that the line above names ("Sửa đổi Điều 7 như sau:")
// is taken for a quotation up to the next amendment or the next article of the law itself.
// Pure; any thread.
#pragma once

#include <vector>

#include "engine/document/line.hpp"

namespace phanbien::document {

struct Quotations {
    std::vector<bool> quoted;           // per line: inside a quotation begun on an earlier line, or
                                        // opening one with its first sign
    std::vector<std::size_t> unclosed;  // lines that open a quotation without an end
    std::vector<std::size_t> unmarked;  // lines that open an amended article without any sign
};

Quotations find_quotations(const std::vector<Line>& lines);

}  // namespace phanbien::document
