// Site: everything the resources share while the server runs. Built by the composition root; the
// parts outlive it. Any thread.
#pragma once

#include <boost/json/object.hpp>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "engine/audit/note.hpp"
#include "engine/check/sample_office.hpp"
#include "engine/document/comparison.hpp"
#include "engine/document/flow.hpp"
#include "engine/document/outline.hpp"
#include "engine/dossier/criticism_text.hpp"
#include "engine/dossier/filled_table.hpp"
#include "engine/dossier/papers.hpp"
#include "engine/dossier/synthesis.hpp"
#include "engine/intake/table.hpp"
#include "engine/runtime/accounts.hpp"
#include "engine/runtime/office.hpp"
#include "engine/runtime/restricted_reads.hpp"
#include "engine/runtime/workflow_shelf.hpp"
#include "web/api/desk.hpp"
#include "web/api/history_shelf.hpp"
#include "web/api/known_clients.hpp"
#include "web/api/limits.hpp"
#include "web/api/metrics.hpp"
#include "web/api/past_shelf.hpp"
#include "web/api/template_shelf.hpp"

namespace phanbien::api {

// What identifies a version's text beyond its own words.
struct TextIdentity {
    std::string work;  // [a-z0-9-]
    int version = 1;
    Date date;
    std::string author;
};

// The formats the API needs from outside, called on handler threads. Reading a draft or a filled
// table and looking through a template are done in another process and may take seconds; the others
// are pure functions.
struct Formats {
    std::function<Result<document::Outline>(std::string_view name, std::string_view bytes)>
        read_draft;
    std::function<std::string(const document::Outline&, const TextIdentity&)> akoma_ntoso;
    std::function<std::string(const dossier::SynthesisTable&)> synthesis_xlsx;
    std::function<std::string(const dossier::SynthesisTable&)> synthesis_docx;
    std::function<std::string(const dossier::CriticismText&)> criticism_docx;
    // A synthesis table in either format that was filled offline.
    std::function<Result<dossier::FilledTable>(std::string_view name, std::string_view bytes)>
        read_filled;
    // Templates of papers: the built-in one, whether another is sound, one filled, one to be read.
    std::function<std::string(const dossier::PaperKind&)> paper_template;
    std::function<Result<void>(std::string_view docx)> check_template;
    std::function<Result<std::string>(std::string_view docx, const dossier::PaperValues&)>
        fill_paper;
    std::function<Result<document::Flow>(std::string_view docx)> read_paper;
    std::function<std::string(std::string_view text)> qr_png;
    // The tables of a spreadsheet or document, or minutes as one; at least one.
    std::function<Result<std::vector<intake::Table>>(std::string_view name, std::string_view bytes)>
        read_tables;
    // A table whose first row is its head, under a title.
    std::function<std::string(const intake::Table&, const std::string& title, Date made_on)>
        table_xlsx;
    std::function<std::string(const intake::Table&, const std::string& title)> table_docx;
    std::function<std::string(const document::ComparisonPaper&)> comparison_docx;
};

class Site {
  public:
    struct Parts {
        runtime::Store& store;
        runtime::Committer& committer;
        runtime::Office& office;
        runtime::Accounts& accounts;
        runtime::Clock& clock;
        runtime::Random& random;
        runtime::WorkflowShelf& workflows;
        runtime::RouteShelf& routes;
        Formats formats;
        // Holds a definition from outside against every rule, in a process of its own; the findings
        // as check::as_json writes them.
        std::function<Result<boost::json::object>(std::string_view xml)> check;
        // Whom definitions are held against.
        check::SampleOffice sample_office;
        // The public key of the log as verifiers read it (audit::to_text); empty: not told.
        std::string log_key = {};
        // Work to be done on a handler thread.
        std::function<void(std::function<void()>)> run_on_handler;
        // Signs a checkpoint of the log as it stands and waits for it; why it could not be done.
        std::function<std::optional<Problem>()> sign_log;
        // Figures of the server and the host to be shown with ours.
        std::function<std::vector<Gauge>()> gauges;
        // A fault that no client may read the details of.
        std::function<void(std::string_view)> on_fault;
        server::Reached reached = server::Reached::directly;
        bool read_only = false;      // whatever would write is refused, but for signing in and out
        bool log_is_public = false;  // may be read by who is not signed in
        std::vector<audit::VerifierKey> witnesses = {};  // whose cosignatures of it are kept
        int uploads_per_hour = api::uploads_per_hour;
        int exports_per_hour = api::exports_per_hour;
    };

    explicit Site(Parts given)
        : parts(std::move(given)),
          desks(parts.store, parts.workflows, parts.routes, parts.office.shared_dossiers()),
          clients(parts.reached),
          uploads(parts.uploads_per_hour),
          exports(parts.exports_per_hour),
          reads(parts.committer, parts.clock, parts.random),
          ids_(parts.clock, parts.random) {}

    std::string next_id() {
        const std::scoped_lock lock{ids_mutex_};
        return ids_.next_id();
    }

    Parts parts;
    DeskRoom desks;
    KnownClients clients;
    HourlyLimit uploads;
    HourlyLimit exports;
    runtime::RestrictedReads reads;
    Metrics metrics;
    TemplateShelf templates;
    HistoryShelf histories;
    PastShelf pasts;

  private:
    std::mutex ids_mutex_;
    runtime::UuidSource ids_;
};

}  // namespace phanbien::api
