// What differs between a dossier as it was at one moment and as it was at a later one, in the words
// of the work, and which events in between made it so.
//
// What was changed and changed back is no difference. What an event between did to a thing is found
// by folding them once more over the first moment; only what an event names, and what hangs on
// that, is looked at each time, so that a dossier of thousands of opinions is compared in one pass.
// Pure; any thread.
#pragma once

#include <functional>
#include <vector>

#include "engine/dossier/event_walk.hpp"
#include "engine/dossier/standing_rows.hpp"

namespace phanbien::dossier {

// A dossier at one of the two moments, with the tasks that were open by the calendars of its time.
struct Side {
    const Dossier& dossier;
    const std::vector<OpenTask>& tasks;
};

enum class Fate {
    added,
    changed,
    withdrawn,  // taken back, dropped or cancelled
    gone,       // a task that is open no more, an answer that answers nothing any more
};
std::string_view name_of(Fate fate);

struct MemberChange {
    Member before;  // of one added: without a value
    Member after;   // of one gone: without a value

    bool operator==(const MemberChange&) const = default;
};
struct Difference {
    RowKey key;
    std::string name;  // as StandingRow has it
    Fate fate = Fate::changed;
    std::vector<MemberChange> members;  // only those that differ
    std::vector<std::uint64_t> events;  // sequences, in order

    bool operator==(const Difference&) const = default;
};

// The tasks open in a dossier on the way from one moment to the other.
using TasksOf = std::function<std::vector<OpenTask>(const Dossier&)>;

// `between`: the events after the first moment up to the second.
std::vector<Difference> differences(const Side& before, const Side& after, const EventWalk& between,
                                    const TasksOf& tasks_of);

}  // namespace phanbien::dossier
