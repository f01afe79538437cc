// A directory as somebody wrote it: nested as in the file, one thing naming another by its id, not
// yet known to be right. What the reader makes of XML and a form makes of what was typed;
// Directory::make proves it. Plain values; any thread.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/people/directory_parts.hpp"

namespace phanbien::people::written {

// A name of something that should be elsewhere in the directory, and where it was named.
struct Reference {
    std::string id;
    Line line = {};
};

struct Post {
    std::string id;
    std::string vi;
    std::string en;
    std::string role;
    bool head = false;
    bool several = false;
    std::string superior = {};  // empty: none named
    Validity validity = {};
    Line line = {};
};

struct Unit {
    std::string id;
    std::string vi;
    std::string en;
    Validity validity = {};
    std::vector<Post> posts = {};
    std::vector<Unit> units = {};
    Line line = {};
};

struct Body {
    std::string id;
    std::string vi;
    std::string en;
    OrganisationKind kind = OrganisationKind::front;
    Level level = Level::central;
    std::string parent = {};  // empty: none
    Validity validity = {};
    std::vector<Code> codes = {};
    std::vector<Reference> predecessors = {};
    std::vector<Unit> units = {};
    Line line = {};
};

struct Tenure {
    std::string post;
    Validity validity = {};
    Line line = {};
};

struct Absence {
    std::string reason;
    Validity validity = {};
    Line line = {};
};

struct Delegation {
    std::string to;
    std::string post = {};  // empty: every post
    std::vector<std::string> matters = {};
    bool always = false;
    Validity validity = {};
    Line line = {};
};

struct Person {
    std::string id;
    std::string name;
    std::string account = {};
    std::vector<Tenure> tenures = {};
    std::vector<Absence> absences = {};
    std::vector<Delegation> delegations = {};
    Line line = {};
};

struct Directory {
    std::string vi;
    std::string en;
    std::vector<Body> bodies = {};
    std::vector<Person> people = {};
};

}  // namespace phanbien::people::written
