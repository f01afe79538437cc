#include "tests/bench/load/workloads.hpp"

#include <cstdio>

#include "tests/bench/load/load_run.hpp"
#include "tests/bench/measure.hpp"

namespace phanbien::bench {

namespace json = boost::json;

namespace {

constexpr std::size_t clients_usual = 64;
constexpr std::size_t clients_many = 256;

// Medians over the rounds of two servers that took turns.
struct Beside {
    double ops_s = 0;
    double bare_ops_s = 0;
    double ratio = 0;  // the median of the rounds' ratios, not the ratio of the medians
    double p50_ms = 0;
    double p99_ms = 0;
    double bare_p99_ms = 0;
    double p99_ratio = 0;
    std::uint64_t survived = 0;  // kill -9, of all rounds
};

Beside compared(const Bench& bench, const std::filesystem::path& office, const Load& load,
                std::uint64_t row_bytes) {
    std::map<std::string, std::vector<double>> of;
    std::uint64_t survived = 0;
    for (int i = 0; i < bench.rounds; ++i) {
        const auto bare = load_bare(bench, bench.folder / "bare", load, row_bytes);
        const auto data = bench.folder / "real";
        copy_office(office, data);
        const auto real = load_real(bench, data, load);
        of["ops_s"].push_back(real.ops_s);
        of["bare_ops_s"].push_back(bare.ops_s);
        of["ratio"].push_back(real.ops_s / bare.ops_s);
        of["p50_ms"].push_back(real.p50_ms);
        of["p99_ms"].push_back(real.p99_ms);
        of["bare_p99_ms"].push_back(bare.p99_ms);
        of["p99_ratio"].push_back(real.p99_ms / bare.p99_ms);
        survived += real.answered;
    }
    return {.ops_s = median(of["ops_s"]),
            .bare_ops_s = median(of["bare_ops_s"]),
            .ratio = median(of["ratio"]),
            .p50_ms = median(of["p50_ms"]),
            .p99_ms = median(of["p99_ms"]),
            .bare_p99_ms = median(of["bare_p99_ms"]),
            .p99_ratio = median(of["p99_ratio"]),
            .survived = survived};
}

json::object to_json(const Beside& it) {
    return {{"ops_s", it.ops_s},         {"bare_ops_s", it.bare_ops_s},
            {"ratio", it.ratio},         {"p50_ms", it.p50_ms},
            {"p99_ms", it.p99_ms},       {"bare_p99_ms", it.bare_p99_ms},
            {"p99_ratio", it.p99_ratio}, {"survived_kill", it.survived}};
}

void print(const char* what, const Beside& it) {
    std::printf(
        "%-30s %8.0f/s   bare %8.0f/s   ratio %5.2f   p50 %6.2f ms   p99 %7.2f ms   "
        "bare p99 %6.2f ms   ratio %5.2f   %llu survived kill -9\n",
        what, it.ops_s, it.bare_ops_s, it.ratio, it.p50_ms, it.p99_ms, it.bare_p99_ms, it.p99_ratio,
        static_cast<unsigned long long>(it.survived));
    std::fflush(stdout);
}

// How many bytes of log one command makes: a short run, whose figures are thrown away.
std::uint64_t measured_row_bytes(const Bench& bench, const std::filesystem::path& office,
                                 const Load& load) {
    const auto data = bench.folder / "real";
    copy_office(office, data);
    auto short_load = load;
    short_load.commands = 20 * load.clients;
    return static_cast<std::uint64_t>(load_real(bench, data, short_load).row_bytes);
}

}  // namespace

json::object measure_dossiers(const Bench& bench, const std::filesystem::path& office) {
    const Load usual{.script = "dossiers", .clients = clients_usual};
    const auto row_bytes = measured_row_bytes(bench, office, usual);
    const auto few = compared(bench, office, usual, row_bytes);
    print("W1 dossiers, 64 clients", few);
    const Load more{.script = "dossiers", .clients = clients_many};
    const auto many = compared(bench, office, more, row_bytes);
    print("W1 dossiers, 256 clients", many);
    auto kept = to_json(few);
    kept["log_bytes_per_command"] = row_bytes;
    kept["clients_256"] = to_json(many);
    return kept;
}

}  // namespace phanbien::bench
