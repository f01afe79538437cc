// The index of texts follows the log: with each event, what can be searched for of its dossier; or
// all of it anew; and is compared with it. On the thread of the Reading or Writing that is given.
#pragma once

#include <map>
#include <string>

#include "engine/runtime/store.hpp"

namespace phanbien::runtime {

// What bodies are called, in both languages: those who say something are found by it.
using BodyNames = std::map<OrganisationId, std::string>;
BodyNames body_names(Reading& reading);

// Another number after every change of what is indexed or how words are folded, and with every list
// that is new beside it: all are then made anew at the next start. 2: the unusual events.
inline constexpr int text_index_version = 2;

// `dossier` is as it stands after the event.
void index_event(Writing& writing, const dossier::Event& event, const dossier::Dossier& dossier);

// Everything of one dossier; what the index held of it must have been forgotten.
void index_dossier(Writing& writing, const dossier::Dossier& dossier);

// Whether the index holds of the dossier what its log says, and nothing else. `dossier`: folded.
bool is_indexed(Reading& reading, const dossier::Dossier& dossier, const BodyNames& names);

}  // namespace phanbien::runtime
