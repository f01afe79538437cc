// What one person changes of a directory in a day's work: who is away, and who acts for whom. The
// rest of it changes by import.
//
// An edit is made to the directory as XML and gives another text, which is held against every rule
// as any other is: circles, periods that end before they start, people who do not exist. An entry
// is known by whose it is and by its days, as they were seen. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/kernel/result.hpp"
#include "engine/people/validity.hpp"

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
struct ChangeDelegation {
    Handover handover;
    Validity seen;
    Validity validity;
};
struct RemoveDelegation {
    Handover handover;
    Validity seen;
};

using DirectoryEdit = std::variant<AddAbsence, ChangeAbsence, RemoveAbsence, AddDelegation,
                                   ChangeDelegation, RemoveDelegation>;

// Whose entry it is.
const std::string& person_of(const DirectoryEdit& edit);

// `xml` is a directory as write_directory() gives it. Refuses (directory.no_such_person,
// directory.no_such_entry) what is not there and (directory.entry_exists) what is; whether the
// result is right is for read_directory().
Result<std::string> edited(std::string_view xml, const DirectoryEdit& edit);

}  // namespace phanbien::people
