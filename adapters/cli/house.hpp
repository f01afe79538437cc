// House: the engine with everything it stands on, built in order and taken down in reverse. What
// every sub-command that touches data begins with.
// Made and destroyed by the main thread; its parts say which threads may call them.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "adapters/host/host.hpp"
#include "adapters/host/key_file.hpp"
#include "adapters/storage/data_place.hpp"
#include "engine/runtime/accounts.hpp"
#include "engine/runtime/checkpoints.hpp"
#include "engine/runtime/committer.hpp"
#include "engine/runtime/housekeeping.hpp"
#include "engine/runtime/office.hpp"
#include "engine/runtime/workflow_shelf.hpp"

namespace phanbien::cli {

// A definition as text, with the name its mistakes are reported under.
struct DefinitionSource {
    std::string file_name;
    std::string xml;
};

using Definitions = std::vector<DefinitionSource>;

// Throws std::runtime_error when it cannot be opened.
DefinitionSource definition_source(const std::string& path);

// What new dossiers begin with: the definitions in the binary or, where one is named, those of a
// folder, by name; and one file more, which takes the place of the one with the same id. Throws
// std::runtime_error for what cannot be opened and for a folder without definitions.
Definitions definitions(const std::string& folder = {}, const std::string& file = {});

// The approval routes that matters begin by: those of the folder "routes" in the folder of
// definitions that is named, else those in the binary. Throws std::runtime_error for what cannot be
// opened.
Definitions route_definitions(const std::string& folder = {});

// Each text under its content hash.
std::map<std::string, std::string> by_hash(const Definitions& definitions);

Result<dossier::Workflow> read_definition(const DefinitionSource& source);

// Every mistake on a line of its own: "file:line: reason".
std::string told(const Problem& problem);

// Refused work as an exception, for places where nobody could answer it.
void require(const std::optional<Problem>& problem, std::string_view what);

// Beside the database, readable by its owner only.
inline constexpr std::string_view log_key_file = "log.key";

// Who is told what, for the log.
struct Alarms {
    std::function<void(const std::string&)> on_broken;  // the store; nothing is written any more
    std::function<void(const std::string&)> on_fault;   // one dossier or timer; the rest goes on
};

// What this office adopted last, or what the binary brings where it never did. Throws
// std::runtime_error for one that can no longer be used.
std::vector<dossier::Workflow> adopted_workflows(runtime::Store& store);

// The log does not verify: nothing may be appended to it. what() says where and what to do, in both
// languages.
class LogDoubted : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

class House {
  public:
    // What a server works by.
    struct Rules {
        Definitions procedures;
        Definitions routes;
    };
    // Of a server, which others may serve beside: makes the data when missing. Throws StoreFailure
    // when they cannot be had, std::runtime_error for a broken definition or key, LogDoubted after
    // a look at the log's end (runtime::check_log_end).
    House(const storage::DataPlace& data, const Rules& rules, Alarms alarms);
    // Of a sub-command, alone with data that exist: works by the definitions the office adopted
    // last.
    House(const storage::DataPlace& data, Alarms alarms);

    // Of a server in which nothing can be written, whatever became of the log; who signs in is
    // remembered until it ends.
    struct ReadOnly {};
    House(const storage::DataPlace& data, const Rules& rules, Alarms alarms, ReadOnly);

    // Waits for what is queued; nothing can be written afterwards.
    void stop() { committer.stop(); }

    // Signs the log as it stands; waits for the committer.
    void sign_log();
    // The same, without the throw: why it could not be signed.
    std::optional<Problem> try_to_sign_log();
    // Where this process is the one that signs for all.
    std::optional<Problem> try_to_sign_log_on_duty();
    // Where this process is the one that does it for all: forgets some of what nobody will ask for
    // again. Whether more is to be forgotten; not where it was refused.
    runtime::Forgotten forget_what_is_old_on_duty();
    // The office is as this server needs it: others may begin to serve it, too.
    void let_others_start();

    host::SystemClock clock;
    host::OpensslRandom random;
    host::Argon2Hasher hasher;
    std::unique_ptr<runtime::Store> store;
    audit::Signer log_signer;
    runtime::Checkpoints checkpoints;  // touched by the committer's thread only
    runtime::WorkflowShelf workflows;
    runtime::RouteShelf routes;
    runtime::Committer committer;
    runtime::Accounts accounts;
    runtime::Office office;

  private:
    // What it stands on.
    struct Ground {
        std::unique_ptr<runtime::Store> store;
        audit::Signer log_signer;
        runtime::Accounts::Sessions sessions;
    };
    House(Ground ground, const Rules& rules, Alarms alarms);
    static Ground ground_of(const storage::DataPlace& data, storage::Absent absent,
                            storage::Sharing sharing);
    static Ground ground_to_read(const storage::DataPlace& data);

    void look_at_log(const storage::DataPlace& data);
    void complete_tree();
};

// For sub-commands: both go to standard error under the command's name.
Alarms alarms_of(const std::string& command);

}  // namespace phanbien::cli
