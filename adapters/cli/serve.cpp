// `phanbien serve`: the composition root of the server. Builds the house, the site on top of it and
// the server around that; waits for a signal; takes all of it down in order.
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <stop_token>

#include "adapters/akn/akn.hpp"
#include "adapters/cli/check_apart.hpp"
#include "adapters/cli/configuration.hpp"
#include "adapters/cli/demo.hpp"
#include "adapters/cli/draft_apart.hpp"
#include "adapters/cli/embedded_text.hpp"
#include "adapters/cli/house.hpp"
#include "adapters/cli/repeating_thread.hpp"
#include "adapters/cli/sample_office.hpp"
#include "adapters/cli/stop_signals.hpp"
#include "adapters/docx/docx.hpp"
#include "adapters/docx_writer/comparison_docx.hpp"
#include "adapters/docx_writer/criticism_docx.hpp"
#include "adapters/docx_writer/paper_template.hpp"
#include "adapters/docx_writer/qr_png.hpp"
#include "adapters/docx_writer/synthesis_docx.hpp"
#include "adapters/docx_writer/table_docx.hpp"
#include "adapters/draft_reader/table_reader.hpp"
#include "adapters/xlsx/synthesis_xlsx.hpp"
#include "adapters/xlsx/table_xlsx.hpp"
#include "web/api/api.hpp"
#include "web/server/server.hpp"

namespace phanbien::cli {

namespace {

void start_log(const std::string& level) {
    spdlog::set_default_logger(spdlog::stderr_color_mt("phanbien"));
    spdlog::set_level(spdlog::level::from_str(level == "warn" ? "warning" : level));
    spdlog::set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
    spdlog::flush_on(spdlog::level::info);
}

// After a store that cannot be trusted any more: what is on the disk is right, what is in memory
// may not be. Whoever started the server starts it again.
[[noreturn]] void end_broken(const std::string& why) {
    spdlog::critical("the store failed, the server ends: {}", why);
    std::_Exit(failed);
}

void log_fault(const std::string& why) {
    spdlog::error("{}", why);
}

void log_answer(const server::Answered& answered) {
    const double milliseconds = static_cast<double>(answered.duration.count()) / 1000;
    spdlog::info("{} {} {} {} B {:.1f} ms", server::name_of(answered.method), answered.route,
                 answered.status, answered.bytes, milliseconds);
}

storage::DataPlace place_of(const Configuration& configuration) {
    return {configuration.data, configuration.database};
}

server::Reached reached(const Configuration& configuration) {
    return configuration.behind_https_proxy ? server::Reached::by_https_proxy
                                            : server::Reached::directly;
}

double database_bytes(const std::filesystem::path& data) {
    double bytes = 0;
    for (const char* name : {"phanbien.db", "phanbien.db-wal"}) {
        std::error_code missing;
        const auto size = std::filesystem::file_size(data / name, missing);
        bytes += missing ? 0 : static_cast<double>(size);
    }
    return bytes;
}

api::Formats formats(DraftsApart& drafts) {
    return {
        .read_draft = [&drafts](std::string_view name,
                                std::string_view bytes) { return drafts.read(name, bytes); },
        .akoma_ntoso =
            [](const document::Outline& outline, const api::TextIdentity& text) {
                return akn::write_akn(outline, {.work = text.work,
                                                .version = text.version,
                                                .date = text.date,
                                                .author = text.author});
            },
        .synthesis_xlsx = xlsx::write_synthesis_xlsx,
        .synthesis_docx = docx_writer::write_synthesis_docx,
        .criticism_docx = docx_writer::write_criticism_docx,
        .read_filled = [&drafts](
                           std::string_view name,
                           std::string_view bytes) { return drafts.read_filled(name, bytes); },
        .paper_template = docx_writer::write_paper_template,
        .check_template = [&drafts](std::string_view docx) { return drafts.check_template(docx); },
        .fill_paper = docx_writer::fill_paper_template,
        .read_paper = docx::read_flow,
        .qr_png = docx_writer::qr_png,
        .read_tables = read_tables,
        .table_xlsx = xlsx::write_table_xlsx,
        .table_docx = docx_writer::write_table_docx,
        .comparison_docx = docx_writer::write_comparison_docx};
}

// Everything between the house and the wire.
class Front {
  public:
    Front(House& house, const Configuration& configuration)
        : house_(house),
          pool_(server::handler_threads),
          drafts_(ending_.get_token()),
          site_(
              {.store = *house.store,
               .committer = house.committer,
               .office = house.office,
               .accounts = house.accounts,
               .clock = house.clock,
               .random = house.random,
               .workflows = house.workflows,
               .routes = house.routes,
               .formats = formats(drafts_),
               .check = [workflows = configuration.workflows, stop = ending_.get_token()](
                            std::string_view xml) { return check_apart(xml, workflows, stop); },
               .sample_office = office_with(house.routes),
               // What is only read was signed by a key that this program does not look for.
               .log_key = configuration.read_only ? std::string{}
                                                  : audit::to_text(house.log_signer.verifier()),
               .run_on_handler = [this](std::function<void()> work) { run_later(std::move(work)); },
               .sign_log = [&house] { return house.try_to_sign_log(); },
               .gauges = [this, place = place_of(configuration)] { return gauges(place); },
               .on_fault = [](std::string_view what) { spdlog::error("{}", what); },
               .reached = reached(configuration),
               .read_only = configuration.read_only,
               .log_is_public = configuration.public_log,
               .witnesses = configuration.witnesses,
               .uploads_per_hour = configuration.uploads_per_hour,
               .exports_per_hour = configuration.exports_per_hour}),
          api_(site_),
          server_({api_, pool_, [this](const server::Answered& answered) { observe(answered); },
                   reached(configuration)},
                  configuration.host, configuration.port,
                  {.requests = server::shared_fairly(configuration.requests_at_once)}) {}

    // However the server ends: no connection goes while a thread may still answer it.
    ~Front() { stop(); }
    Front(const Front&) = delete;
    Front& operator=(const Front&) = delete;

    server::Server& server() { return server_; }

    void stop_taking() { server_.stop(); }
    // The server first; the pool still answers what the committer finishes meanwhile. What another
    // process reads is not waited for: it may take minutes.
    void stop() {
        stop_taking();
        ending_.request_stop();
        house_.stop();
        pool_.stop();
    }

  private:
    // For a request that is counted already; the server tells it of a stop.
    void run_later(std::function<void()> work) {
        static_cast<void>(pool_.run({}, std::move(work)));
    }

    void observe(const server::Answered& answered) {
        site_.metrics.observe(answered.route, answered.status, answered.duration);
        log_answer(answered);
    }

    std::vector<api::Gauge> gauges(const storage::DataPlace& place) {
        const auto figures = server_.figures();
        std::vector<api::Gauge> all{
            {"phanbien_http_connections", "Open connections.", "gauge",
             static_cast<double>(figures.connections)},
            {"phanbien_http_in_flight", "Requests being answered.", "gauge",
             static_cast<double>(figures.requests_in_flight)},
            {"phanbien_http_uploads", "Large bodies being received.", "gauge",
             static_cast<double>(figures.large_bodies)},
            {"phanbien_http_large_answers", "Large answers not read to their end yet.", "gauge",
             static_cast<double>(figures.large_answers)},
            {"phanbien_http_turned_away_total", "Requests and connections without room (503).",
             "counter", static_cast<double>(figures.turned_away)}};
        if (place.database.empty()) {  // PostgreSQL is asked for its size where it is watched
            all.push_back({"phanbien_database_bytes", "Size of the database on disk.", "gauge",
                           database_bytes(place.folder)});
        }
        return all;
    }

    House& house_;
    std::stop_source ending_;
    server::HandlerPool pool_;
    DraftsApart drafts_;
    api::Site site_;
    api::Api api_;
    server::Server server_;
};

// Fires what is due. The next look is in time for the next timer, and soon enough for one that is
// begun meanwhile.
std::chrono::microseconds until_next_timer(House& house) {
    constexpr std::chrono::microseconds timer_look_max = std::chrono::seconds{10};
    const auto next = house.office.tick();
    return next
               ? std::clamp(*next - house.clock.now(), std::chrono::microseconds{0}, timer_look_max)
               : timer_look_max;
}

// Forgets a little of what is old, with pauses in which commands are written: 2,000 answers a
// second at most, a few hundredths of the writer's time.
std::chrono::microseconds until_next_forgetting(House& house) {
    constexpr std::chrono::milliseconds breath{100};
    constexpr std::chrono::minutes rest{10};
    return house.forget_what_is_old_on_duty() == runtime::Forgotten::some
               ? std::chrono::microseconds(breath)
               : std::chrono::microseconds(rest);
}

std::string address(const Configuration& configuration, std::uint16_t port) {
    const bool wide = configuration.host.find(':') != std::string::npos;
    const std::string host = wide ? "[" + configuration.host + "]" : configuration.host;
    return "http://" + host + ":" + std::to_string(port);
}

// Nothing is adopted, fired or signed.
int serve_to_read(const Configuration& configuration, const House::Rules& rules,
                  const Alarms& alarms, const StopSignals& signals) {
    House house{place_of(configuration), rules, alarms, House::ReadOnly{}};
    Front front{house, configuration};
    const std::string url = address(configuration, front.server().port());
    spdlog::warn("chỉ đọc: không ghi gì / for reading only: nothing is written");
    front.server().start();
    std::cout << "listening on " << url << std::endl;
    signals.wait();
    return done;
}

}  // namespace

int serve_command(Arguments arguments) {
    const auto configuration = read_configuration(arguments, own_environment());
    if (configuration.help) {
        std::cout << configuration_help();
        return done;
    }
    const StopSignals signals;
    start_log(configuration.log_level);
    const House::Rules rules{definitions(configuration.workflows, configuration.workflow),
                             route_definitions(configuration.workflows)};
    const Alarms alarms{.on_broken = end_broken, .on_fault = log_fault};
    if (configuration.read_only) {
        return serve_to_read(configuration, rules, alarms, signals);
    }
    if (configuration.demo) {
        std::cout << "loading the demo…" << std::endl;
        if (!load_demo(place_of(configuration), rules, alarms)) {
            std::cout << "there is an office here already; it stays as it is" << std::endl;
        }
    }
    House house{place_of(configuration), rules, alarms};
    if (house.office.adopt(by_hash(rules.procedures))) {
        spdlog::info(
            "working by definitions that are new to this office; its lists are up to date");
    }
    if (house.office.index_texts()) {
        spdlog::info("the texts of this office can be searched by the rules of this program");
    }
    if (const auto adopted = house.office.adopt_routes(); adopted > 0) {
        spdlog::info("{} approval routes are new to this office", adopted);
    }
    if (const auto adopted = house.office.adopt_calendars(embedded_calendars()); adopted > 0) {
        spdlog::info("{} calendars are new to this office", adopted);
    }
    for (const auto& why : house.workflows.unreadable(*house.store->open_reading())) {
        spdlog::error("{}; its dossiers can be neither shown nor changed", why);
    }
    Front front{house, configuration};
    const std::string url = address(configuration, front.server().port());
    house.sign_log();
    house.let_others_start();
    spdlog::info("the log's key is {}", audit::to_text(house.log_signer.verifier()));
    RepeatingThread timers{[&house] { return until_next_timer(house); }};
    RepeatingThread checkpoints{[&house] {
        // One that is refused (a full queue or disk) is made up for by the next.
        static_cast<void>(house.try_to_sign_log_on_duty());
        return runtime::checkpoint_interval;
    }};
    RepeatingThread housekeeping{[&house] { return until_next_forgetting(house); }};
    front.server().start();
    std::cout << "listening on " << url << std::endl;
    if (configuration.demo) {
        std::cout << demo_table(*house.store->open_reading()) << std::flush;
    }
    signals.wait();
    spdlog::info("stopping");
    front.stop_taking();
    timers.stop();
    checkpoints.stop();
    housekeeping.stop();
    if (const auto refused = house.try_to_sign_log()) {
        spdlog::warn("the log was not signed at the end: {}; the next start does it",
                     told(*refused));
    }
    return done;
}

}  // namespace phanbien::cli
