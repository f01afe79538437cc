// Desk: what one handler thread reads with. It keeps a reading of the store, dossiers already
// folded and the interpreters of their definitions, so that a page costs only what is new.
//
// A request takes a desk from the DeskRoom and gives it back; take() may be called from any thread,
// a desk by one at a time.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/dossier/event_walk.hpp"
#include "engine/dossier/letterhead.hpp"
#include "engine/dossier/reading.hpp"
#include "engine/runtime/calendar_shelf.hpp"
#include "engine/runtime/directory_shelf.hpp"
#include "engine/runtime/office.hpp"
#include "engine/runtime/workflow_shelf.hpp"
#include "web/api/name_search.hpp"

namespace phanbien::api {

// A dossier as one person may see it.
struct OpenDossier {
    const dossier::Dossier& dossier;
    const dossier::Workflow& workflow;
    statechart::Interpreter& interpreter;
    dossier::Access access;
};

// What whoever may not read any opinion of a dossier is told.
Problem opinions_forbidden();

// The file as this dossier knows it, when this person may read that part.
std::optional<dossier::FileRef> readable_file(const OpenDossier& open, const people::Actor& actor,
                                              std::string_view hash);

class Desk {
  public:
    Desk(runtime::Store& store, runtime::WorkflowShelf& workflows, runtime::RouteShelf& routes,
         runtime::SharedDossiers& shared);

    // Lets the store's snapshot go; the next question sees everything committed before it.
    void refresh();
    // Refreshed for somebody else: nothing has been opened.
    void end_request();

    runtime::Reading& reading() { return *reading_; }

    // To be shown. Refuses with "dossier.missing" what does not exist and what this person may not
    // know of. Where access is restricted it is in restricted_opened() from then on. The references
    // hold until the next call.
    Result<OpenDossier> open(const DossierId& id, const people::Actor& actor);
    // The same for whoever tells no more of it than a list does, or only asks what may be done.
    Result<OpenDossier> glance(const DossierId& id, const people::Actor& actor);
    // Of what this request has opened those whose readings are recorded (restricted.hpp).
    const std::set<DossierId>& restricted_opened() const { return restricted_opened_; }
    // A dossier that somebody else keeps, as one with these rights sees it: one as it was. The
    // reference to it must outlive what is returned.
    OpenDossier as_seen(const dossier::Dossier& dossier, dossier::Access access);
    // Of a dossier, those of the sequences (after, until]. Decoded a page at a time, for as long as
    // this snapshot is kept.
    dossier::EventWalk events_of(const DossierId& id, std::uint64_t after = 0,
                                 std::uint64_t until = UINT64_MAX);
    // Whatever anybody may read of it: for figures over many dossiers. Holds until the next call.
    const dossier::Dossier& folded(const DossierId& id) { return shelf_.at_head(*reading_, id); }
    // The definition with this hash; null when it cannot be read any more.
    const dossier::Workflow* workflow(std::string_view hash);

    // Null when unknown.
    const people::Organisation* organisation(const OrganisationId& id);
    const people::Account* account(const AccountId& id);

    // Those in force now; hold until the next call after refresh().
    const calendar::Calendars& calendars() { return calendars_.at_head(*reading_); }
    // The same for the directory; nobody at all where the office has none.
    const people::Directory& directory() { return directory_.at_head(*reading_); }
    // Which one directory() gave, and since when it is in force.
    const runtime::DirectoryShelf& directory_shelf() const { return directory_; }
    // The names of its bodies and of its people, in its order.
    const NameSearch& body_names();
    const NameSearch& people_names();

    // What a running route goes by; null when it cannot be read any more.
    const route::Definition* route_definition(std::string_view hash) {
        return routes_.pinned(*reading_, hash);
    }

  private:
    struct Names {
        std::string hash;  // of the directory they are from
        NameSearch search;
    };

    runtime::WorkflowShelf& workflows_;
    runtime::RouteShelf& routes_;
    std::unique_ptr<runtime::Reading> reading_;
    runtime::DossierShelf shelf_;
    runtime::CalendarShelf calendars_;
    runtime::DirectoryShelf directory_;
    Names body_names_;
    Names people_names_;
    std::map<std::string, std::unique_ptr<statechart::Interpreter>> interpreters_;  // by hash
    std::set<DossierId> restricted_opened_;
    bool organisations_read_ = false;  // since refresh()
    std::map<OrganisationId, people::Organisation> organisations_;
    std::map<AccountId, std::optional<people::Account>> accounts_;
};

// Organisation names for the papers that are exported.
class DeskNames final : public dossier::Names {
  public:
    explicit DeskNames(Desk& desk) : desk_(desk) {}
    std::string organisation(const OrganisationId& id) const override;

  private:
    Desk& desk_;
};

class DeskRoom {
  public:
    DeskRoom(runtime::Store& store, runtime::WorkflowShelf& workflows, runtime::RouteShelf& routes,
             runtime::SharedDossiers& shared)
        : store_(store), workflows_(workflows), routes_(routes), shared_(shared) {}

    // Sees everything committed by now. Throws StoreFailure.
    std::unique_ptr<Desk> take();
    // Not after a StoreFailure: such a desk is left to be destroyed.
    void give_back(std::unique_ptr<Desk> desk);

  private:
    runtime::Store& store_;
    runtime::WorkflowShelf& workflows_;
    runtime::RouteShelf& routes_;
    runtime::SharedDossiers& shared_;
    std::mutex mutex_;
    std::vector<std::unique_ptr<Desk>> free_;
};

}  // namespace phanbien::api
