// CommandJob: one command on its way through the committer: idempotency, load, decide, append,
// project. Private to the office; runs on the committer's thread.
#pragma once

#include <map>
#include <memory>

#include "engine/runtime/calendar_shelf.hpp"
#include "engine/runtime/directory_shelf.hpp"
#include "engine/runtime/journal.hpp"
#include "engine/runtime/office.hpp"
#include "engine/runtime/office_routes.hpp"

namespace phanbien::runtime {

// What the jobs share: touched by the committer's thread only.
struct Office::WriterSide {
    WriterSide(const Parts& parts, SharedDossiers& shared, AlignmentShelf& aligned)
        : workflows(parts.workflows),
          routes(parts.routes),
          alignments(aligned),
          journal(parts.clock, parts.random),
          shelf(shared),
          on_fault(parts.on_fault),
          on_closed(parts.on_closed) {}

    // The definition that an existing dossier is pinned to.
    const dossier::Workflow& workflow_of(const dossier::Dossier& dossier, Reading& reading);
    // The same, or the one that the command starts a dossier by; refuses an unknown procedure.
    Result<const dossier::Workflow*> workflow_for(const dossier::Dossier& dossier,
                                                  const dossier::Command& command,
                                                  Reading& reading);
    statechart::Interpreter& interpreter_of(const dossier::Workflow& workflow);
    // What a command to a dossier of this definition is decided by at that time; everything given
    // outlives it.
    dossier::Context context_of(const dossier::Workflow& workflow, Writing& writing,
                                dossier::Routes& approval_routes, Instant now);
    // Appends the events to the dossier as it was `before` and brings its rows up to date; returns
    // it as it is then.
    struct Doing {
        DossierId dossier;
        people::Actor actor;
        Instant at;  // of the first event
    };
    const dossier::Dossier& write(Writing& writing, const Doing& doing,
                                  const dossier::Dossier& before,
                                  std::vector<dossier::EventBody> bodies);
    // Writes what the lists hold of a dossier, beside the rows that it had; nothing where they are
    // not known.
    void list(Writing& writing, const dossier::Dossier& dossier,
              std::optional<dossier::Projection> before);

    // Makes the lists anew; returns how many dossiers there are.
    std::uint64_t list_all(Writing& writing);

    WorkflowShelf& workflows;
    RouteShelf& routes;
    AlignmentShelf& alignments;
    std::map<const dossier::Workflow*, std::unique_ptr<statechart::Interpreter>> interpreters;
    Journal journal;
    DossierShelf shelf;
    CalendarShelf calendars;
    DirectoryShelf directory;
    std::function<void(const std::string&)> on_fault;
    std::function<void(Writing&)> on_closed;
};

// A timer that came due in vain: its row goes, and that is all.
bool nothing_to_do(const Problem& refusal_of_timer);

class Office::CommandJob final : public Job {
  public:
    CommandJob(WriterSide& writer, dossier::Command command, IdempotencyKey idempotency, Done done);
    // A job that was never finished (the queue was full) answers so.
    ~CommandJob() override;

    void run(Writing& writing) override;
    std::size_t weight() const override;
    std::optional<ReplyKey> reply_key() const override;
    void finish(std::optional<Problem> failure) override;
    void rolled_back() override;

  private:
    Result<Receipt> perform(Writing& writing);
    std::optional<Result<Receipt>> answered_before(Writing& writing) const;
    void remember(Writing& writing, Instant at, const Receipt& receipt) const;

    WriterSide& writer_;
    dossier::Command command_;
    IdempotencyKey idempotency_;
    Done done_;
    std::optional<Result<Receipt>> outcome_;
};

}  // namespace phanbien::runtime
