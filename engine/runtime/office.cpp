#include "engine/runtime/office.hpp"

#include <algorithm>
#include <atomic>
#include <set>

#include "engine/dossier/projection.hpp"
#include "engine/runtime/command_job.hpp"
#include "engine/runtime/waiter.hpp"

namespace phanbien::runtime {
namespace {

constexpr std::size_t key_length_max = 200;
constexpr std::size_t timers_per_pass = 200;  // fired together, before looking for more
constexpr int passes_max = 1'000;             // a definition whose timers begin each other at once
constexpr std::chrono::minutes timer_retry{1};
constexpr std::size_t log_page = 1'000;

bool well_formed(std::string_view key) {
    return key.size() <= key_length_max &&
           std::ranges::all_of(key, [](char c) { return c > ' ' && c <= '~'; });
}

Problem malformed_key() {
    return {.kind = ProblemKind::invalid,
            .code = "idempotency.malformed",
            .vi =
                "Khóa Idempotency-Key phải có từ 1 đến 200 ký tự ASCII in được, không có dấu "
                "cách.",
            .en = "An Idempotency-Key has 1 to 200 printable ASCII characters without spaces."};
}

// Work that somebody waits for.
class AwaitedJob final : public Job {
  public:
    AwaitedJob(std::function<void(Writing&)>& work, std::optional<Problem>& failure, Waiter& waiter)
        : work_(work), failure_(failure), waiter_(waiter) {}

    void run(Writing& writing) override { work_(writing); }
    void finish(std::optional<Problem> failure) override {
        failure_ = std::move(failure);
        waiter_.done();
    }

  private:
    std::function<void(Writing&)>& work_;
    std::optional<Problem>& failure_;
    Waiter& waiter_;
};

std::set<DossierId> dossiers_in_log(Reading& reading) {
    std::set<DossierId> dossiers;
    for (std::uint64_t from = 0;;) {
        const auto page = reading.log(from, log_page);
        for (const auto& event : page) {
            if (!event.dossier.empty()) {
                dossiers.insert(event.dossier);
            }
        }
        if (page.size() < log_page) {
            return dossiers;
        }
        from = page.back().position + 1;
    }
}

void rebuild_dossier(Writing& writing, const DossierId& id, WorkflowShelf& workflows) {
    dossier::Dossier dossier;
    for (const auto& stored : writing.events_of(id, 0)) {
        const auto event = decode_stored(stored);
        dossier::apply(dossier, event);
        dossier.head = stored.hash;
        if (const auto row = dossier::register_row(event)) {
            writing.add_register_entry(dossier.registered.host, id, *row);
        }
    }
    const auto& workflow = workflows.pinned(writing, dossier.registered.workflow_hash);
    writing.replace_projection(dossier::project(dossier, workflow));
}

std::uint64_t rebuild_all(Writing& writing, WorkflowShelf& workflows) {
    const auto dossiers = dossiers_in_log(writing);
    writing.forget_projections();
    for (const auto& id : dossiers) {
        rebuild_dossier(writing, id, workflows);
    }
    return dossiers.size();
}

}  // namespace

Office::Office(Parts parts) : parts_(parts), writer_(std::make_unique<WriterSide>(parts)) {}

Office::~Office() = default;

void Office::perform(dossier::Command command, IdempotencyKey idempotency, Done done) {
    if (!well_formed(idempotency.key)) {
        done(malformed_key());
        return;
    }
    // A job that the full queue drops answers by its destructor.
    static_cast<void>(parts_.committer.submit(std::make_unique<CommandJob>(
        *writer_, std::move(command), std::move(idempotency), std::move(done))));
}

std::optional<Instant> Office::tick() {
    for (int pass = 0; pass < passes_max; ++pass) {
        const auto now = parts_.clock.now();
        DueTimers due;
        std::optional<Instant> next;
        const auto failure = run_and_wait(parts_.committer, [&](Writing& writing) {
            due = writing.timers_due(now, timers_per_pass);
            next = writing.next_timer();
        });
        if (!failure && due.empty()) {
            return next;
        }
        if (failure || !fire(std::move(due))) {
            return now + timer_retry;
        }
    }
    return parts_.clock.now() + timer_retry;
}

bool Office::fire(DueTimers due) {
    Waiter waiter(due.size());
    std::atomic<bool> all_gone = true;
    for (auto& [dossier, timer] : due) {
        perform({.dossier = std::move(dossier),
                 .actor = {},
                 .expected_revision = {},
                 .body = dossier::Elapse{.timer = std::move(timer.key),
                                         .event = std::move(timer.event),
                                         .data = std::move(timer.data)}},
                {}, [&](const Result<Receipt>& result) {
                    if (!result && !nothing_to_do(result.error())) {
                        all_gone = false;
                    }
                    waiter.done();
                });
    }
    waiter.wait();
    return all_gone;
}

bool Office::adopt(std::string_view xml) {
    bool adopted = false;
    const auto failure = run_and_wait(parts_.committer, [&](Writing& writing) {
        const auto& current = parts_.workflows.current();
        adopted = writing.adopted_definition() != current.hash();
        if (adopted) {
            writing.put_definition(current.hash(), xml);
            writing.adopt_definition(current.hash(), parts_.clock.now());
            writer_->journal.append(writing, {.act = "definition_adopted",
                                              .organisation = {},
                                              .actor = {},
                                              .details = {{"definition", current.id()},
                                                          {"version", current.version()},
                                                          {"hash", current.hash()}}});
            rebuild_all(writing, parts_.workflows);
        }
    });
    if (failure) {
        throw std::runtime_error("adopting the definition: " + failure->en);
    }
    return adopted;
}

std::uint64_t Office::rebuild() {
    std::uint64_t count = 0;
    const auto failure = run_and_wait(parts_.committer, [&](Writing& writing) {
        count = rebuild_all(writing, parts_.workflows);
    });
    if (failure) {
        throw std::runtime_error("rebuild: " + failure->en);
    }
    return count;
}

std::optional<Problem> run_and_wait(Committer& committer, std::function<void(Writing&)> work) {
    Waiter waiter(1);
    std::optional<Problem> failure;
    if (!committer.submit(std::make_unique<AwaitedJob>(work, failure, waiter))) {
        return Problem{.kind = ProblemKind::busy,
                       .code = "queue.full",
                       .vi = "Máy chủ đang bận hoặc đang dừng. Hãy thử lại sau giây lát.",
                       .en = "The server is busy or stopping. Try again in a moment."};
    }
    waiter.wait();
    return failure;
}

}  // namespace phanbien::runtime
