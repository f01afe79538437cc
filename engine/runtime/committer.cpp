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
        case Kind::unknown:
            return {.kind = ProblemKind::busy,
                    .code = "store.unknown",
                    .vi =
                        "Mất liên lạc với cơ sở dữ liệu đúng lúc ghi nên chưa biết đã ghi hay "
                        "chưa. Hãy gửi lại chính yêu cầu này: nó không được làm hai lần.",
                    .en =
                        "The database was lost while it wrote, so it is not known whether this was "
                        "done. Send the same request again: it is not done twice."};
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
    enum class State { committed, not_begun, failed, unknown, broken } state = State::committed;
    Problem problem;
    std::string why;
};

Attempt failure(Attempt::State state, const StoreFailure& error) {
    if (error.kind() == Kind::broken) {
        state = Attempt::State::broken;
    } else if (error.kind() == Kind::unknown) {
        state = Attempt::State::unknown;
    }
    return {.state = state, .problem = problem_of(error.kind()), .why = error.what()};
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
        writing->settle();
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

std::vector<ReplyKey> reply_keys(const std::vector<std::unique_ptr<Job>>& batch) {
    std::vector<ReplyKey> keys;
    for (const auto& job : batch) {
        if (auto key = job->reply_key()) {
            keys.push_back(*std::move(key));
        }
    }
    return keys;
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
            for (std::size_t weight = 0; !waiting_.empty() && weight < batch_max;) {
                weight += waiting_.front()->weight();
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
        writing.expect_replies(reply_keys(batch));
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
    if (tried.state == Attempt::State::failed) {
        run_one_by_one(batch);
        return;
    }
    if (tried.state == Attempt::State::broken) {
        break_down(tried.why);
    }
    refuse(batch, tried.problem);  // none is to blame, or none may be tried again
}

// Until the store cannot be had at all: what waits then need not find that out by itself.
void Committer::run_one_by_one(std::vector<std::unique_ptr<Job>>& batch) {
    std::optional<Problem> given_up;
    for (const auto& job : batch) {
        if (given_up) {
            job->finish(given_up);
            continue;
        }
        const auto tried = attempt(store_, [&](Writing& writing) { job->run(writing); });
        if (tried.state == Attempt::State::committed) {
            ++batches_;
            ++jobs_;
            job->finish(std::nullopt);
            continue;
        }
        ++failures_;
        job->rolled_back();
        if (tried.state == Attempt::State::broken) {
            break_down(tried.why);
            given_up = stopped();
        } else if (tried.state == Attempt::State::not_begun) {
            given_up = tried.problem;
        }
        job->finish(tried.problem);
    }
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
    on_broken_(why);
}

}  // namespace phanbien::runtime
