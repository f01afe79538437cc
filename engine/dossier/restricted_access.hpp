// Restricted access ("hạn chế tiếp cận"): a dossier that only those with a part in it find and
// read, because a leader of the hosting body says so and why. Not for State secrets: the Law on the
// Protection of State Secrets (29/2018/QH14) keeps those off systems like this one.
//
// A leader is whoever has a role to which the definition escalates a task of the host's own people.
// Of the host a part have: leaders, whoever has a role that an open task asks, whoever has acted in
// the dossier. The drafting body, bodies asked for opinions, those on an approval route and whoever
// the definition lets read every dossier (an auditor) read what they read of any. Pure; any thread.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "engine/dossier/dossier.hpp"
#include "engine/dossier/workflow.hpp"

namespace phanbien::dossier {

inline constexpr std::string_view restrict_access = "access.restrict";
inline constexpr std::string_view open_access = "access.open";
inline bool is_access_event(std::string_view event) {
    return event == restrict_access || event == open_access;
}

// What a leader of the host may do now: restrict, or open again; null for everybody else. Granted
// beside the actions of the definition, in every state, with a reason.
const Action* access_action(const Dossier& dossier, const people::Actor& actor,
                            const Workflow& workflow);

// Roles of the host whose people have a part in the dossier as it stands.
std::set<std::string> host_roles_with_part(const Dossier& dossier, const Workflow& workflow);

// Whether a right that the definition gives to the host is this person's.
bool has_part(const Dossier& dossier, const people::Actor& actor, const Workflow& workflow);

void apply_access_event(Dossier& dossier, const Event& event, const AccessRestricted& it);
void apply_access_event(Dossier& dossier, const Event& event, const AccessOpened& it);
// Whoever acts has a part from then on.
void note_participant(Dossier& dossier, const Event& event);

}  // namespace phanbien::dossier
