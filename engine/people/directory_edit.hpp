// What is changed of a directory in a day's work. Who is away and who acts for whom, by whoever it
// is of; organisations, units, posts, people and who holds what, by an administrator.
//
// An edit is made to the directory as XML and gives another text, which is held against every rule
// as any other is: circles, periods that end before they start, two people in a post for one. An
// entry is known by whose it is and by its days, a part by its id; both as they were seen, so that
// nobody writes over what somebody else changed meanwhile. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/kernel/result.hpp"
#include "engine/people/written.hpp"

namespace phanbien::people {

struct AddAbsence {
    std::string person;
    Validity validity;
    std::string reason;  // may be empty
};
// Other days, or a last day; without a reason the one it has stays.
struct ChangeAbsence {
    std::string person;
    Validity seen;
    Validity validity;
    std::optional<std::string> reason;
};
// As if it had never been; what has begun is better ended by ChangeAbsence.
struct RemoveAbsence {
    std::string person;
    Validity seen;
};

// Who hands on to whom, and in which post; empty: in every one.
struct Handover {
    std::string person;
    std::string to;
    std::string post;
};
struct AddDelegation {
    Handover handover;
    std::vector<std::string> matters;  // none: every one
    bool always = false;
    Validity validity;
};
// What a delegation is about. Without it (ChangeDelegation) only the days change.
struct Terms {
    std::string post;                  // empty: every one
    std::vector<std::string> matters;  // none: every one
    bool always = false;
};
struct ChangeDelegation {
    Handover handover;
    Validity seen;
    Validity validity;
    std::optional<Terms> terms = {};
};
struct RemoveDelegation {
    Handover handover;
    Validity seen;
};

struct AddTenure {
    std::string person;
    written::Tenure tenure;
};
struct ChangeTenure {
    std::string person;
    written::Tenure seen;
    Validity validity;
};
struct RemoveTenure {
    std::string person;
    written::Tenure seen;
};

// An organisation, a unit, a post or a person without what stands inside: a part of a unit or a
// person is an edit of its own.
using Part = std::variant<written::Body, written::Unit, written::Post, written::Person>;

// Where a unit or a post stands; what does not apply is empty. A unit directly in an organisation
// names that, another one its unit; a post names its unit.
struct Within {
    std::string body = {};
    std::string unit = {};
};
struct AddPart {
    Part part;
    Within within = {};
};
// Its id stays.
struct ChangePart {
    Part seen;
    Part part;
};
// As if it had never been: only what nothing else stands in or names. What was is better ended.
struct RemovePart {
    Part seen;
};

using DirectoryEdit = std::variant<AddAbsence, ChangeAbsence, RemoveAbsence, AddDelegation,
                                   ChangeDelegation, RemoveDelegation, AddTenure, ChangeTenure,
                                   RemoveTenure, AddPart, ChangePart, RemovePart>;

// Whose own absence or delegation it is; none: it is for an administrator.
std::optional<std::string> owner_of(const DirectoryEdit& edit);

// `xml` is a directory as write_directory() gives it. Refuses what is not there or not as it was
// seen (directory.no_such_person, directory.no_such_entry, directory.no_such_part), what is there
// already (directory.entry_exists, directory.id_taken) and to remove what others need
// (directory.in_use); whether the result is right is for read_directory().
Result<std::string> edited(std::string_view xml, const DirectoryEdit& edit);

}  // namespace phanbien::people
