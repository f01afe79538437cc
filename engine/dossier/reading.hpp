// What a person sees of a dossier now: parts they may read, what they may do, what is waited for.
// Everything the page shows of rights and tasks comes from here, and decide() asks the same
// functions, so that a button and its refusal can never disagree. Pure.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "engine/dossier/dossier.hpp"
#include "engine/dossier/workflow.hpp"
#include "engine/statechart/interpreter.hpp"

namespace phanbien::dossier {

// How this actor's organisation stands to the dossier; empty for a stranger. `any` is not listed.
std::vector<Relation> relations(const Dossier& dossier, const people::Actor& actor);
bool is_meant(const Party& party, const Dossier& dossier, const people::Actor& actor);

struct Access {
    bool draft = false;
    bool opinions = false;
    bool own_opinions = false;
    bool recommendations = false;
    bool documents = false;      // all of them, whatever their kind
    bool own_documents = false;  // those that the reader's own organisation put in
    std::set<std::string, std::less<>> document_kinds;  // all documents of these kinds
    bool history = false;

    bool some_documents() const { return documents || own_documents || !document_kinds.empty(); }
    // Nothing may be read: the dossier answers like a missing one.
    bool none() const;
};
Access access(const Dossier& dossier, const people::Actor& actor, const Workflow& workflow,
              statechart::Interpreter& interpreter);

// May this actor read this opinion, this document, given what they may read of the dossier?
bool may_read(const Opinion& opinion, const Access& access, const people::Actor& actor);
bool may_read(const Document& document, const Access& access, const people::Actor& actor);
// The file under this hash that an opinion which they may read came with.
std::optional<FileRef> attachment(const Dossier& dossier, const FileHash& hash,
                                  const Access& access, const people::Actor& actor);
// May they read the bytes under this hash: as a version of the draft, or as a document of which
// the above holds?
bool may_read_file(const Dossier& dossier, const FileHash& hash, const Access& access,
                   const people::Actor& actor);

// An action offered to this actor in the present state, possible or not.
struct Offer {
    const Action* action = nullptr;
    std::string state;            // the state that grants it
    std::vector<Label> blockers;  // why not now, in words; empty: possible
};
std::vector<Offer> offers(const Dossier& dossier, const people::Actor& actor,
                          const Workflow& workflow, statechart::Interpreter& interpreter);

// Notices that hold now, placeholders filled.
struct ActiveNotice {
    std::string id;
    Label text;
    std::string basis;
};
std::vector<ActiveNotice> notices(const Dossier& dossier, const Workflow& workflow,
                                  statechart::Interpreter& interpreter);

// The tasks open now, with their due dates by these calendars.
std::vector<OpenTask> open_tasks(const Dossier& dossier, const Workflow& workflow,
                                 const calendar::Calendars& calendars);

// Active states that have a label, outermost first.
std::vector<const StateInfo*> active_states(const Dossier& dossier, const Workflow& workflow);
// In a state that its procedure calls an end.
bool has_ended(const Dossier& dossier, const Workflow& workflow);

// The obligation ledger (design: received = in a recommendation + withdrawn + set aside + loose).
struct Ledger {
    std::int64_t received = 0;
    std::int64_t in_recommendations = 0;
    std::int64_t withdrawn = 0;
    std::int64_t set_aside = 0;
    std::int64_t loose = 0;
    int recommendations = 0;
    int unanswered = 0;
    int accepted = 0;
    int partly_accepted = 0;
    int not_accepted = 0;
    int unchecked = 0;
};
Ledger ledger(const Dossier& dossier);

}  // namespace phanbien::dossier
