// CheckpointThread: has the log signed every checkpoint_interval, by the committer like everything
// that is written. Made and stopped by the main thread.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "engine/runtime/checkpoints.hpp"
#include "engine/runtime/committer.hpp"

namespace phanbien::cli {

class CheckpointThread {
  public:
    CheckpointThread(runtime::Committer& committer, runtime::Checkpoints& checkpoints);
    ~CheckpointThread();  // stop()
    CheckpointThread(const CheckpointThread&) = delete;
    CheckpointThread& operator=(const CheckpointThread&) = delete;

    void stop();

  private:
    void run();

    runtime::Committer& committer_;
    runtime::Checkpoints& checkpoints_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::thread thread_;
};

}  // namespace phanbien::cli
