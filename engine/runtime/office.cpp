#include "engine/runtime/office.hpp"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <span>

#include "engine/runtime/command_job.hpp"
#include "engine/runtime/lists.hpp"
#include "engine/runtime/text_index.hpp"
#include "engine/runtime/waiter.hpp"

namespace phanbien::runtime {
namespace {

constexpr std::size_t key_length_max = 200;
constexpr std::size_t timers_per_pass = 200;  // fired together, before looking for more
constexpr std::size_t routes_per_pass = 200;  // followed together, so that people come between
constexpr int passes_max = 1'000;             // a definition whose timers begin each other at once

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

std::string refused_lines(const Problem& problem) {
    std::string lines = problem.vi + " / " + problem.en;
    for (const auto& field : problem.fields) {
        lines += "\n" + field.pointer + ": " + field.vi + " / " + field.en;
    }
    return lines;
}

// Whether the same may succeed in a while, unlike what the dossier itself refuses.
bool may_pass(const Problem& refusal) {
    return refusal.kind == ProblemKind::busy || refusal.kind == ProblemKind::storage_full;
}

// Work that somebody waits for.
class AwaitedJob final : public Job {
  public:
    AwaitedJob(const std::function<void(Writing&)>& work, const std::function<void()>& on_rollback,
               std::optional<Problem>& failure, Waiter& waiter)
        : work_(work), on_rollback_(on_rollback), failure_(failure), waiter_(waiter) {}

    void run(Writing& writing) override { work_(writing); }
    void rolled_back() override { on_rollback_(); }
    void finish(std::optional<Problem> failure) override {
        failure_ = std::move(failure);
        waiter_.done();
    }

  private:
    const std::function<void(Writing&)>& work_;
    const std::function<void()>& on_rollback_;
    std::optional<Problem>& failure_;
    Waiter& waiter_;
};

}  // namespace

Office::Office(Parts parts)
    : parts_(parts), writer_(std::make_unique<WriterSide>(parts, shared_, alignments_)) {}

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

std::optional<Office::Due> Office::due_by(Instant now) {
    Due due;
    const auto failure = run_and_wait(parts_.committer, [&](Writing& writing) {
        due = {.duty = writing.has_duty()};
        if (due.duty) {
            due.timers = writing.timers_due(now, timers_per_pass);
            due.next = writing.next_timer();
            if (follow_from_ <= now) {
                due.on_routes = writing.dossiers_on_routes({});
            }
        }
    });
    return failure ? std::nullopt : std::optional(std::move(due));
}

// A route that stays as it is refuses route.unchanged: nothing to write.
bool Office::follow_directory(const std::vector<DossierId>& dossiers) {
    std::atomic<bool> all{true};
    for (std::size_t from = 0; from < dossiers.size(); from += routes_per_pass) {
        const auto some =
            std::span(dossiers).subspan(from, std::min(routes_per_pass, dossiers.size() - from));
        Waiter waiter(some.size());
        for (const auto& id : some) {
            perform({.dossier = id,
                     .actor = {},
                     .expected_revision = {},
                     .body = dossier::FollowDirectory{}},
                    {}, [&](const Result<Receipt>& result) {
                        if (!result && result.error().code != "route.unchanged") {
                            parts_.on_fault("routes of dossier " + id.text() + ": " +
                                            result.error().code);
                            all = all && !may_pass(result.error());
                        }
                        waiter.done();
                    });
        }
        waiter.wait();
    }
    return all;
}

std::optional<Instant> Office::tick() {
    for (int pass = 0; pass < passes_max; ++pass) {
        const auto now = parts_.clock.now();
        const auto due = due_by(now);
        if (!due) {
            return now + timer_retry;
        }
        if (!due->duty) {
            return now + duty_look;
        }
        if (follow_from_ <= now) {
            const bool all = follow_directory(due->on_routes);
            follow_from_ =
                all ? start_of_day(vietnam_day(now) + std::chrono::days(1)) : now + timer_retry;
            continue;  // that may have begun or ended timers
        }
        if (due->timers.empty()) {
            return due->next;
        }
        const auto refused = fire(due->timers);
        if (!refused.empty() && !postpone(refused, now + timer_retry)) {
            return now + timer_retry;
        }
    }
    return parts_.clock.now() + timer_retry;
}

Office::DueTimers Office::fire(const DueTimers& due) {
    Waiter waiter(due.size());
    std::mutex mutex;
    DueTimers refused;
    for (const auto& timer_of : due) {
        const auto& [dossier, timer] = timer_of;
        perform(
            {.dossier = dossier,
             .actor = {},
             .expected_revision = {},
             .body = dossier::Elapse{.timer = timer.key, .event = timer.event, .data = timer.data}},
            {}, [&](const Result<Receipt>& result) {
                if (!result && !nothing_to_do(result.error())) {
                    parts_.on_fault("timer " + timer_of.second.key + " of dossier " +
                                    timer_of.first.text() + ": " + result.error().code);
                    const std::lock_guard lock(mutex);
                    refused.push_back(timer_of);
                }
                waiter.done();
            });
    }
    waiter.wait();
    return refused;
}

bool Office::postpone(const DueTimers& refused, Instant until) {
    return !run_and_wait(parts_.committer, [&](Writing& writing) {
        for (const auto& [dossier, timer] : refused) {
            writing.postpone_timer(dossier, timer.key, until);
        }
    });
}

DefinitionRefused::DefinitionRefused(const Problem& problem)
    : std::runtime_error(refused_lines(problem)) {}

OthersServe::OthersServe()
    : std::runtime_error(
          "các máy chủ khác đang phục vụ cơ quan này bằng quy trình hoặc phiên bản khác; hãy khởi "
          "động bằng đúng bản đó, hoặc dừng hết rồi mới đổi\nother servers serve this office by "
          "other definitions or another version; start with theirs, or stop all of them to "
          "change") {}

bool Office::adopt(const std::map<std::string, std::string>& texts) {
    for (const auto* workflow : parts_.workflows.current()) {
        if (const auto problem = parts_.refusal(*workflow)) {
            throw DefinitionRefused(*problem);
        }
    }
    std::set<std::string> hashes;
    for (const auto* workflow : parts_.workflows.current()) {
        hashes.insert(workflow->hash());
    }
    bool adopted = false;
    bool alone = true;
    const auto failure = write_and_wait([&](Writing& writing) {
        const auto before = writing.adopted_definitions();
        adopted = hashes != before;
        alone = !adopted || writing.is_alone();
        if (!adopted || !alone) {
            return;
        }
        for (const auto* workflow : parts_.workflows.current()) {
            if (before.contains(workflow->hash())) {
                continue;
            }
            writing.put_definition(workflow->hash(), texts.at(workflow->hash()));
            writer_->journal.append(writing, {.act = "definition_adopted",
                                              .organisation = {},
                                              .actor = {},
                                              .details = {{"definition", workflow->id()},
                                                          {"version", workflow->version()},
                                                          {"hash", workflow->hash()}}});
        }
        writing.adopt_definitions(hashes, parts_.clock.now());
        writer_->list_all(writing);
    });
    if (failure) {
        throw std::runtime_error("adopting the definitions: " + failure->en);
    }
    if (!alone) {
        throw OthersServe();
    }
    return adopted;
}

std::size_t Office::adopt_routes() {
    std::size_t adopted = 0;
    const auto failure = run_and_wait(parts_.committer, [&](Writing& writing) {
        adopted = 0;
        for (const auto* definition : parts_.routes.current()) {
            if (writing.route_definition(definition->hash)) {
                continue;
            }
            writing.put_route_definition(definition->hash, parts_.routes.text_of(*definition));
            writer_->journal.append(writing, {.act = "route_adopted",
                                              .organisation = {},
                                              .actor = {},
                                              .details = {{"route", definition->id},
                                                          {"version", definition->version},
                                                          {"hash", definition->hash}}});
            ++adopted;
        }
    });
    if (failure) {
        throw std::runtime_error("adopting the approval routes: " + failure->en);
    }
    return adopted;
}

bool Office::index_texts() {
    bool indexed = false;
    bool alone = true;
    const auto failure = write_and_wait([&](Writing& writing) {
        indexed = writing.text_index_version() != text_index_version;
        alone = !indexed || writing.is_alone();
        if (indexed && alone) {
            writer_->list_all(writing);
        }
    });
    if (failure) {
        throw std::runtime_error("indexing the texts: " + failure->en);
    }
    if (!alone) {
        throw OthersServe();
    }
    return indexed;
}

std::uint64_t Office::rebuild() {
    std::uint64_t count = 0;
    const auto failure =
        write_and_wait([&](Writing& writing) { count = writer_->list_all(writing); });
    if (failure) {
        throw std::runtime_error("rebuild: " + failure->en);
    }
    return count;
}

std::optional<Problem> Office::write_and_wait(const std::function<void(Writing&)>& work) {
    return run_and_wait(parts_.committer, work, [this] { writer_->shelf.forget_all(); });
}

std::optional<Problem> run_and_wait(Committer& committer, const std::function<void(Writing&)>& work,
                                    const std::function<void()>& on_rollback) {
    Waiter waiter(1);
    std::optional<Problem> failure;
    if (!committer.submit(std::make_unique<AwaitedJob>(work, on_rollback, failure, waiter))) {
        return Problem{.kind = ProblemKind::busy,
                       .code = "queue.full",
                       .vi = "Máy chủ đang bận hoặc đang dừng. Hãy thử lại sau giây lát.",
                       .en = "The server is busy or stopping. Try again in a moment."};
    }
    waiter.wait();
    return failure;
}

}  // namespace phanbien::runtime
