// PastShelf: dossiers as they were at a moment, kept while somebody reads them page by page. To
// fold a campaign up to a moment takes a second for 100,000 events, and each of its pages would
// have to do it again.
//
// The log only grows, so that what was folded from the first `newest` events of a dossier up to one
// of them stays true for whoever sees as many; an erasure is an event too. Any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <tuple>
#include <vector>

#include "engine/kernel/recently_used.hpp"
#include "web/api/desk.hpp"

namespace phanbien::api {

class PastShelf {
  public:
    // Of all that is kept together; about 0.5 KB of memory each. The one used last always stays.
    static constexpr std::uint64_t events_max = 300'000;

    using Times = std::shared_ptr<const std::vector<Instant>>;
    using Then = std::shared_ptr<const dossier::Dossier>;

    // `newest`: the dossier's revision in the desk's snapshot. Throw as the desk does.
    //
    // When each of its events happened, in order.
    Times times(Desk& desk, const DossierId& id, std::uint64_t newest);
    // As it was after the event of this sequence, as dossier::as_it_was has it.
    Then dossier(Desk& desk, const DossierId& id, std::uint64_t revision, std::uint64_t newest);

  private:
    using Whole = std::tuple<DossierId, std::uint64_t>;                  // newest
    using Moment = std::tuple<DossierId, std::uint64_t, std::uint64_t>;  // revision, newest

    std::mutex mutex_;
    RecentlyUsed<Whole, Times> times_{events_max};  // both weigh events
    RecentlyUsed<Moment, Then> dossiers_{events_max};
};

}  // namespace phanbien::api
