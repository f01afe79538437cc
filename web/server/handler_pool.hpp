// HandlerPool: the threads that answer. A request that waits for one is counted by the server
// (requests_in_flight_max), and each has at most one piece of work here at a time: so the queue is
// bounded by that number, and what is slow in it by slow_waiting_max. Who comes next: turns.hpp.
// run() may be called from any thread; work runs on the pool's threads and must not throw.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "web/server/turns.hpp"

namespace phanbien::server {

class HandlerPool {
  public:
    explicit HandlerPool(std::size_t threads);
    ~HandlerPool();  // stop()

    HandlerPool(const HandlerPool&) = delete;
    HandlerPool& operator=(const HandlerPool&) = delete;

    // Does it when its turn comes. False when it was not taken: too much that is slow waits, or the
    // pool stops.
    [[nodiscard]] bool run(Asker asker, std::function<void()> work);
    // Finishes what runs, then joins. What still waits is dropped: by now the server has given its
    // clients all the time there is.
    void stop();

  private:
    void serve();

    std::mutex mutex_;
    std::condition_variable wake_;
    Turns turns_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace phanbien::server
