// The real server under load, beside what this machine can do: starts `phanbien serve`, drives it
// over HTTP from a process of its own, kills it with -9 under load and looks whether every answered
// command is there.
//
//     load_bench [W0 W1 W2 W3 W4 growth nation] [--seconds S] [--rounds N] [--dossiers N]
//         [--events N] [--grown DIR] [--opinions N] [--db URL] [--folder DIR] [--phanbien FILE]
//         [--output FILE]
//     load_bench --check      short runs of W1 and W2's hundreds: that everything still works; no
//                             figure is kept
//
// Without a name: W0 to W4. Growth fills an office through the server, which takes two minutes for
// a million events; nation does the same on an empty PostgreSQL database. W4 among a million
// dossiers (--dossiers 1000000) copies rows of lists. --folder has to be on the disk that is to be
// measured; it is made and removed again. PHANBIEN_BINARY names the server where --phanbien does
// not.
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "tests/bench/load/arguments.hpp"
#include "tests/bench/load/workloads.hpp"
#include "tests/bench/measure.hpp"

namespace {

using namespace phanbien;

struct Workload {
    std::string name;
    boost::json::object (*measure)(const bench::Bench&, const std::filesystem::path&);
};

const std::vector<Workload> workloads{
    {"W0", bench::measure_start},     {"W1", bench::measure_dossiers},
    {"W2", bench::measure_opinions},  {"W3", bench::measure_history},
    {"W4", bench::measure_inbox},     {"growth", bench::measure_growth},
    {"nation", bench::measure_nation}};

// What was named; the short ones when nothing was.
std::vector<std::string> chosen_of(const bench::Arguments& arguments) {
    if (arguments.plain().empty()) {
        return arguments.has("--check") ? std::vector<std::string>{"W1", "W2"}
                                        : std::vector<std::string>{"W0", "W1", "W2", "W3", "W4"};
    }
    for (const auto& name : arguments.plain()) {
        if (std::ranges::find(workloads, name, &Workload::name) == workloads.end()) {
            throw std::runtime_error("there is no workload \"" + name + "\"");
        }
    }
    return arguments.plain();
}

bench::Bench bench_of(const bench::Arguments& arguments, const char* program) {
    const auto programs = std::filesystem::canonical(program).parent_path();
    const auto* named = std::getenv("PHANBIEN_BINARY");
    const std::string usual = named != nullptr ? named : programs / "../../../phanbien";
    bench::Bench bench{.phanbien = arguments.text("--phanbien", usual),
                       .programs = programs,
                       .folder = arguments.text("--folder", (programs / "data").string())};
    bench.seconds = arguments.seconds("--seconds", bench.seconds);
    bench.rounds = static_cast<int>(arguments.number("--rounds", 3));
    bench.dossiers = arguments.number("--dossiers", bench.dossiers);
    bench.events = arguments.number("--events", bench.events);
    bench.grown = arguments.text("--grown");
    bench.opinions = arguments.number("--opinions", bench.opinions);
    if (arguments.has("--check")) {
        bench.warm_up_s = 0.1;
        bench.seconds = 0.4;
        bench.rounds = 1;
        bench.only_checks = true;
    }
    return bench;
}

void run(const bench::Arguments& arguments, const char* program) {
    auto bench = bench_of(arguments, program);
    const auto output = arguments.text("--output", bench::Call{}.output.string());
    std::filesystem::remove_all(bench.folder);
    std::filesystem::create_directories(bench.folder);
    const auto office = bench.folder / "office";
    bench::make_office(bench, office);
    bench.database = arguments.text("--db");  // the office was made in its folder
    const auto chosen = chosen_of(arguments);
    for (const auto& workload : workloads) {
        if (std::ranges::find(chosen, workload.name) != chosen.end()) {
            const auto kept = workload.measure(bench, office);
            if (!arguments.has("--check")) {
                bench::write_part(output, workload.name, kept);
            }
        }
    }
    std::filesystem::remove_all(bench.folder);
}

}  // namespace

int main(int count, char** values) {
    try {
        run(bench::Arguments(count, values, {"--check"}), values[0]);
        return EXIT_SUCCESS;
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "load_bench: %s\n", failure.what());
        return EXIT_FAILURE;
    }
}
