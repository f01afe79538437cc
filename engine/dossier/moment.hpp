// A dossier as it was at a moment: folded from its own events up to then by the same apply() that
// folds it now, so that nothing is guessed and no list is asked.
//
// "At 10:00" means after every event whose time is 10:00 or earlier. Times are said by a clock,
// and a clock may have jumped in a log that came from elsewhere: the order of the events wins, so
// that an event at or before the moment brings all before it with it. Events of one time happened
// together. What was erased since by law stays erased in every past, and says so. Pure; any thread.
#pragma once

#include <cstdint>
#include <span>
#include <variant>

#include "engine/dossier/dossier.hpp"
#include "engine/dossier/event_walk.hpp"
#include "engine/kernel/problem.hpp"
#include "engine/kernel/result.hpp"

namespace phanbien::dossier {

struct Moment {
    std::uint64_t revision = 0;  // the sequence of the last event that had happened
    Instant at;                  // as asked for, or the time of that event

    bool operator==(const Moment&) const = default;
};

// The time, or the event after which the dossier is meant, by its sequence.
using MomentAsked = std::variant<Instant, std::uint64_t>;

// `times`: of all events of the dossier, in order, at least one. Refuses what is before the first
// event ("moment.too_early"), after `now` ("moment.in_future"), and an event that there is not
// ("moment.no_event").
Result<Moment> moment_of(std::span<const Instant> times, const MomentAsked& asked, Instant now);

// `events`: all of the dossier; `revision`: 1 to their number. `head` stays empty: the past is no
// place to go on from.
Dossier as_it_was(const EventWalk& events, std::uint64_t revision);

}  // namespace phanbien::dossier
