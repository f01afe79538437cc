// Office: executes commands. The only way anything happens to a dossier.
//
//     perform(command, idempotency) → queue → [batch] load dossier, decide, append events and
//     projections → commit → `done`
//
// Also the reading side's way to a dossier: fold its events, cached per thread by DossierShelf.
// perform() may be called from any thread; tick() and rebuild() wait for the committer, so never
// from it. Callbacks run on the committer's thread. The committer must be stopped before an Office
// dies.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "engine/dossier/command.hpp"
#include "engine/people/directory_edit.hpp"
#include "engine/runtime/alignment_shelf.hpp"
#include "engine/runtime/clock.hpp"
#include "engine/runtime/committer.hpp"
#include "engine/runtime/dossier_shelf.hpp"
#include "engine/runtime/route_shelf.hpp"
#include "engine/runtime/store.hpp"
#include "engine/runtime/workflow_shelf.hpp"

namespace phanbien::runtime {

// What a command left behind.
struct Receipt {
    DossierId dossier;
    std::uint64_t revision = 0;        // after the command
    std::vector<std::string> created;  // ids of opinions, recommendations, … made by it, in order
    bool replayed = false;             // an earlier answer to the same key, given again
};

struct IdempotencyKey {
    std::string key;           // 1 … 200 printable characters; empty: none
    std::string request_hash;  // SHA-256 of the request; the same key with another is refused
};

// A calendar that shall take the place of the one of its year.
struct CalendarImport {
    std::string text;         // iCalendar
    std::string file_name;    // under which its mistakes are reported
    std::optional<int> year;  // which year it has to be of; nothing: whichever it is
    std::string origin;       // "shipped", "imported"
    people::Actor actor;      // the system for what is shipped
};
struct CalendarChange;

// A directory that shall take the place of the office's.
struct DirectoryImport {
    std::string text;       // XML of schemas/organisation.xsd
    std::string file_name;  // under which its mistakes are reported
    // The hash of the directory that whoever imports has seen, empty for none; nothing: whichever.
    std::optional<std::string> seen;
    people::Actor actor;
    // What becomes of running approval routes that nobody could decide on any more.
    enum class Orphans { refused, accepted };
    Orphans orphans = Orphans::refused;
};
struct DirectoryChange;
struct ErasureOrder;
struct ErasurePlan;

// A definition that did not pass Office::Parts::refusal; says where and why, line by line.
class DefinitionRefused : public std::runtime_error {
  public:
    explicit DefinitionRefused(const Problem& problem);
};

// Other processes serve this office by other definitions or rules than this one's.
class OthersServe : public std::runtime_error {
  public:
    OthersServe();
};

class Office {
  public:
    static constexpr std::chrono::minutes timer_retry{1};
    static constexpr std::chrono::seconds duty_look{1};

    using Done = std::function<void(Result<Receipt>)>;

    struct Parts {
        Store& store;
        Committer& committer;
        Clock& clock;
        Random& random;
        WorkflowShelf& workflows;
        RouteShelf& routes;
        // Why a definition may not be put to use; nothing when it may. Asked by adopt(), which
        // every definition passes on its way into an office, and before dossiers are moved to one.
        std::function<std::optional<Problem>(const dossier::Workflow&)> refusal;
        // Told of a dossier that cannot be read and of a timer that is refused, for the log.
        std::function<void(const std::string&)> on_fault = [](const std::string&) {};
        // Called in the transaction of each event that leaves its dossier closed, after it is
        // written.
        std::function<void(Writing&)> on_closed = [](Writing&) {};
    };
    explicit Office(Parts parts);
    ~Office();

    // `done` is called exactly once; with a `busy` problem at once when the queue is full.
    void perform(dossier::Command command, IdempotencyKey idempotency, Done done);

    // Fires every timer that is due; returns when the next one is. Called by the timer thread, and
    // by tests with a clock of their own. Late timers fire once, in order. One that is refused is
    // put off by timer_retry, so that it holds up no other. Where another process does this for
    // all, nothing happens, and it is asked again after duty_look.
    std::optional<Instant> tick();

    // Makes the current definitions the office's own if they are not yet: stores their `texts` (by
    // content hash), records each new one in the log, and makes the lists anew, since titles and
    // dues may have changed. True if the set was new. Throws DefinitionRefused, and writes nothing,
    // when one of them may not be put to use, OthersServe while others work by another set. Blocks;
    // for the start of a server.
    bool adopt(const std::map<std::string, std::string>& texts);

    // Keeps the texts of the approval routes in use (by content hash), so that one under way can go
    // on by its own when the program brings another; records each new one in the log. Returns how
    // many are new. Blocks; for the start of a server.
    std::size_t adopt_routes();

    // Dossiers that the writer lends, for whoever reads beside it. Any thread.
    SharedDossiers& shared_dossiers() { return shared_; }

    // Versions of drafts held against each other. Any thread.
    AlignmentShelf& alignments() { return alignments_; }

    // Why dossiers may not work by this definition; nothing when they may. Any thread.
    std::optional<Problem> refusal_of(const dossier::Workflow& workflow) const {
        return parts_.refusal(workflow);
    }

    // Makes the lists anew where the index of texts was made by other rules, or not at all. True if
    // it was. Throws OthersServe while others work by it. Blocks; for the start of a server.
    bool index_texts();

    // Makes this the calendar of its year: an event of the office, and one of every dossier of
    // which open due dates move, in one transaction. Blocks.
    Result<CalendarChange> import_calendar(const CalendarImport& import);
    // Those that come with the program, where the office has no calendar of that year or an earlier
    // one that came with it; none while others serve it. Returns how many are new. Blocks; for the
    // start of a server.
    std::size_t adopt_calendars(std::span<const std::string_view> texts);

    // Makes this the office's directory: one event of the office and those of every dossier on
    // whose approval route somebody else is asked now, in one transaction with it. Refuses
    // (directory.orphans) what would leave a running route without anybody. Blocks.
    Result<DirectoryChange> import_directory(const DirectoryImport& import);
    // The same for one edit of the directory in force; whoever asks has seen to it that the actor
    // may do this. People fall ill whatever waits for them: an absence or a delegation is never
    // refused for the sake of a route.
    Result<DirectoryChange> edit_directory(const people::DirectoryEdit& edit,
                                           const people::Actor& actor);

    // Erases what plan_erasure() (erasure.hpp) says of the same order, refused as it would be: one
    // event of every dossier concerned, or of the office for a file that no dossier has, with what
    // is taken out in one transaction. Does nothing where nothing is left to erase. Blocks.
    Result<ErasurePlan> erase(const ErasureOrder& order);

    // Recomputes every projection from the log. Returns the number of dossiers. One that cannot be
    // read keeps the rows it has, so that its numbers are not given again.
    std::uint64_t rebuild();

  private:
    class CommandJob;
    struct WriterSide;  // shelf, interpreter, ids: touched by the committer's thread only
    using DueTimers = std::vector<std::pair<DossierId, dossier::TimerRow>>;

    // Runs what may touch the writer's side, which then forgets whatever was rolled back, and
    // waits.
    std::optional<Problem> write_and_wait(const std::function<void(Writing&)>& work);

    // Counts into `change` what it moves, and writes it all.
    void import_now(Writing& writing, const CalendarImport& import, CalendarChange& change);

    Result<DirectoryChange> import_now(Writing& writing, const DirectoryImport& import,
                                       const people::Directory& next, const std::string& text);
    Result<ErasurePlan> erase_now(Writing& writing, const ErasureOrder& order);
    // Writes what the next directory makes of the routes named in `change`.
    void follow(Writing& writing, const DirectoryChange& change, const people::Directory& next);

    // Returns those that could be neither fired nor dropped.
    DueTimers fire(const DueTimers& due);
    // What is due by now, what is next, and whether this process has to see to it.
    struct Due {
        bool duty = false;
        DueTimers timers = {};
        std::optional<Instant> next = {};
        std::vector<DossierId> on_routes = {};  // where the day is still to be followed
    };
    std::optional<Due> due_by(Instant now);
    // Once a day, and when the office begins: whoever comes back, goes away or hands on that day is
    // asked, or no longer asked, from its first moment on. False when that is to be tried again for
    // some of them.
    bool follow_directory(const std::vector<DossierId>& dossiers);
    // False when not even that could be written.
    bool postpone(const DueTimers& refused, Instant until);

    Parts parts_;
    SharedDossiers shared_;
    AlignmentShelf alignments_;
    std::unique_ptr<WriterSide> writer_;
    Instant follow_from_ = Instant::min();  // touched by whoever calls tick()
};

// Runs a job and waits for it: for the composition root, the CLI and tests; never on an io thread.
// `on_rollback` is called when the batch it ran in was rolled back (Job::rolled_back).
std::optional<Problem> run_and_wait(
    Committer& committer, const std::function<void(Writing&)>& work,
    const std::function<void()>& on_rollback = [] {});

}  // namespace phanbien::runtime
