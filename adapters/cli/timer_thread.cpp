#include "adapters/cli/timer_thread.hpp"

#include <algorithm>

namespace phanbien::cli {

TimerThread::TimerThread(runtime::Office& office, runtime::Clock& clock)
    : office_(office), clock_(clock), thread_([this] { run(); }) {}

TimerThread::~TimerThread() {
    stop();
}

void TimerThread::stop() {
    {
        const std::scoped_lock lock{mutex_};
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) {
        thread_.join();
    }
}

void TimerThread::run() {
    std::unique_lock lock{mutex_};
    while (!stopping_) {
        lock.unlock();
        const auto next = office_.tick();
        lock.lock();
        auto pause = std::chrono::microseconds{timer_look_max};
        if (next) {
            pause = std::clamp(*next - clock_.now(), std::chrono::microseconds{0}, pause);
        }
        wake_.wait_for(lock, pause, [this] { return stopping_; });
    }
}

}  // namespace phanbien::cli
