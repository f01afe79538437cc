// What an import would change: the differences between two directories, thing by thing.
//
// Organisations, units, posts and people are the same when their ids are. A tenure is the same when
// person and post are, an absence when the person is, a delegation when giver, taker and post are;
// of several, those that begin on the same day belong together, else those in the same order. The
// order of the file (precedence) is no difference. Pure; any thread.
#pragma once

#include <string>
#include <vector>

#include "engine/people/directory.hpp"
#include "engine/people/validity_words.hpp"

namespace phanbien::people {

enum class ChangeKind {
    added,
    changed,  // one member of it
    ended,    // it was open and has a last day now
    removed,  // without a trace, as if it had never been: an end is nearly always meant instead
};

enum class Thing { organisation, unit, post, person, tenure, absence, delegation };

struct Change {
    ChangeKind kind = ChangeKind::added;
    Thing thing = Thing::organisation;
    std::vector<std::string> ids;  // of the thing; of a tenure person, post; of a delegation giver,
                                   // taker, and the post where there is one
    std::string member = {};       // the attribute that changes; of what ended "until"
    std::string before = {};       // its values as in the file. Reasons of absences are not told
    std::string after = {};
    Line line = {};  // in the new file; of what is removed in the old one

    bool operator==(const Change&) const = default;
};

// In the order of the kinds of things, of each kind by id.
std::vector<Change> diff(const Directory& before, const Directory& after);

// One sentence about it.
Sentence said(const Change& change);

}  // namespace phanbien::people
