// The selected words of an opinion as W3C Web Annotation selectors (Web Annotation Data Model,
// section 4.2): a TextQuoteSelector and, where the place is known, a TextPositionSelector.
//
//     [{"type": "TextQuoteSelector", "exact": "…", "prefix": "…", "suffix": "…"},
//      {"type": "TextPositionSelector", "start": 12, "end": 30}]
//
// Positions are code points of the provision's own text. Pure; any thread.
#pragma once

#include <boost/json/array.hpp>
#include <string>

#include "engine/dossier/event.hpp"
#include "engine/kernel/json.hpp"

namespace phanbien::dossier {

// Reads the member "selector", where there is one. The exact words of a quote selector become the
// quote; both may be there when they are the same. Mistakes are complained of through `in`.
void read_selector(ObjectReader& in, std::string& quote, Selection& selection);

// Empty when nothing was selected.
boost::json::array selector_json(const OpinionGiven& opinion);

}  // namespace phanbien::dossier
