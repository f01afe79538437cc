// Committer: the one thread that writes.
//
// It takes everything that waits (until their weights come to batch_max), runs it in one
// transaction, commits, and only then tells each job that it is done: throughput grows with load
// while every answer is durable (design section 2). An exception in a batch means that its outcome
// is unknown: the transaction is dropped and the jobs are run once more, one by one, so that a
// poisonous job harms only itself. A StoreFailure::broken stops the committer for good; `on_broken`
// tells the composition root, which ends the process: it is called on the committer's thread and
// must not call stop(). So does a commit that fails with anything but a full or busy store, since
// its writes may be there; unless the store says StoreFailure::unknown and goes on: then the jobs
// are neither run again nor answered but with "store.unknown", and whoever asks again by the same
// idempotency key finds out. submit() may be called from any thread; jobs run and finish on the
// committer's thread.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "engine/kernel/problem.hpp"
#include "engine/runtime/store.hpp"

namespace phanbien::runtime {

inline constexpr std::size_t batch_max =
    256;  // events, about: whoever waits behind waits for so many
// More is refused as busy. Requests alone never come so far: whoever serves them bounds how many
// there are at once, and how many of one client; the rest is timers and what nobody waits for.
inline constexpr std::size_t waiting_max = 4096;

// Said where the store was opened for reading only.
Problem read_only_store();

// One unit of writing. run() may be called a second time after a failed batch: it starts afresh.
class Job {
  public:
    virtual ~Job() = default;
    virtual void run(Writing& writing) = 0;
    // About how many events it writes.
    virtual std::size_t weight() const { return 1; }
    // The answer that run() looks for first, if it does.
    virtual std::optional<ReplyKey> reply_key() const { return std::nullopt; }
    // Called once, after the commit (failure empty) or when the job cannot be done.
    virtual void finish(std::optional<Problem> failure) = 0;
    // The batch this job ran in was rolled back: forget what was learnt in it (caches).
    virtual void rolled_back() {}
};

struct CommitterFigures {
    std::uint64_t jobs = 0;
    std::uint64_t batches = 0;
    std::uint64_t failures = 0;
    std::size_t waiting = 0;
};

class Committer {
  public:
    Committer(Store& store, std::function<void(const std::string&)> on_broken);
    ~Committer();  // stop()

    Committer(const Committer&) = delete;
    Committer& operator=(const Committer&) = delete;

    // False when the queue is full or the committer is stopping; finish() is then not called.
    [[nodiscard]] bool submit(std::unique_ptr<Job> job);
    // Lets what waits finish, then joins.
    void stop();
    CommitterFigures figures() const;

  private:
    void work();
    void run_batch(std::vector<std::unique_ptr<Job>>& batch);
    void run_one_by_one(std::vector<std::unique_ptr<Job>>& batch);
    void refuse(std::vector<std::unique_ptr<Job>>& batch, const Problem& problem);
    void break_down(const std::string& why);

    Store& store_;
    std::function<void(const std::string&)> on_broken_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::unique_ptr<Job>> waiting_;
    bool stopping_ = false;
    bool broken_ = false;
    std::atomic<std::uint64_t> jobs_{0};
    std::atomic<std::uint64_t> batches_{0};
    std::atomic<std::uint64_t> failures_{0};
    std::thread thread_;  // last: starts when everything above is ready
};

}  // namespace phanbien::runtime
