// One event of every kind with every member filled in, for the goldens of the codec.
#pragma once

#include <vector>

#include "engine/dossier/event.hpp"

namespace phanbien::dossier {

std::vector<Event> sample_events();

}  // namespace phanbien::dossier
