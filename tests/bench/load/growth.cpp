// What a long log costs: the same loads over offices that have worked for years, and a nation's
// opinions in one database.
#include <algorithm>
#include <cstdio>
#include <stdexcept>

#include "adapters/storage/postgresql_connection.hpp"
#include "tests/bench/load/list_rows.hpp"
#include "tests/bench/load/load_run.hpp"
#include "tests/bench/load/workloads.hpp"
#include "tests/bench/measure.hpp"

namespace phanbien::bench {

namespace json = boost::json;

namespace {

constexpr std::uint64_t first_level = 1'000'000;
constexpr std::uint64_t campaign_opinions = 100'000;  // then the next one begins
constexpr std::size_t opinions_a_request = 100;
constexpr std::uint64_t events_per_dossier = 10;  // of the load's work on one
// Of the events that fill an office one in so many is work on a dossier, the others are opinions.
constexpr std::uint64_t work_share = 10;
constexpr double bytes_of_gigabyte = 1e9;

const Load work{.script = "dossiers"};
const Load opinions{.script = "opinions", .bytes = 300};
const Load campaign{.script = "opinions",
                    .clients = 16,
                    .bytes = 300,
                    .together = opinions_a_request,
                    .commands = campaign_opinions / opinions_a_request};

// Campaigns of opinions, and work on dossiers.
void fill(const Bench& bench, const std::filesystem::path& data, std::uint64_t events) {
    auto done = log_size_in(database_of(data));
    if (done >= events) {
        return;
    }
    auto tasks = work;
    tasks.clients = 256;
    tasks.commands = (events - done) / work_share / events_per_dossier * (events_per_dossier - 1);
    load_real(bench, data, tasks);
    for (done = log_size_in(database_of(data)); done < events;
         done = log_size_in(database_of(data))) {
        const auto filled = load_real(bench, data, campaign);
        std::printf("growth: %llu events, %.0f opinions/s\n", static_cast<unsigned long long>(done),
                    filled.ops_s * static_cast<double>(opinions_a_request));
        std::fflush(stdout);
    }
}

// The same load on an office that is new and on one with a long log, in turn.
json::object beside_empty(const Bench& bench, const std::filesystem::path& office,
                          const std::filesystem::path& grown, const Load& load, const char* what) {
    Rounds of;
    for (int i = 0; i < bench.rounds; ++i) {
        const auto data = bench.folder / "real";
        copy_office(office, data);
        const auto empty = load_real(bench, data, load);
        const auto full = load_real(bench, grown, load);
        of["ops_s"].push_back(full.ops_s);
        of["empty_ops_s"].push_back(empty.ops_s);
        of["ratio"].push_back(full.ops_s / empty.ops_s);
        of["p99_ms"].push_back(full.p99_ms);
        of["empty_p99_ms"].push_back(empty.p99_ms);
        of["processor_us"].push_back(full.processor_us);
        of["empty_processor_us"].push_back(empty.processor_us);
    }
    std::printf("%-26s %8.0f/s, empty %8.0f/s, ratio %.2f; processor %.0f us, empty %.0f us\n",
                what, median(of["ops_s"]), median(of["empty_ops_s"]), median(of["ratio"]),
                median(of["processor_us"]), median(of["empty_processor_us"]));
    std::fflush(stdout);
    return medians(of);
}

json::object measure_level(const Bench& bench, const std::filesystem::path& office,
                           const std::filesystem::path& grown, std::uint64_t events) {
    fill(bench, grown, events);
    const auto dossiers = events / events_per_dossier;
    copy_list_rows(grown, dossiers);
    const auto started = serve(bench, grown)->started_ms();
    const auto bytes = static_cast<double>(std::filesystem::file_size(database_of(grown)));
    std::printf("growth: %llu events, %llu dossiers: %.1f GB, first answer after %.0f ms\n",
                static_cast<unsigned long long>(events), static_cast<unsigned long long>(dossiers),
                bytes / bytes_of_gigabyte, started);
    return {{"events", events},
            {"dossiers", dossiers},
            {"gigabytes", bytes / bytes_of_gigabyte},
            {"start_ms", started},
            {"W1", beside_empty(bench, office, grown, work, "growth: W1")},
            {"W2", beside_empty(bench, office, grown, opinions, "growth: W2")},
            {"W4", inbox_over(bench, grown)}};
}

// Reads what a database says; gives a number.
double asked(const Bench& bench, const std::string& sql) {
    storage::PostgresqlConnection connection(bench.database, storage::Connection::Use::reading);
    return std::stod(connection.ask(sql));
}

}  // namespace

json::object measure_growth(const Bench& bench, const std::filesystem::path& office) {
    const auto grown = bench.grown.empty() ? bench.folder / "grown" : bench.grown;
    if (!std::filesystem::exists(database_of(grown))) {
        copy_office(office, grown);
    }
    json::array levels;
    for (auto level = std::min(first_level, bench.events);; level *= 10) {
        levels.push_back(measure_level(bench, office, grown, std::min(level, bench.events)));
        if (level >= bench.events) {
            break;
        }
    }
    return {{"levels", std::move(levels)}};
}

json::object measure_nation(const Bench& bench, const std::filesystem::path&) {
    if (bench.database.empty()) {
        throw std::runtime_error("nation needs --db postgresql://…, an empty database");
    }
    // An office that is there already goes on: its data folder is --grown.
    const auto data = bench.grown.empty() ? bench.folder / "nation" : bench.grown;
    std::vector<std::string> more{"--uploads-per-hour", "1000000"};
    if (!std::filesystem::exists(data)) {
        more.emplace_back("--demo");
    }
    const auto server = serve(bench, data, more);
    auto plan = make_plan(*server);
    const auto size_sql = "SELECT CAST(pg_database_size(current_database()) AS TEXT)";
    const auto count_sql =
        "SELECT CAST(COALESCE(SUM(standing), 0) AS TEXT) FROM (SELECT provision, stance, "
        "SUM(standing) AS standing FROM opinion_count GROUP BY provision, stance) c";
    const auto bytes_before = asked(bench, size_sql);
    const auto counted_before = asked(bench, count_sql);  // the demo's own
    json::array steps;
    std::vector<double> rates;
    std::vector<double> processor;
    for (std::uint64_t given = 0; given < bench.opinions; given += campaign_opinions) {
        plan.dossier = open_consultation(*server, plan);
        const auto filled = load_running(bench, *server, plan, campaign);
        rates.push_back(filled.ops_s * static_cast<double>(opinions_a_request));
        processor.push_back(filled.processor_us / static_cast<double>(opinions_a_request));
        const auto done = given + campaign_opinions;
        if (done % first_level == 0 || done >= bench.opinions) {
            double counted = 0;
            const auto count_ms = ms_of([&] { counted = asked(bench, count_sql); });
            counted -= counted_before;
            const auto bytes = asked(bench, size_sql) - bytes_before;
            const auto memory_mb = server->process().memory_mb();
            std::printf(
                "nation: %.0f opinions: %.0f/s, processor of the server %.0f us each, %.0f bytes "
                "of disk each; counted by provision and stance in %.1f ms; %.0f MB of memory\n",
                counted, median(rates), median(processor), bytes / counted, count_ms, memory_mb);
            std::fflush(stdout);
            if (static_cast<std::uint64_t>(counted) != done) {
                throw std::runtime_error("the count is not complete");
            }
            steps.push_back({{"opinions", done},
                             {"ops_s", median(rates)},
                             {"processor_us", median(processor)},
                             {"bytes_each", bytes / counted},
                             {"count_ms", count_ms},
                             {"memory_mb", memory_mb}});
            rates.clear();
            processor.clear();
        }
    }
    return {{"steps", std::move(steps)}};
}

}  // namespace phanbien::bench
