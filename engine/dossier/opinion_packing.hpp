// An opinion as a few bytes more than its words: lengths and numbers take one byte while they are
// small, what is empty takes one, and a UUID takes 17. For OpinionBook alone: the form is never
// kept, so that it may change with every program. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

#include "engine/dossier/opinion.hpp"

namespace phanbien::dossier {

std::string packed(const Opinion& opinion);
// Of what packed() gave; anything else throws std::out_of_range or gives another opinion.
Opinion unpacked(std::string_view bytes);
// Its id alone.
OpinionId id_in(std::string_view bytes);

}  // namespace phanbien::dossier
