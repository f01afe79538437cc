// OpinionTally: what every command asks of all opinions of a dossier together, counted as they come
// and change. A campaign brings a hundred thousand opinions into one dossier, and the last of them
// shall cost what the first did: nothing on a command's way goes through all of them.
//
// Kept by OpinionBook. A plain value owned by one thread at a time.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "engine/kernel/id.hpp"

namespace phanbien::dossier {

struct Opinion;

// Where opinions stand, in the newest version they have a place in, and what they say of it.
struct OpinionPlace {
    std::string eid;  // of the provision; empty: on the draft as a whole, or nowhere any more
    std::string stance;

    auto operator<=>(const OpinionPlace&) const = default;
};

using OpinionCounts = std::map<OpinionPlace, std::int64_t>;  // none with zero

struct OpinionTally {
    std::int64_t received = 0;  // in one of these four: received = their sum
    std::int64_t withdrawn = 0;
    std::int64_t set_aside = 0;
    std::int64_t in_recommendations = 0;
    std::int64_t loose = 0;

    // Of those that stand, which is all but the withdrawn ones:
    std::int64_t waiting = 0;                        // for a person to say where they belong
    std::map<OrganisationId, std::int64_t> said_by;  // by the body that said it; none with zero
    std::map<int, std::int64_t> made_on;             // by the version of the draft
    std::map<int, std::int64_t> anchored_in;  // on a provision, by the newest version in which they
                                              // have a place

    // By how much the standing ones of each place have become more or fewer since this was last
    // taken out: of a dossier that was just folded, how many they are. It says what happened to the
    // tally and nothing of what it is.
    struct Moves {
        OpinionCounts counts;
        bool operator==(const Moves&) const { return true; }
    };
    Moves moves;

    void add(const Opinion& opinion);
    // Of one that was added and is as it was then.
    void remove(const Opinion& opinion);
    // Whether one of them has no place in this version of the draft yet.
    bool is_any_behind(int version) const;

    std::int64_t standing() const { return received - withdrawn; }
    // Standing ones that this body gave, or that were entered for it.
    std::int64_t of(const OrganisationId& body) const;

    bool operator==(const OpinionTally&) const = default;

  private:
    void count(const Opinion& opinion, int by);
};

}  // namespace phanbien::dossier
