// OpinionTally: what every command asks of all opinions of a dossier together, counted as they come
// and change. A campaign brings a hundred thousand opinions into one dossier, and the last of them
// shall cost what the first did: nothing on a command's way goes through all of them.
//
// Kept by Dossier::change() and apply(). A plain value owned by one thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

namespace phanbien::dossier {

struct Dossier;
struct Opinion;

// Where opinions stand, in the newest version they have a place in, and what they say of it.
struct OpinionPlace {
    std::string eid;  // of the provision; empty: on the draft as a whole, or nowhere any more
    std::string stance;

    auto operator<=>(const OpinionPlace&) const = default;
};

using OpinionCounts = std::map<OpinionPlace, std::int64_t>;  // none with zero

struct OpinionTally {
    std::size_t seen = 0;            // opinions that were added, withdrawn ones too
    std::int64_t standing = 0;       // not withdrawn
    std::int64_t loose = 0;          // open, in no recommendation
    std::int64_t waiting = 0;        // standing, for a person to say where they belong
    std::map<int, int> anchored_in;  // standing, on a provision, by the newest version they have a
                                     // place in

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

    bool operator==(const OpinionTally&) const = default;

  private:
    void count(const Opinion& opinion, int by);
};

// The dossier's tally; counted anew where it was put together without apply().
OpinionTally tally_of(const Dossier& dossier);

}  // namespace phanbien::dossier
