// RepeatingThread: runs a piece of work again and again, with the pause that the work asks for in
// between. Made and stopped by the main thread; stop() waits for the work under way.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace phanbien::cli {

class RepeatingThread {
  public:
    // `work` returns how long to pause before it is run again; it is run at once for the first
    // time.
    explicit RepeatingThread(std::function<std::chrono::microseconds()> work);
    ~RepeatingThread();  // stop()
    RepeatingThread(const RepeatingThread&) = delete;
    RepeatingThread& operator=(const RepeatingThread&) = delete;

    void stop();

  private:
    void run();

    std::function<std::chrono::microseconds()> work_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace phanbien::cli
