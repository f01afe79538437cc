// `phanbien scxml run FILE [--events FILE]`: runs any SCXML document and prints what each macrostep
// did, one JSON text a line. The clock stands still but for {"after_ms":…} among the events.
#include <fstream>
#include <iostream>
#include <iterator>

#include "adapters/cli/scxml.hpp"
#include "adapters/cli/words.hpp"

namespace phanbien::cli {

namespace {

// So that the same run prints the same trace on any day.
const Instant begin = parse_instant("2026-01-01T00:00:00Z").value();

std::string events_in(const std::string& path) {
    if (path.empty()) {
        return {};
    }
    if (path == "-") {
        return {std::istreambuf_iterator<char>(std::cin), {}};
    }
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        throw std::runtime_error("cannot read " + path);
    }
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

int scxml_run_command(Arguments arguments) {
    const auto words = read_words(arguments, {"--events"}, {});
    if (words.plain.size() != 1) {
        std::cerr << "phanbien scxml run FILE [--events FILE]\n";
        return wrong_call;
    }
    auto machine = machine_of(words.plain.front());
    if (!machine) {
        const auto problem = machine.error();
        for (const auto& mistake : problem.fields) {
            std::cerr << mistake.pointer << ": " << mistake.en << '\n';
        }
        return failed;
    }
    for (const auto& line : run_of(*machine, events_in(words.flag("--events")), begin)) {
        std::cout << line << '\n';
    }
    return done;
}

}  // namespace phanbien::cli
