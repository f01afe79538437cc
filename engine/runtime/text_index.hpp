// The index of texts follows the log: with each event, what can be searched for of its dossier; or
// all of it anew. Called inside the writer's transaction, on its thread.
#pragma once

#include "engine/runtime/store.hpp"

namespace phanbien::runtime {

// Another number after every change of what is indexed or how words are folded: the index is then
// made anew at the next start.
inline constexpr int text_index_version = 1;

// `dossier` is as it stands after the event.
void index_event(Writing& writing, const dossier::Event& event, const dossier::Dossier& dossier);

// Everything of one dossier, by its log; what the index held of it must have been forgotten.
void index_dossier(Writing& writing, const DossierId& id);

}  // namespace phanbien::runtime
