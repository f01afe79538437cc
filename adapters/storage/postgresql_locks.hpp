// The locks by which several phanbien share one office on PostgreSQL: advisory locks of its
// database, which a session or a transaction gives back by ending, also by a kill.
//
//     office  shared by each node that serves; had alone by whoever must be alone
//     start   had by a node while it starts, so that they start one after the other
//     turn    had by each transaction that writes, from its beginning to its end: the log is one
//             sequence; who waits longest is next
//     duty    had by the node that does what one does for all: timers, checkpoints
//
// Belongs to one connection; one thread at a time.
#pragma once

#include <string>

#include "adapters/storage/connection.hpp"
#include "adapters/storage/data_directory.hpp"

namespace phanbien::storage {

inline constexpr int lock_timeout_ms = 5'000;  // of anything that does not say otherwise
inline constexpr int office_wait_ms = 1'000;   // for a session that is just ending
inline constexpr int start_wait_ms = 60'000;   // for another node to have started

class OfficeLocks {
  public:
    explicit OfficeLocks(Connection& connection) : connection_(connection) {}

    // Outside a transaction, once. False when others are in the way: with Sharing::alone any, else
    // one who is alone, or who starts and does not come to an end.
    [[nodiscard]] bool enter(Sharing sharing);
    // The same for a node whose session was lost after it had started.
    [[nodiscard]] bool enter_again(Sharing sharing);

    // The statement by which a transaction takes its turn.
    static std::string turn();

    // As runtime::Writing says.
    bool is_alone();
    void others_may_start();
    bool has_duty();

    bool is_starting() const { return starting_; }

  private:
    [[nodiscard]] bool take(const char* function, int lock, int wait_ms);
    [[nodiscard]] bool try_to_take(int lock);
    void give_back(int lock);

    Connection& connection_;
    bool alone_ = false;
    bool starting_ = false;
    bool duty_ = false;
};

}  // namespace phanbien::storage
