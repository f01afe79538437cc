// A definition and what happens to it: the bytes up to the first line "---" are the definition,
// each line after it is an event ("name" or "name JSON"), "+milliseconds" of time, or "!" to go to
// disk and back. Whatever they are, every configuration is legal, what is stored is read back as it
// was, and the same run gives the same end.
#include <boost/json/parse.hpp>
#include <charconv>
#include <cstdint>
#include <cstdlib>

#include "engine/kernel/json.hpp"
#include "engine/statechart/machine.hpp"

namespace {

using namespace phanbien;
using namespace phanbien::statechart;

constexpr int lines_max = 50;
constexpr std::string_view separator = "\n---\n";

void expect(bool holds) {
    if (!holds) {
        std::abort();
    }
}

void pass_time(Machine& machine, std::string_view milliseconds) {
    std::int64_t count = 0;
    std::from_chars(milliseconds.data(), milliseconds.data() + milliseconds.size(), count);
    const auto until =
        machine.state().now + std::chrono::milliseconds(std::clamp<std::int64_t>(count, 0, 10'000));
    for (int i = 0; i < lines_max && machine.fire_next(until); ++i) {
        machine.drain();
    }
}

void send(Machine& machine, std::string_view line) {
    Event event{.name = std::string(line.substr(0, line.find(' ')))};
    if (event.name.size() < line.size()) {
        if (auto data = parse_json(line.substr(event.name.size() + 1))) {
            event.data = *std::move(data);
        }
    }
    machine.send(std::move(event));
    machine.drain();
}

boost::json::object run(const Chart& chart, std::string_view script) {
    Machine machine(chart, {.reading = whole_standard(), .facts = {}});
    machine.start(Instant{});
    machine.drain();
    for (int line = 0; line < lines_max && !script.empty() && machine.running(); ++line) {
        const auto end = std::min(script.find('\n'), script.size());
        const auto text = script.substr(0, end);
        script.remove_prefix(std::min(end + 1, script.size()));
        if (text == "!") {
            expect(machine.load(machine.dump()).has_value());
        } else if (text.starts_with('+')) {
            pass_time(machine, text.substr(1));
        } else if (!text.empty()) {
            send(machine, text);
        }
        const auto& configuration = machine.root().configuration;
        expect(configuration.empty() || is_legal(chart, configuration));
    }
    return machine.dump();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto end = std::min(text.find(separator), text.size());
    const auto chart = Chart::read(text.substr(0, end), "fuzz.scxml", whole_standard());
    if (!chart.has_value()) {
        expect(!chart.error().vi.empty() && !chart.error().en.empty());
        return 0;
    }
    const auto script = text.substr(std::min(end + separator.size(), text.size()));
    expect(run(*chart, script) == run(*chart, script));
    return 0;
}
