#include "tests/bench/load/workloads.hpp"

#include <algorithm>
#include <cstdio>
#include <functional>

#include "tests/bench/load/load_run.hpp"
#include "tests/bench/load/plain_inserts.hpp"
#include "tests/bench/measure.hpp"

namespace phanbien::bench {

namespace json = boost::json;

namespace {

constexpr std::size_t clients_usual = 64;
constexpr std::size_t clients_many = 256;
constexpr std::size_t opinion_bytes = 300;
constexpr std::size_t opinions_together = 100;  // as many as a request may bring

// What else is measured with the data that the real server has written.
using AfterReal = std::function<void(Rounds&, const std::filesystem::path&, const Figures&)>;

// The real server and the bare one in turn. Rates and costs are those of opinions where several are
// in one command; latencies are those of commands.
json::object compared(const Bench& bench, const std::filesystem::path& office, const Load& load,
                      std::uint64_t row_bytes, const AfterReal& after_real = {}) {
    const auto together = static_cast<double>(load.together);
    Rounds of;
    std::uint64_t survived = 0;  // kill -9, of all rounds
    for (int i = 0; i < bench.rounds; ++i) {
        const auto bare = load_bare(bench, bench.folder / "bare", load, row_bytes);
        const auto data = bench.folder / "real";
        copy_office(office, data);
        const auto real = load_real(bench, data, load);
        of["ops_s"].push_back(real.ops_s * together);
        of["bare_ops_s"].push_back(bare.ops_s * together);
        of["ratio"].push_back(real.ops_s / bare.ops_s);
        of["p50_ms"].push_back(real.p50_ms);
        of["p99_ms"].push_back(real.p99_ms);
        of["bare_p99_ms"].push_back(bare.p99_ms);
        of["p99_ratio"].push_back(real.p99_ms / bare.p99_ms);
        of["processor_us"].push_back(real.processor_us / together);
        of["bare_processor_us"].push_back(bare.processor_us / together);
        survived += real.answered * load.together;
        if (after_real) {
            after_real(of, data, real);
        }
    }
    auto kept = medians(of);
    kept["survived_kill"] = survived;
    return kept;
}

void print(const char* what, const json::object& kept) {
    const auto of = [&](std::string_view name) { return kept.at(name).to_number<double>(); };
    std::printf(
        "%-26s %8.0f/s, bare %8.0f/s, ratio %.2f; p50 %.2f ms, p99 %.2f ms, bare p99 %.2f ms, "
        "ratio "
        "%.2f; processor %.0f us each, bare %.0f us; %.0f answered survived kill -9\n",
        what, of("ops_s"), of("bare_ops_s"), of("ratio"), of("p50_ms"), of("p99_ms"),
        of("bare_p99_ms"), of("p99_ratio"), of("processor_us"), of("bare_processor_us"),
        of("survived_kill"));
    std::fflush(stdout);
}

// How many bytes of log one command makes: a short run, whose figures are thrown away.
std::uint64_t measured_row_bytes(const Bench& bench, const std::filesystem::path& office,
                                 const Load& load) {
    const auto data = bench.folder / "real";
    copy_office(office, data);
    auto short_load = load;
    short_load.commands = std::max(load.clients, 20 * load.clients / load.together);
    return static_cast<std::uint64_t>(load_real(bench, data, short_load).row_bytes);
}

const Load dossiers{.script = "dossiers", .clients = clients_usual};
const Load opinions{.script = "opinions", .clients = clients_usual, .bytes = opinion_bytes};
const Load many_opinions{.script = "opinions",
                         .clients = clients_usual,
                         .bytes = opinion_bytes,
                         .together = opinions_together};

// Opinions a hundred to a request, beside the bare server with the same bytes and beside SOCI alone
// with the same rows, in turn.
json::object measure_many_opinions(const Bench& bench, const std::filesystem::path& office) {
    const auto row_bytes = measured_row_bytes(bench, office, many_opinions);
    auto load = many_opinions;
    load.commands = bench.only_checks ? load.clients : 0;
    auto kept = compared(bench, office, load, row_bytes,
                         [&](Rounds& of, const std::filesystem::path& data, const Figures& real) {
                             const auto plain = plain_inserts_per_s(
                                 database_of(data), office, bench.folder / "plain", real.dossier,
                                 opinions_together);
                             of["plain_ops_s"].push_back(plain);
                             of["plain_ratio"].push_back(real.ops_s * opinions_together / plain);
                         });
    print("W2 opinions, 100 a request", kept);
    std::printf("%-26s %8.0f/s, ratio %.2f\n", "   their rows by SOCI alone",
                kept["plain_ops_s"].to_number<double>(), kept["plain_ratio"].to_number<double>());
    std::fflush(stdout);
    kept["log_bytes_per_command"] = row_bytes;
    return kept;
}

}  // namespace

json::object measure_dossiers(const Bench& bench, const std::filesystem::path& office) {
    const auto row_bytes = measured_row_bytes(bench, office, dossiers);
    auto kept = compared(bench, office, dossiers, row_bytes);
    print("W1 dossiers, 64 clients", kept);
    auto more = dossiers;
    more.clients = clients_many;
    auto many = compared(bench, office, more, row_bytes);
    print("W1 dossiers, 256 clients", many);
    kept["log_bytes_per_command"] = row_bytes;
    kept["clients_256"] = std::move(many);
    return kept;
}

json::object measure_opinions(const Bench& bench, const std::filesystem::path& office) {
    if (bench.only_checks) {
        return measure_many_opinions(bench, office);  // single ones go the way of W1
    }
    const auto row_bytes = measured_row_bytes(bench, office, opinions);
    auto kept = compared(bench, office, opinions, row_bytes);
    print("W2 opinions, one a request", kept);
    kept["log_bytes_per_command"] = row_bytes;
    kept["batch"] = measure_many_opinions(bench, office);
    return kept;
}

}  // namespace phanbien::bench
