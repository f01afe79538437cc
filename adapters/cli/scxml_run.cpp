// `phanbien scxml run FILE [--events FILE]`: runs any SCXML document and prints what each macrostep
// did, one JSON text a line. The clock stands still but for {"after_ms":…} among the events.
#include <iostream>

#include "adapters/cli/file_text.hpp"
#include "adapters/cli/house.hpp"
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
    return file_or_input_text(path, "the events");
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
        std::cerr << told(machine.error()) << '\n';
        return failed;
    }
    for (const auto& line : run_of(*machine, events_in(words.flag("--events")), begin)) {
        std::cout << line << '\n';
    }
    return done;
}

}  // namespace phanbien::cli
