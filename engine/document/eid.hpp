// eIds after the naming convention of Akoma Ntoso (OASIS, AKN Naming Convention 1.0, section 5):
// chp_II, chp_II__sec_1, art_5__para_1a, art_5__para_2__point_đ. Articles run through the whole
// text, so their id does not name the chapter and survives a new chapter. Pure; any thread.
#pragma once

#include <vector>

#include "engine/document/outline.hpp"

namespace phanbien::document {

// Gives every provision its eid and id. A second provision of the same name gets the suffix -2.
void assign_ids(std::vector<Provision>& provisions);

}  // namespace phanbien::document
