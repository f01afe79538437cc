#include "adapters/cli/checkpoint_thread.hpp"

#include "engine/runtime/office.hpp"

namespace phanbien::cli {

CheckpointThread::CheckpointThread(runtime::Committer& committer, runtime::Checkpoints& checkpoints)
    : committer_(committer), checkpoints_(checkpoints), thread_([this] { run(); }) {}

CheckpointThread::~CheckpointThread() {
    stop();
}

void CheckpointThread::stop() {
    {
        const std::scoped_lock lock{mutex_};
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) {
        thread_.join();
    }
}

void CheckpointThread::run() {
    std::unique_lock lock{mutex_};
    while (!wake_.wait_for(lock, runtime::checkpoint_interval, [this] { return stopping_; })) {
        lock.unlock();
        // One that is refused (a full queue or disk) is made up for by the next.
        static_cast<void>(runtime::run_and_wait(
            committer_, [this](runtime::Writing& writing) { checkpoints_.sign_head(writing); }));
        lock.lock();
    }
}

}  // namespace phanbien::cli
