// Site: everything the resources share while the server runs. Built by the composition root; the
// parts outlive it. Any thread.
#pragma once

#include <boost/json/object.hpp>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

#include "engine/check/sample_office.hpp"
#include "engine/document/comparison.hpp"
#include "engine/document/outline.hpp"
#include "engine/dossier/criticism_text.hpp"
#include "engine/dossier/synthesis.hpp"
#include "engine/runtime/accounts.hpp"
#include "engine/runtime/office.hpp"
#include "engine/runtime/workflow_shelf.hpp"
#include "web/api/desk.hpp"
#include "web/api/limits.hpp"
#include "web/api/metrics.hpp"

namespace phanbien::api {

// The formats the API needs from outside; pure functions, called on handler threads.
struct Formats {
    std::function<Result<document::Outline>(std::string_view name, std::string_view bytes)>
        read_draft;
    std::function<std::string(const dossier::SynthesisTable&)> synthesis_xlsx;
    std::function<std::string(const dossier::SynthesisTable&)> synthesis_docx;
    std::function<std::string(const dossier::CriticismText&)> criticism_docx;
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
        // Work to be done on a handler thread.
        std::function<void(std::function<void()>)> run_on_handler;
        // Figures of the server and the host to be shown with ours.
        std::function<std::vector<Gauge>()> gauges;
        // A fault that no client may read the details of.
        std::function<void(std::string_view)> on_fault;
        int uploads_per_hour = api::uploads_per_hour;
        int exports_per_hour = api::exports_per_hour;
    };

    explicit Site(Parts given)
        : parts(std::move(given)),
          desks(parts.store, parts.workflows, parts.routes),
          uploads(parts.uploads_per_hour),
          exports(parts.exports_per_hour),
          ids_(parts.clock, parts.random) {}

    std::string next_id() {
        const std::scoped_lock lock{ids_mutex_};
        return ids_.next_id();
    }

    Parts parts;
    DeskRoom desks;
    HourlyLimit uploads;
    HourlyLimit exports;
    Metrics metrics;

  private:
    std::mutex ids_mutex_;
    runtime::UuidSource ids_;
};

}  // namespace phanbien::api
