// Câu kết: a sentence behind the last điểm (or the last of enumerated khoản) that speaks of all of
// them and so belongs to the khoản (or the điều), where that can be told. Pure; any thread.
#pragma once

#include <span>
#include <string_view>

#include "engine/document/line.hpp"
#include "engine/document/outline.hpp"

namespace phanbien::document {

// Does `line` close the list whose last item is `item`? `parent` holds the items before it; `ahead`
// are the lines below `line`, none of them quoted. True when the item has ended with a full stop,
// the line is a sentence of its own, no further item follows, and nothing says that it belongs to
// the item: no earlier item has paragraphs of its own, the item holds no list of dashes (unless the
// line names "khoản này", "Điều này"). Of khoản it is told only where they end with semicolons.
bool closes_list(std::string_view line, const Provision& item, const Provision& parent,
                 std::span<const Line> ahead);

}  // namespace phanbien::document
