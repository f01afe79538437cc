// From a Flow to the provision tree.
//
// One pass in reading order. A line opens a provision when it starts with its number in the way
// NĐ 78/2025 prescribes and stands where such a provision may stand; quoted provisions of an
// amending law, dates, references and wrapped sentences do not. Linear in the length of the text
// (look-aheads are bounded). Pure; any thread.
#pragma once

#include "engine/document/flow.hpp"
#include "engine/document/outline.hpp"

namespace phanbien::document {

// Never fails; see Outline::warnings. Requires valid UTF-8 in the flow; brings it to NFC.
Outline read_outline(const Flow& flow);

}  // namespace phanbien::document
