// What an event says to people: a short label and one sentence, in Vietnamese and English. Texts of
// opinions and answers are not repeated in them, so that a sentence never says more than its reader
// may read. One thread (names come from a desk).
#pragma once

#include "web/api/desk.hpp"

namespace phanbien::api {

// Where the words of an event come from: its dossier's definition, and its records as they are now.
struct Telling {
    Desk& desk;
    const dossier::Dossier& dossier;
    const dossier::Workflow& workflow;
};

dossier::Label event_label(const Telling& telling, const dossier::Event& event);
dossier::Label event_summary(const Telling& telling, const dossier::Event& event);

// The command or the procedure's event behind it: "opinion.give", "scope.accept".
std::string event_name_of(const dossier::Event& event);

}  // namespace phanbien::api
