#include "web/server/handler_pool.hpp"

#include <utility>

namespace phanbien::server {

HandlerPool::HandlerPool(std::size_t threads) : turns_(threads) {
    threads_.reserve(threads);
    for (std::size_t i = 0; i < threads; ++i) {
        threads_.emplace_back([this] { serve(); });
    }
}

HandlerPool::~HandlerPool() {
    stop();
}

bool HandlerPool::run(Asker asker, std::function<void()> work) {
    {
        const std::scoped_lock lock{mutex_};
        if (stopping_ || !turns_.push({std::move(asker), std::move(work)})) {
            return false;
        }
    }
    wake_.notify_one();
    return true;
}

void HandlerPool::stop() {
    {
        std::vector<Turns::Work> dropped;  // what it holds is released outside the lock
        const std::scoped_lock lock{mutex_};
        stopping_ = true;
        dropped = turns_.drop_waiting();
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
        std::optional<Turns::Turn> turn;
        wake_.wait(lock, [&] {
            turn = turns_.next();
            return stopping_ || turn;
        });
        if (!turn) {
            return;
        }
        lock.unlock();
        turn->work();
        turn->work = nullptr;  // what it holds is released outside the lock
        lock.lock();
        turns_.end(turn->asker);
    }
}

}  // namespace phanbien::server
