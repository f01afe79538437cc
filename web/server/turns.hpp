// Turns: who waits for a handler thread and whose turn is next. Work goes in three lanes by what it
// may cost, so that what takes long keeps no thread from what does not; within a lane clients come
// round in turn, however much one of them has asked for. Pure: whoever holds it locks.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "web/server/message.hpp"

namespace phanbien::server {

// Files to be read by another process, for one client, who waits a moment for each and seconds for
// a large one. The other lanes hold no more than the requests in flight.
inline constexpr std::size_t slow_waiting_max = 64;

class Turns {
  public:
    using Work = std::function<void()>;
    struct Turn {
        Asker asker;
        Work work;
    };

    // For this many threads: all but one (if there are two) for what is not quick, half for what is
    // slow.
    explicit Turns(std::size_t threads);

    // False when so much slow work waits that more of it would wait too long.
    [[nodiscard]] bool push(Turn turn);
    // What a free thread shall do; nothing while what waits has all the threads it may have. Each
    // that is taken must be ended.
    std::optional<Turn> next();
    void end(const Asker& asker);
    // Whatever waits, to be let go of.
    std::vector<Work> drop_waiting();

  private:
    using Line = std::list<Turn>;  // of one client, in the order asked
    struct Lane {
        std::list<std::string> ring;  // clients with work, whose turn is next first
        std::map<std::string, Line> lines;
        std::size_t waiting = 0;
        std::size_t running = 0;
    };

    bool may_run(Pace pace) const;
    std::optional<Turn> next_of(Lane& lane, Pace pace);
    Lane& lane(Pace pace) { return lanes_[static_cast<std::size_t>(pace)]; }
    const Lane& lane(Pace pace) const { return lanes_[static_cast<std::size_t>(pace)]; }

    std::size_t unhurried_max_;           // threads for what is not quick
    std::size_t slow_max_;                // of them for what is slow
    std::array<Lane, pace_count> lanes_;  // by pace
    std::size_t first_ = 0;               // the lane that is asked first
    std::set<std::string> slow_clients_;  // whose slow work runs
};

}  // namespace phanbien::server
