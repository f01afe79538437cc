#include "adapters/cli/repeating_thread.hpp"

#include <utility>

namespace phanbien::cli {

RepeatingThread::RepeatingThread(std::function<std::chrono::microseconds()> work)
    : work_(std::move(work)), thread_([this] { run(); }) {}

RepeatingThread::~RepeatingThread() {
    stop();
}

void RepeatingThread::stop() {
    {
        const std::scoped_lock lock{mutex_};
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) {
        thread_.join();
    }
}

void RepeatingThread::run() {
    std::unique_lock lock{mutex_};
    while (!stopping_) {
        lock.unlock();
        const auto pause = work_();
        lock.lock();
        wake_.wait_for(lock, pause, [this] { return stopping_; });
    }
}

}  // namespace phanbien::cli
