// Waiter: blocks one thread until others have reported a number of things done. Any thread.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace phanbien::runtime {

class Waiter {
  public:
    explicit Waiter(std::size_t expected) : missing_(expected) {}

    void done() {
        const std::lock_guard lock(mutex_);
        --missing_;
        all_.notify_one();  // under the lock: the one who waits may destroy this right after
    }
    void wait() {
        std::unique_lock lock(mutex_);
        all_.wait(lock, [this] { return missing_ == 0; });
    }

  private:
    std::mutex mutex_;
    std::condition_variable all_;
    std::size_t missing_;
};

}  // namespace phanbien::runtime
