// The looking functions of the rules, by the file they stand in. For rules.cpp and nobody else; one
// thread.
#pragma once

#include "engine/check/rule.hpp"

namespace phanbien::check {

// graph_rules.cpp: where a dossier can come to and go on from
void unreachable_state(const Subject& subject, Notes& notes);
void dead_end(const Subject& subject, Notes& notes);
void no_end(const Subject& subject, Notes& notes);
void join_never_done(const Subject& subject, Notes& notes);
void endless_loop(const statechart::Chart& chart, Notes& notes);

// clarity_rules.cpp: person, task, due, result, who answers for it
void state_without_task(const Subject& subject, Notes& notes);
void task_without_due(const Subject& subject, Notes& notes);
void task_without_result(const Subject& subject, Notes& notes);
void task_without_superior(const Subject& subject, Notes& notes);
void task_without_way_on(const Subject& subject, Notes& notes);

// event_rules.cpp: who raises what, and what takes it
void event_nobody_raises(const Subject& subject, Notes& notes);
void action_not_taken(const Subject& subject, Notes& notes);
void shadowed_transition(const statechart::Chart& chart, Notes& notes);

// guard_rules.cpp: all combinations of what a guard may find
void guard_overlap(const Subject& subject, Notes& notes);
void guard_gap(const Subject& subject, Notes& notes);
void guard_never_true(const Subject& subject, Notes& notes);
void guard_sampled(const Subject& subject, Notes& notes);
void guard_undeclared(const Subject& subject, Notes& notes);

// name_rules.cpp: what expressions speak of
void outside_profile(const Subject& subject, Notes& notes);
void unknown_name(const Subject& subject, Notes& notes);
void wrong_type(const Subject& subject, Notes& notes);
void wrong_assignment(const Subject& subject, Notes& notes);

// route_rules.cpp: the approval routes a procedure asks for
void route_unknown(const Subject& subject, Notes& notes);
void route_fact_unknown(const Subject& subject, Notes& notes);
void route_fact_missing(const Subject& subject, Notes& notes);

// people_rules.cpp: whether there is somebody
void role_without_holder(const Subject& subject, Notes& notes);
void four_eyes_impossible(const Subject& subject, Notes& notes);
void four_eyes_narrow(const Subject& subject, Notes& notes);
void party_sees_nothing(const Subject& subject, Notes& notes);

// time_rules.cpp: whether there is time
void due_date_never_set(const Subject& subject, Notes& notes);
void deadline_impossible(const Subject& subject, Notes& notes);

// word_rules.cpp: both languages
void missing_translation(const statechart::Chart& chart, Notes& notes);
void missing_label(const Subject& subject, Notes& notes);

}  // namespace phanbien::check
