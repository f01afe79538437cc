// Tables for the writers' tests.
#pragma once

#include <string>

#include "engine/dossier/synthesis.hpp"

namespace phanbien::testing {

// Two provisions and the whole draft; two recommendations, one with two opinions.
dossier::SynthesisTable small_table();

// `count` opinions, five to a recommendation, ten to a provision, texts of very different lengths.
dossier::SynthesisTable large_table(int count);

// small_table() with this text in every place where people write.
dossier::SynthesisTable table_saying(const std::string& text);

}  // namespace phanbien::testing
