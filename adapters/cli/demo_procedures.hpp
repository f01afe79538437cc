// The demo's dossiers of the procedures beside phản biện, each left where somebody's turn is to be
// seen. For the main thread.
#pragma once

#include "adapters/cli/demo_story.hpp"

namespace phanbien::cli {

void tell_other_procedures(DemoStory& story);

}  // namespace phanbien::cli
