// Due dates at work: what a definition's due rule means for one dossier under the calendars of the
// office, and how the date came about.
//
// A rule counts from the day a state was entered or from a date of the dossier: when the draft came
// in, when it is to be submitted, a day somebody filled in. While that date is not known there is
// no due date. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/calendar/period.hpp"
#include "engine/dossier/dossier.hpp"
#include "engine/dossier/workflow.hpp"

namespace phanbien::dossier {

// `entered`: the day the state was entered; for an action's default, the day it is done.
std::optional<calendar::Due> due_of(const DueRule& rule, Date entered, const Dossier& dossier,
                                    const calendar::Calendars& calendars);

// How the due date of an open task came about, as JSON of schema DueExplanation: by the rule, set
// by hand as for a review, and whether a changed calendar moved it. "{}" without a due date.
std::string explanation_of(const OpenTask& task, const Dossier& dossier);

// Which due dates differ between two lists of one dossier's open tasks.
std::vector<DueMove> moves_between(const std::vector<OpenTask>& before,
                                   const std::vector<OpenTask>& after);

}  // namespace phanbien::dossier
