// OpinionTally: what every command asks of all opinions of a dossier together, counted as they come
// and change. A campaign brings a hundred thousand opinions into one dossier, and the last of them
// shall cost what the first did: nothing on a command's way goes through all of them.
//
// Kept by Dossier::change() and apply(). A plain value owned by one thread at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>

namespace phanbien::dossier {

struct Dossier;
struct Opinion;

struct OpinionTally {
    std::size_t seen = 0;            // opinions that were added, withdrawn ones too
    std::int64_t standing = 0;       // not withdrawn
    std::int64_t loose = 0;          // open, in no recommendation
    std::int64_t waiting = 0;        // standing, for a person to say where they belong
    std::map<int, int> anchored_in;  // standing, on a provision, by the newest version they have a
                                     // place in

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
