// The workloads that ask: how soon a server answers, a history, an inbox.
#include <boost/json.hpp>
#include <chrono>
#include <cstdio>
#include <stdexcept>
#include <thread>

#include "tests/bench/load/database_rows.hpp"
#include "tests/bench/load/list_rows.hpp"
#include "tests/bench/load/load_run.hpp"
#include "tests/bench/load/workloads.hpp"
#include "tests/bench/measure.hpp"

namespace phanbien::bench {

namespace json = boost::json;

namespace {

constexpr int starts_timed = 7;
constexpr std::chrono::seconds rest{2};
constexpr int questions_timed = 300;
constexpr int questions_first = 20;  // asked before anything is timed
constexpr std::uint64_t history_events = 1'000;
constexpr std::uint64_t tasks_of_one = 200;
constexpr std::uint64_t dossiers_started = 1'000;  // of those that are not this one's
constexpr std::size_t filling_clients = 256;

constexpr const char* events_of =
    "SELECT position, hash, leaf, payload FROM event WHERE dossier = ? AND sequence > 0 "
    "ORDER BY sequence";

HttpAnswer asked(HttpLine& line, const std::string& target, const Person& by) {
    auto answer = line.get(target, &by);
    if (answer.status != 200) {
        throw std::runtime_error(target + " was refused: " + answer.body);
    }
    return answer;
}

// What the server answers a complete history with, as far as it is the same for everybody.
std::string bare_history(DatabaseRows& rows, const std::string& dossier) {
    rows.ask(dossier);
    json::array events;
    while (rows.next()) {
        events.push_back({{"position", rows.number(0)},
                          {"hash", rows.text(1)},
                          {"leaf", rows.text(2)},
                          {"payload", rows.text(3)},
                          {"erased_at", nullptr}});
    }
    return json::serialize(json::object{{"dossier", dossier}, {"events", std::move(events)}});
}

std::size_t tasks_in(const HttpAnswer& inbox) {
    return json::parse(inbox.body).at("mine").as_array().size();
}

// Until they have as many as the workload is about.
void give_tasks(const Bench& bench, const std::filesystem::path& data) {
    std::uint64_t held = 0;
    {
        const auto server = serve(bench, data);
        HttpLine line(server->port());
        held = tasks_in(asked(line, "/api/v1/inbox", sign_in(*server, "soanthao")));
        server->process().stop();
    }
    if (held < tasks_of_one) {
        load_real(bench, data, {.script = "starts", .clients = 8, .commands = tasks_of_one - held});
    }
}

// In ms.
std::vector<double> inbox_times(HttpLine& line, const Person& by, std::size_t tasks_least) {
    std::vector<double> times;
    for (int i = 0; i < questions_first + questions_timed; ++i) {
        const auto answer = asked(line, "/api/v1/inbox", by);
        if (i == 0 && tasks_in(answer) < tasks_least) {
            throw std::runtime_error("the inbox does not hold all tasks");
        }
        if (i >= questions_first) {
            times.push_back(answer.took_ms);
        }
    }
    return times;
}

}  // namespace

json::object measure_start(const Bench& bench, const std::filesystem::path& office) {
    const auto data = bench.folder / "start";
    copy_office(office, data);
    std::vector<double> started;
    std::vector<double> processor;  // in ms, until then
    std::vector<double> memory;
    for (int i = 0; i < starts_timed; ++i) {
        const auto server = serve(bench, data);
        started.push_back(server->started_ms());
        processor.push_back(server->process().processor_us() / 1'000);
        std::this_thread::sleep_for(rest);
        memory.push_back(server->process().memory_mb());
    }
    const auto start_ms = median(started);
    const auto processor_ms = median(processor);
    const auto memory_mb = median(memory);
    std::printf(
        "%-26s first answer after %.0f ms (wanted: 100), %.0f ms of processor; %.1f MB at rest "
        "(wanted: 40)\n",
        "W0 start", start_ms, processor_ms, memory_mb);
    return {{"start_ms", start_ms}, {"processor_ms", processor_ms}, {"memory_mb", memory_mb}};
}

json::object measure_history(const Bench& bench, const std::filesystem::path& office) {
    const auto data = bench.folder / "history";
    copy_office(office, data);
    const auto filled =
        load_real(bench, data,
                  {.script = "opinions", .clients = 8, .bytes = 300, .commands = history_events});
    const auto server = serve(bench, data, {"--exports-per-hour", "1000000"});
    const auto auditor = sign_in(*server, "kiemtoan");
    HttpLine line(server->port());
    DatabaseRows rows(database_of(data), events_of);
    const auto target = "/api/v1/dossiers/" + filled.dossier + "/history.json";
    const auto ours = json::parse(asked(line, target, auditor).body);
    const auto bare = json::parse(bare_history(rows, filled.dossier));
    if (ours.at("events") != bare.at("events")) {
        throw std::runtime_error("the history over HTTP is not what is in the database");
    }
    std::vector<double> over_http;  // in ms, both
    std::vector<double> by_sql;
    for (int i = 0; i < questions_timed; ++i) {
        over_http.push_back(asked(line, target, auditor).took_ms);
        by_sql.push_back(ms_of([&] { bare_history(rows, filled.dossier); }));
    }
    const auto ratio = quantile(over_http, 0.5) / quantile(by_sql, 0.5);
    const auto events = ours.at("events").as_array().size();
    std::printf(
        "%-26s %zu events: p50 %.2f ms, bare SQL %.2f ms, ratio %.2f (wanted: 2); p99 %.2f "
        "ms (wanted: 2), bare %.2f ms\n",
        "W3 history", events, quantile(over_http, 0.5), quantile(by_sql, 0.5), ratio,
        quantile(over_http, 0.99), quantile(by_sql, 0.99));
    return {{"events", events},
            {"p50_ms", quantile(over_http, 0.5)},
            {"p99_ms", quantile(over_http, 0.99)},
            {"bare_p50_ms", quantile(by_sql, 0.5)},
            {"bare_p99_ms", quantile(by_sql, 0.99)},
            {"ratio", ratio}};
}

json::object measure_inbox(const Bench& bench, const std::filesystem::path& office) {
    const auto data = bench.folder / "inbox";
    copy_office(office, data);
    load_real(bench, data,
              {.script = "starts",
               .clients = filling_clients,
               .commands = dossiers_started,
               .elsewhere = true});
    auto server = serve(bench, data);
    const OrganisationId drafter(make_plan(*server).body);
    server->process().stop();
    copy_list_rows(data, bench.dossiers - std::min(bench.dossiers, tasks_of_one), drafter);
    auto kept = inbox_over(bench, data);
    kept["dossiers"] = bench.dossiers;
    return kept;
}

json::object inbox_over(const Bench& bench, const std::filesystem::path& data) {
    give_tasks(bench, data);
    const auto server = serve(bench, data);
    HttpLine line(server->port());
    const auto own = inbox_times(line, sign_in(*server, "soanthao"), tasks_of_one);
    const auto host = inbox_times(line, sign_in(*server, "truongban"), 0);
    std::printf(
        "%-26s p50 %.2f ms, p99 %.2f ms (wanted: 5); of the host, for whom others work: p50 "
        "%.2f ms, p99 %.2f ms\n",
        "W4 inbox of 200 tasks", quantile(own, 0.5), quantile(own, 0.99), quantile(host, 0.5),
        quantile(host, 0.99));
    std::fflush(stdout);
    return {{"tasks", tasks_of_one},
            {"p50_ms", quantile(own, 0.5)},
            {"p99_ms", quantile(own, 0.99)},
            {"host_p50_ms", quantile(host, 0.5)},
            {"host_p99_ms", quantile(host, 0.99)}};
}

}  // namespace phanbien::bench
