// decide: whether a command may happen now, and which events it is. Pure.
//
// The order of questions: does the dossier exist and may this person know of it (else "missing");
// is the revision the expected one (else "stale"); does an active state grant the event to this
// person's role and relation (else "forbidden" or "conflict"); do its requirements hold; four eyes;
// are the data right; does the statechart take the event. Nothing is written on a refusal.
#pragma once

#include <string>
#include <vector>

#include "engine/document/anchor/placement.hpp"
#include "engine/dossier/command.hpp"
#include "engine/dossier/dossier.hpp"
#include "engine/dossier/workflow.hpp"
#include "engine/people/directory.hpp"
#include "engine/route/definition.hpp"
#include "engine/statechart/interpreter.hpp"

namespace phanbien::dossier {

// A stored upload, as a decision needs it. `draft` is empty for files that are not a readable text.
struct StoredFile {
    FileRef file;
    AccountId uploaded_by;
    struct Draft {
        FileHash outline;
        boost::json::object counts;
        int warnings = 0;
        std::vector<ProvisionRef> provisions;
    };
    std::optional<Draft> draft;
};

// What a decision may ask about the office around the dossier. Answers hold within one batch.
class Surroundings {
  public:
    virtual ~Surroundings() = default;
    // The next number of a host's register in a year, 1 when it is empty. Asking does not take it;
    // the event that carries it does.
    virtual int next_number(const OrganisationId& host, std::string_view register_id, int year) = 0;
    // The same for the host's dossiers whose codes begin with `prefix`.
    virtual int next_dossier_number(const OrganisationId& host, std::string_view prefix,
                                    int year) = 0;
    // Another dossier of this host whose draft bears this code from this body; two codes are the
    // same when normal_code() gives the same for both.
    struct Known {
        DossierId id;
        std::string code;
    };
    virtual std::optional<Known> dossier_with_code(const OrganisationId& host,
                                                   const OrganisationId& drafting_body,
                                                   std::string_view code) = 0;
    virtual std::optional<people::Organisation> organisation(const OrganisationId& id) = 0;
    // With the name under which this account uploaded it; where it did not, under which another
    // did.
    virtual std::optional<StoredFile> file(const FileHash& hash, const AccountId& by) = 0;
};

// The approval routes an office has, and the people who go them. Answers hold within one batch.
class Routes {
  public:
    virtual ~Routes() = default;
    virtual const people::Directory& directory() = 0;  // in force now; nobody where there is none
    // What a route begins by today, and what one on its way was begun by; null: there is none.
    virtual const route::Definition* current(std::string_view id) = 0;
    virtual const route::Definition* by_hash(std::string_view hash) = 0;
    // The name by which an account signs in; empty for the system.
    virtual std::string username(const AccountId& account) = 0;
};

// The versions of a draft held against each other. Answers hold for ever: outlines are named by
// their hash.
class Alignments {
  public:
    virtual ~Alignments() = default;
    // Where each anchor of one outline is in the other, in their order.
    virtual std::vector<document::Placement> placed(
        const FileHash& before, const FileHash& after,
        const std::vector<document::Anchor>& anchors) = 0;
};

// Fresh ids for events, opinions, recommendations, reviews, documents: UUIDv7 text.
class IdSource {
  public:
    virtual ~IdSource() = default;
    virtual std::string next_id() = 0;
};

// The definition that a Migrate leads to.
struct Target {
    const Workflow& workflow;
    statechart::Interpreter& interpreter;  // of workflow.chart()
};

struct Context {
    const Workflow& workflow;
    statechart::Interpreter& interpreter;  // of workflow.chart()
    Surroundings& surroundings;
    IdSource& ids;
    const calendar::Calendars& calendars;  // in force at `now`
    Instant now;
    std::optional<Target> target = std::nullopt;  // for a Migrate
    Routes* routes = nullptr;                     // null: no approval route can begin or go on
    Alignments* alignments = nullptr;             // null: nothing is placed in a new version
};

// The bodies of the events to append, in order; never empty on success.
Result<std::vector<EventBody>> decide(const Dossier& dossier, const Command& command,
                                      const Context& context);

}  // namespace phanbien::dossier
