#include "engine/runtime/committer.hpp"

#include <utility>

namespace phanbien::runtime {
namespace {

using Kind = StoreFailure::Kind;

Problem stopped() {
    return {.kind = ProblemKind::busy,
            .code = "store.stopped",
            .vi = "Hệ thống đang dừng ghi dữ liệu. Hãy thử lại sau ít phút.",
            .en = "The system has stopped writing. Try again in a few minutes."};
}

Problem problem_of(Kind kind) {
    switch (kind) {
        case Kind::full:
            return {.kind = ProblemKind::storage_full,
                    .code = "store.full",
                    .vi =
                        "Ổ đĩa của máy chủ đã đầy nên chưa ghi được gì. Hãy báo người quản trị "
                        "rồi thử lại.",
                    .en =
                        "The server's disk is full, so nothing was written. Tell the "
                        "administrator, then try again."};
        case Kind::busy:
            return {.kind = ProblemKind::busy,
                    .code = "store.busy",
                    .vi = "Cơ sở dữ liệu đang bận nên chưa ghi được gì. Hãy thử lại.",
                    .en = "The database is busy, so nothing was written. Try again."};
        case Kind::read_only:
            return read_only_store();
        case Kind::broken:
            break;
    }
    return stopped();
}

// A defect met by one job: it was tried twice and left nothing.
Problem failed() {
    return {.kind = ProblemKind::busy,
            .code = "store.failed",
            .vi =
                "Hệ thống gặp lỗi khi thực hiện yêu cầu này; chưa có gì được ghi. Hãy thử lại, "
                "hoặc báo người quản trị.",
            .en =
                "The system failed at this request; nothing was written. Try again, or tell the "
                "administrator."};
}

// What became of one transaction.
struct Attempt {
    enum class State { committed, not_begun, failed, broken } state = State::committed;
    Problem problem;
    std::string why;
};

Attempt failure(Attempt::State state, const StoreFailure& error) {
    const bool broken = error.kind() == Kind::broken;
    return {.state = broken ? Attempt::State::broken : state,
            .problem = problem_of(error.kind()),
            .why = error.what()};
}

// Runs the jobs in one transaction. Nothing but a full or busy store may fail in commit(): after
// anything else the writes may be there or not, and nobody may be told either.
template <class Jobs>
Attempt attempt(Store& store, const Jobs& run) {
    auto state = Attempt::State::not_begun;
    bool committing = false;
    try {
        const auto writing = store.begin();
        state = Attempt::State::failed;
        run(*writing);
        committing = true;
        writing->commit();
        return {};
    } catch (const StoreFailure& error) {
        return failure(state, error);
    } catch (const std::exception& error) {
        return {.state = committing ? Attempt::State::broken : Attempt::State::failed,
                .problem = committing ? stopped() : failed(),
                .why = error.what()};
    }
}

}  // namespace

Problem read_only_store() {
    return {.kind = ProblemKind::busy,
            .code = "store.read_only",
            .vi =
                "Hệ thống đang mở ở chế độ chỉ đọc nên không ghi được gì. Hãy báo người quản trị; "
                "dữ liệu vẫn xem được.",
            .en =
                "The system is open for reading only, so nothing was written. Tell the "
                "administrator; everything can still be read."};
}

Committer::Committer(Store& store, std::function<void(const std::string&)> on_broken)
    : store_(store), on_broken_(std::move(on_broken)), thread_([this] { work(); }) {}

Committer::~Committer() {
    stop();
}

bool Committer::submit(std::unique_ptr<Job> job) {
    {
        const std::lock_guard lock(mutex_);
        if (stopping_ || broken_ || waiting_.size() >= waiting_max) {
            return false;
        }
        waiting_.push_back(std::move(job));
    }
    wake_.notify_one();
    return true;
}

void Committer::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_one();
    if (thread_.joinable()) {
        thread_.join();
    }
}

CommitterFigures Committer::figures() const {
    const std::lock_guard lock(mutex_);
    return {.jobs = jobs_, .batches = batches_, .failures = failures_, .waiting = waiting_.size()};
}

void Committer::work() {
    for (;;) {
        std::vector<std::unique_ptr<Job>> batch;
        bool broken = false;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
            if (waiting_.empty()) {
                return;
            }
            broken = broken_;
            while (!waiting_.empty() && batch.size() < batch_max) {
                batch.push_back(std::move(waiting_.front()));
                waiting_.pop_front();
            }
        }
        if (broken) {
            refuse(batch, stopped());
        } else {
            run_batch(batch);
        }
    }
}

void Committer::run_batch(std::vector<std::unique_ptr<Job>>& batch) {
    const auto tried = attempt(store_, [&](Writing& writing) {
        for (const auto& job : batch) {
            job->run(writing);
        }
    });
    if (tried.state == Attempt::State::committed) {
        ++batches_;
        jobs_ += batch.size();
        for (const auto& job : batch) {
            job->finish(std::nullopt);
        }
        return;
    }
    ++failures_;
    for (const auto& job : batch) {
        job->rolled_back();
    }
    if (tried.state == Attempt::State::broken) {
        break_down(tried.why);
        refuse(batch, tried.problem);
    } else if (tried.state == Attempt::State::not_begun) {
        refuse(batch, tried.problem);  // no job is to blame, so none need be tried alone
    } else {
        for (const auto& job : batch) {
            run_alone(*job);
        }
    }
}

void Committer::run_alone(Job& job) {
    if (broken_seen_) {
        job.finish(stopped());
        return;
    }
    const auto tried = attempt(store_, [&](Writing& writing) { job.run(writing); });
    if (tried.state == Attempt::State::committed) {
        ++batches_;
        ++jobs_;
        job.finish(std::nullopt);
        return;
    }
    ++failures_;
    job.rolled_back();
    if (tried.state == Attempt::State::broken) {
        break_down(tried.why);
    }
    job.finish(tried.problem);
}

void Committer::refuse(std::vector<std::unique_ptr<Job>>& batch, const Problem& problem) {
    for (const auto& job : batch) {
        job->finish(problem);
    }
}

void Committer::break_down(const std::string& why) {
    {
        const std::lock_guard lock(mutex_);
        broken_ = true;
    }
    broken_seen_ = true;
    on_broken_(why);
}

}  // namespace phanbien::runtime
