// Unusual things: what an auditor looks at first. Nothing here is wrong by itself and nothing is
// forbidden by it; each is a kind of event that somebody from outside should have seen.
//
// Derived from the log alone, event by event: of a dossier from what it was before the event, of
// the office from the event itself. The store keeps what is found as a list that `rebuild` makes
// anew and `rebuild --check` compares. Pure; any thread.
#pragma once

#include <boost/json/object.hpp>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/dossier/dossier.hpp"
#include "engine/dossier/workflow.hpp"

namespace phanbien::dossier {

// How far the clock must have gone back behind the newest event to be spoken of: a clock that is
// kept by NTP stays within seconds.
inline constexpr std::chrono::minutes clock_jump_min{2};

// Acts of the office that are written because they are unusual.
inline constexpr std::string_view clock_jumped_act = "clock_jumped";
inline constexpr std::string_view new_place_act = "signed_in_from_new_place";
// The member of an "account_updated" with the roles that the person did not have before.
inline constexpr std::string_view roles_added_member = "roles_added";

enum class UnusualKind {
    own_work,             // judged what they had said, answered or handed in themselves
    after_due,            // answered or decided behind its due date
    reopened,             // a dossier that had ended goes on
    closed_unbalanced,    // ended while something owed was open
    approval_overridden,  // an approval was stopped on its way, or an issued number taken back
    erased,               // words, names or files were erased
    clock_jumped,         // the server's clock went back behind what was written
    new_place,            // a sign-in from a network that the account had not used
    rights_raised,        // somebody got a role
    key_rotated,          // the log's key was replaced
};

std::string_view name_of(UnusualKind kind);
std::optional<UnusualKind> unusual_kind(std::string_view name);
std::span<const UnusualKind> unusual_kinds();

// What the kind is called, and in one sentence why such an event is listed.
struct UnusualWords {
    Label name;
    Label rule;
};
const UnusualWords& words_of(UnusualKind kind);

// Of an event of a dossier; `workflow`: the definition that it went by before, null where that
// cannot be read any more and nobody knows which of its states are ends. In the order of the kinds'
// names.
std::vector<UnusualKind> unusual_in(const Dossier& before, const Workflow* workflow,
                                    const Event& event);
// Of an event of the office, by its act and its details.
std::optional<UnusualKind> unusual_act(std::string_view act, const boost::json::object& details);

}  // namespace phanbien::dossier
