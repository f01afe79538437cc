// Procedure: lets the statechart take an event and says as Moved events what it did. The only place
// that steps an interpreter. Pure; one thread at a time.
#pragma once

#include <string>
#include <vector>

#include "engine/dossier/decide.hpp"

namespace phanbien::dossier {

// Whether any transition of the definition names this event.
bool has_transition(const Workflow& workflow, std::string_view event);

// The statechart of a new dossier, run to its first rest.
Result<std::vector<Moved>> begin_procedure(const Dossier& dossier, const Context& context);

// Raises an event, and after it those that the definition sends to itself at once. Empty: no
// transition took it. Refuses when the definition failed in the step: nothing of it is kept.
// `timer`: the key of the timer that brings the event; a delayed send waits no longer then.
Result<std::vector<Moved>> raise_event(const Dossier& dossier, const statechart::Event& event,
                                       const Context& context, std::string_view timer = {});

// A delayed send came due and nothing of the present state hears it: it is over all the same
// (SCXML 1.0 section 3.13), and must not be heard by a state that comes later.
Moved pass_unheard(const Dossier& dossier, const Elapse& command, const Workflow& workflow);

// Why an event that is granted was taken by no transition: the sentence of the first active
// transition for it that has one (pb:else_vi, pb:else_en), or a general one.
Problem not_taken(const Dossier& dossier, std::string_view event, const Context& context);

}  // namespace phanbien::dossier
