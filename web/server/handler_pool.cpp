#include "web/server/handler_pool.hpp"

#include <utility>

namespace phanbien::server {

HandlerPool::HandlerPool(std::size_t threads) {
    threads_.reserve(threads);
    for (std::size_t i = 0; i < threads; ++i) {
        threads_.emplace_back([this] { serve(); });
    }
}

HandlerPool::~HandlerPool() {
    stop();
}

void HandlerPool::run(std::function<void()> work) {
    {
        const std::scoped_lock lock{mutex_};
        if (stopping_) {
            return;
        }
        waiting_.push_back(std::move(work));
    }
    wake_.notify_one();
}

void HandlerPool::stop() {
    {
        std::deque<std::function<void()>> dropped;  // what it holds is released outside the lock
        const std::scoped_lock lock{mutex_};
        stopping_ = true;
        dropped.swap(waiting_);
    }
    wake_.notify_all();
    for (auto& thread : threads_) {
        if (thread.joinable()) {
            thread.join();
        }
    }
}

void HandlerPool::serve() {
    std::unique_lock lock{mutex_};
    while (true) {
        wake_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
        if (waiting_.empty()) {
            return;
        }
        auto work = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        work();
        work = nullptr;  // what it holds is released outside the lock
        lock.lock();
    }
}

}  // namespace phanbien::server
