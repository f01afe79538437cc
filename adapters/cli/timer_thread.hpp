// TimerThread: asks the office to fire what is due, in time and at least every timer_look_max, so
// that a timer begun meanwhile is not missed by more than that.
// Made and stopped by the main thread.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "engine/runtime/clock.hpp"
#include "engine/runtime/office.hpp"

namespace phanbien::cli {

inline constexpr std::chrono::seconds timer_look_max{10};

class TimerThread {
  public:
    TimerThread(runtime::Office& office, runtime::Clock& clock);
    ~TimerThread();  // stop()
    TimerThread(const TimerThread&) = delete;
    TimerThread& operator=(const TimerThread&) = delete;

    void stop();

  private:
    void run();

    runtime::Office& office_;
    runtime::Clock& clock_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace phanbien::cli
